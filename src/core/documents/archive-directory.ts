/** The directory of a zip archive (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16): what its entries must sum up to once unpacked. */

interface DirectoryEntry {
  /** As it is written. */
  readonly name: Uint8Array;
  readonly isUtf8: boolean;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Bytes of the two records without what varies, and of the longest comment after the last. */
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
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
    entries.push({ name, isUtf8: (view.getUint16(at + 8, true) & UTF8_FLAG) !== 0, crc: view.getUint32(at + 16, true) });
    at += ENTRY_LENGTH + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
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
