/**
 * Columns side by side in one run of bytes, and back as views upon those bytes: nothing is parsed or copied. Anything that is
 * not exactly what was written is refused.
 */
import type { Column } from './column';

/** Raised whenever folding, terms, ranking columns or this layout change, so that an index of another making is never searched. */
export const VERSION = 3;

/** `ALMX` on a machine with the lower byte first; the other way round on one that would read the columns wrongly. */
const MARK = 0x584d4c41;
/** Mark, version, length of the whole in bytes, checksum of all that follows it, number of columns; then width and length of each. */
const HEADER = 5;
/** Every column begins at a multiple of this, so that it can be seen as numbers of any width. */
const ALIGNED = 16;

export function encodeColumns(columns: readonly Column[]): Uint8Array {
  const places = placesOf(columns.map((column) => [column.BYTES_PER_ELEMENT, column.length]));
  const bytes = new Uint8Array(places.end);
  const words = new Uint32Array(bytes.buffer);
  words.set([MARK, VERSION, places.end, 0, columns.length, ...columns.flatMap((column) => [column.BYTES_PER_ELEMENT, column.length])]);
  columns.forEach((column, i) => bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), places.starts[i]));
  words[3] = checksum(words.subarray(4));
  return bytes;
}

/** `null` where the bytes are of another version or machine, cut short, or changed in a single bit. */
export function decodeColumns(given: Uint8Array): Column[] | null {
  if (given.byteLength < HEADER * 4 || given.byteLength % ALIGNED !== 0) return null;
  const bytes = given.byteOffset % ALIGNED === 0 ? given : given.slice();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const [mark, version, length, sum, count] = words as unknown as [number, number, number, number, number];
  if (mark !== MARK || version !== VERSION || length !== bytes.byteLength || sum !== checksum(words.subarray(4))) return null;
  const shapes = Array.from({ length: count }, (_, i): [number, number] => [words[HEADER + 2 * i] as number, words[HEADER + 2 * i + 1] as number]);
  const { starts } = placesOf(shapes);
  return shapes.map(([width, size], i) => {
    const at = bytes.byteOffset + (starts[i] as number);
    return width === 1 ? new Uint8Array(bytes.buffer, at, size) : width === 2 ? new Uint16Array(bytes.buffer, at, size) : new Uint32Array(bytes.buffer, at, size);
  });
}

function placesOf(shapes: readonly (readonly [number, number])[]): { starts: number[]; end: number } {
  let end = aligned((HEADER + 2 * shapes.length) * 4);
  const starts = shapes.map(([width, length]) => {
    const start = end;
    end = aligned(end + width * length);
    return start;
  });
  return { starts, end };
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNED) * ALIGNED;

/** FNV-1a over 32-bit words in four strands, which a processor computes at once; tells damage by accident, not by intent. */
export function checksum(words: Uint32Array): number {
  let [a, b, c, d] = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  const whole = words.length - (words.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a = Math.imul(a ^ (words[i] as number), 0x01000193);
    b = Math.imul(b ^ (words[i + 1] as number), 0x01000193);
    c = Math.imul(c ^ (words[i + 2] as number), 0x01000193);
    d = Math.imul(d ^ (words[i + 3] as number), 0x01000193);
  }
  for (let i = whole; i < words.length; i += 1) a = Math.imul(a ^ (words[i] as number), 0x01000193);
  return (Math.imul(Math.imul(Math.imul(a, 0x01000193) ^ b, 0x01000193) ^ c, 0x01000193) ^ d) >>> 0;
}
