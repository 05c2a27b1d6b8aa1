/**
 * Which encoding a text that says nothing of it is in: byte statistics (chardet, after ICU's detector, the only file that
 * imports it) propose, and what the bytes then read as decides: letters of one alphabet, no sign amid a word, no capital
 * after a small letter.
 */
import { analyse } from 'chardet';
import { decodeBytes } from './decode-bytes';
import { characterEncodings, letterEncodings, signs, type CharacterEncoding, type Encoding, type LetterEncoding } from './encodings';

export interface Guess {
  readonly text: string;
  /** The encoding as a reader knows it. */
  readonly name: string;
}

/** Bytes: some thousand words tell as much as a book. */
const SAMPLED = 16 * 1024;
const LEAD = 200;
/** Share of the characters beyond ASCII that must have a place in the language; a text may be damaged in the others. */
const PLAUSIBLE = 0.9;
/** The detector's confidence (of 100) from which on two bytes are taken for one character: pairs of letters look alike by chance. */
const CONFIDENT = 70;
/** The confidence that a script of its own must reach: nearly any bytes are letters of it. */
const HEARD = 12;
/** Added to every confidence, for languages the detector has no statistics of. */
const UNHEARD = 10;
/** A text with words of several languages, such as a list of names, fits no single alphabet. */
const MIXED = 0.5;
/** Share of kana or Hangul that no Japanese or Korean sentence lacks. */
const NEEDED = 0.1;
/** Share of what a language shuns that may still occur. */
const RARE = 0.05;

const LETTER = /\p{L}/u;
const FOREIGN = /[^\0-\x7f]/gu;
const SIGNS = new RegExp(`[${signs.joining}${signs.ending}${signs.apart}]`, 'gu');

/** Bytes from a little before the first one beyond ASCII, without markup, which would drown them in English. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const from = Math.max(0, bytes.findIndex((byte) => byte > 127) - LEAD);
  const source = Buffer.from(bytes.subarray(from, from + 4 * SAMPLED)).toString('latin1');
  const bare = /<\/?(?:html|head|body|p|div|span)\b/i.test(source) ? source.replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^<>]*>/gi, ' ') : source;
  return Buffer.from(/[\x80-\xff]/.test(bare) ? bare : source, 'latin1').subarray(0, SAMPLED);
}

const decode = (bytes: Uint8Array, { label }: Encoding): string => decodeBytes(bytes, label);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function confidenceIn(found: ReadonlyMap<string, number>, { detected }: Encoding): number {
  return Math.max(0, ...detected.map((name) => found.get(name) ?? 0));
}

function readsAsCharacters(text: string, { script, needs, shuns }: CharacterEncoding): boolean {
  const foreign = count(text, FOREIGN);
  const placed = count(text, script) + count(text, SIGNS);
  return placed >= foreign * PLAUSIBLE && count(text, needs) >= foreign * NEEDED && count(text, shuns) <= foreign * RARE;
}

const isForeign = (unit: string): boolean => unit > '\x7f' && LETTER.test(unit);
const isSmall = (unit: string): boolean => LETTER.test(unit) && unit !== unit.toUpperCase();

/** Whether a sign may stand between `previous` and `next`; `null` where it is none. */
function placesSign(sign: string, previous: string, next: string): boolean | null {
  if (signs.joining.includes(sign)) return true;
  if (signs.ending.includes(sign)) return !LETTER.test(next) || !LETTER.test(previous);
  return signs.apart.includes(sign) ? !LETTER.test(previous) && !LETTER.test(next) : null;
}

/** For each alphabet, the share (0 to 1) of the characters beyond ASCII that stand where its language would have them. */
function plausibility(text: string, alphabets: readonly string[], ownScript: boolean): number[] {
  const units = [...text];
  const placed = alphabets.map(() => 0);
  let foreign = 0;
  units.forEach((unit, index) => {
    if (unit <= '\x7f') return;
    foreign += 1;
    const [previous = '', next = ''] = [units[index - 1], units[index + 1]];
    const sign = placesSign(unit, previous, next);
    const small = unit.toLowerCase();
    // Languages in Latin letters have no three beyond ASCII in a row, others none of ASCII amid their own.
    const isAmid = ownScript ? /[a-z]/i.test(previous + next) : isForeign(previous) && isForeign(next);
    const isAmiss = sign === null && (isAmid || (small !== unit && isSmall(previous)));
    alphabets.forEach((letters, which) => {
      if (sign ?? (!isAmiss && letters.includes(small))) placed[which] = (placed[which] ?? 0) + 1;
    });
  });
  return placed.map((sum) => (foreign === 0 ? 0 : sum / foreign));
}

interface Candidate {
  readonly encoding: Encoding;
  /** Of the best alphabet, and of all of them taken together. */
  readonly fits: number;
  readonly score: number;
}

function weigh(sample: Uint8Array, encoding: LetterEncoding, confidence: number): Candidate {
  const { alphabets, ownScript = false, preferred = 1, detected } = encoding;
  const text = decode(sample, encoding);
  // Places that an encoding leaves empty, or has controls at, no writer used.
  if (/[\x80-\x9f\ufffd\ue000-\uf8ff]/.test(text) || (ownScript && confidence < HEARD && detected.length > 0)) return { encoding, fits: 0, score: 0 };
  const single = Math.max(...plausibility(text, alphabets, ownScript));
  const mixed = plausibility(text, [alphabets.join('')], ownScript)[0] ?? 0;
  return { encoding, fits: mixed, score: Math.max(single ** 8, mixed ** 8 * MIXED) * (confidence + UNHEARD) * preferred };
}

/** The text as the likeliest encoding reads it; `null` where none reads it as a language. `bytes` hold some beyond ASCII. */
export function guessEncoding(bytes: Uint8Array): Guess | null {
  const sample = sampleOf(bytes);
  const found = new Map<string, number>();
  for (const { name, confidence } of analyse(sample)) found.set(name, Math.max(confidence, found.get(name) ?? 0));
  const wide = characterEncodings
    .filter((encoding) => confidenceIn(found, encoding) >= CONFIDENT)
    .sort((a, b) => confidenceIn(found, b) - confidenceIn(found, a))
    .find((encoding) => readsAsCharacters(decode(sample, encoding), encoding));
  if (wide) return { text: decode(bytes, wide), name: wide.name };
  const [best] = letterEncodings.map((encoding) => weigh(sample, encoding, confidenceIn(found, encoding))).sort((a, b) => b.score - a.score);
  return best && best.fits >= PLAUSIBLE ? { text: decode(bytes, best.encoding), name: best.encoding.name } : null;
}
