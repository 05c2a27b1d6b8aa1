/** Line files (`.jsonl`, `.ndjson`) as bytes, so that a line nobody can read is carried over unchanged. */

const newline = 0x0a;
const byteOrderMark = '\ufeff';

export interface LineFile {
  /** Without their line ends; empty lines are left out. */
  readonly lines: readonly Uint8Array[];
  /** Whether the last line has its line end, or there is none. */
  readonly complete: boolean;
}

/** Splits at `\n`. */
export function splitLines(bytes: Uint8Array): LineFile {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found;
    if (end > start) lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, complete: bytes.length === 0 || bytes[bytes.length - 1] === newline };
}

/** Joins lines, each with its line end. */
export function joinLines(lines: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(lines.flatMap((line) => [line, Uint8Array.of(newline)]));
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes, a byte order mark kept; `null` where they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** A JSON value inside a box, so that a damaged file and a file that says `null` can be told apart. */
export interface JsonRead {
  readonly value: unknown;
}

/** Reads JSON, with or without a byte order mark; `null` where the bytes are not UTF-8 or not JSON. */
export function decodeJson(bytes: Uint8Array): JsonRead | null {
  const text = decodeText(bytes);
  if (text === null) return null;
  try {
    return { value: JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text) as unknown };
  } catch {
    return null;
  }
}

/** UTF-8 bytes of a text. */
export const encodeText = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** A JSON file for people: indented, with a last line end. */
export const encodeJson = (value: unknown): Uint8Array => encodeText(`${JSON.stringify(value, null, 2)}\n`);

/** Whether a JSON value is an object with names. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
