/** Bytes into text by the label of an encoding (WHATWG Encoding standard). */

/** What windows-1252 has at 0x80 to 0x9f, where Latin-1 has controls. */
const UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Damaged places become U+FFFD. Throws a `RangeError` for a label that no decoder knows. */
export function decodeBytes(bytes: Uint8Array, label: string): string {
  const decoder = new TextDecoder(label);
  const text = decoder.decode(bytes);
  // Node 20 to 24 read windows-1252 as Latin-1 (nodejs/node#56542): quotes and dashes would be controls.
  return decoder.encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, (unit) => UPPER[unit.charCodeAt(0) - 0x80] ?? unit) : text;
}
