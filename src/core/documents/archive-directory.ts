/** The directory of a zip archive (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16): what its entries must sum up to once unpacked. */

export interface DirectoryEntry {
  /** As it is written. */
  readonly name: Uint8Array;
  readonly isUtf8: boolean;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
  /** How it is packed: 0 not at all, 8 by deflate. */
  readonly method: number;
  /** Bytes, packed and unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Of its own head, which its bytes follow. */
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const HEAD = 0x04034b50;
/** Bytes of the three records without what varies, and of the longest comment after the first. */
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const HEAD_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const UTF8_FLAG = 0x0800;

/** Every entry of the directory; none of what is no archive. */
export function directoryOf(bytes: Uint8Array): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: DirectoryEntry[] = [];
  let end = bytes.length - END_LENGTH;
  while (end >= 0 && end >= bytes.length - END_LENGTH - LONGEST_COMMENT && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) return entries;
  for (let at = view.getUint32(end + 16, true); at + ENTRY_LENGTH <= end && view.getUint32(at, true) === ENTRY; ) {
    const length = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + length);
    entries.push({ name, isUtf8: (view.getUint16(at + 8, true) & UTF8_FLAG) !== 0, crc: view.getUint32(at + 16, true), method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true) });
    at += ENTRY_LENGTH + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** An entry's bytes as they are packed; `null` where they do not lie where the directory says. */
export function packedBytes(bytes: Uint8Array, { offset, packed }: DirectoryEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + HEAD_LENGTH > bytes.length || view.getUint32(offset, true) !== HEAD) return null;
  const start = offset + HEAD_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packed <= bytes.length ? bytes.subarray(start, start + packed) : null;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as zip archives have it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
