/** UTF-16 that carries no byte order mark, told by what it reads as. */
import { decodeBytes } from './decode-bytes';

/** Bytes looked at; even. */
const SAMPLED = 64 * 1024;
/** Fewer characters than this look like text by chance. */
const FEWEST = 8;
/** Share of the letters that must be of one writing: read in the wrong order they come from all over Unicode. */
const OF_ONE = 0.9;

/** The writings of the languages of nine in ten readers; Japanese mixes two, and so stands with Chinese. */
const WRITINGS: readonly RegExp[] = ['Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Thai', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Armenian', 'Georgian', 'Hangul'].map((name) => new RegExp(`\\p{Script=${name}}`, 'gu'));
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const LETTERS = /[\p{L}\p{M}]/gu;
/** No writer puts these into a text: controls, what is not assigned, and half of a pair. */
const AMISS = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\p{Cn}\p{Co}\p{Cs}]/u;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const ascii = (text: string): number => count(text, /[\x20-\x7e]/g);

function reads(text: string): boolean {
  if (text.length < FEWEST || AMISS.test(text)) return false;
  const letters = count(text.replace(/[A-Za-z]/g, ''), LETTERS);
  if (letters === 0) return count(text, /[A-Za-z]/g) > text.length * 0.5;
  return Math.max(...[...WRITINGS, HAN].map((writing) => count(text.replace(/[A-Za-z]/g, ''), writing))) >= letters * OF_ONE;
}

/** The label that `bytes` without a mark are read by; `null` where they are no UTF-16, or too few to tell. */
export function wideLabelOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  // Spaces, line ends and full stops of every writing have a byte below nine; no other encoding has it.
  const sample = bytes.subarray(0, SAMPLED);
  if (bytes.length % 2 !== 0 || !sample.some((byte) => byte < 9)) return null;
  // A sample may end amid a pair. Western text reads as Chinese in the wrong order, without a single space.
  const read = (['utf-16le', 'utf-16be'] as const).map((label) => ({ label, text: decodeBytes(sample, label).replace(/\ufffd$/, '') })).filter(({ text }) => reads(text));
  const [first, second] = read.sort((a, b) => ascii(b.text) - ascii(a.text));
  return !first || (second && ascii(first.text) === ascii(second.text)) ? null : first.label;
}
