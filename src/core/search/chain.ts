/** Decides which neighbouring runs of letters are one word, or the parts of one name. */
import type { Piece } from './pieces';

export interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Chain {
  readonly parts: readonly Part[];
  /** Whether the parts are also found written as one word: `Cassini-Huygens`, `d’Alembert`, `AT&T`. */
  readonly joins: boolean;
  /** How many pieces the chain has used up; at least one. */
  readonly pieces: number;
}

/** More parts than this are a table or a rule, not a name. */
const MOST_PARTS = 6;
const APOSTROPHES = "'’‘`´＇";
const HYPHENS = '-‐‑‒–−﹣－_&';
/** What an apostrophe may be followed by inside one word: don't, we're. */
const CONTRACTED = /^(?:t|re|ve|ll|d|m)$/i;
const LETTER = /^\p{L}$/u;
const DIGIT_FIRST = /^\p{Nd}/u;
const DIGIT_LAST = /\p{Nd}$/u;
const THOUSANDS = /^\p{Nd}{3}$/u;
const HAS_LETTER = /\p{L}/u;

/** Whether the piece is a word by itself, as most are: what follows it begins neither at once nor after one character that might join them. */
export function standsAlone(text: string, pieces: readonly Piece[], at: number): boolean {
  const gap = gapBefore(text, pieces, at + 1);
  return gap === '' || gap === ' ';
}

/** The word or name that begins at `pieces[at]`, which must be of a spaced script. */
export function chainAt(text: string, pieces: readonly Piece[], at: number): Chain {
  const acronym = acronymAt(text, pieces, at);
  if (acronym) return acronym;
  const parts: Part[] = [];
  let used = 0;
  for (;;) {
    const single = wordAt(text, pieces, at + used);
    parts.push(single.part);
    used += single.pieces;
    const gap = gapBefore(text, pieces, at + used);
    if (gap === '' || !(HYPHENS + APOSTROPHES).includes(gap) || parts.length > MOST_PARTS) break;
  }
  const joins = parts.length > 1 && parts.length <= MOST_PARTS && parts.some((part) => HAS_LETTER.test(part.text));
  return { parts, joins, pieces: used };
}

/** `U.S.` and `J. R. R.` without the spaces: single letters parted by full stops. */
function acronymAt(text: string, pieces: readonly Piece[], at: number): Chain | null {
  let used = 0;
  let letters = '';
  for (;;) {
    const piece = pieces[at + used];
    if (!piece || !LETTER.test(piece.text) || (used > 0 && gapBefore(text, pieces, at + used) !== '.')) break;
    letters += piece.text;
    used += 1;
  }
  const first = pieces[at];
  const last = pieces[at + used - 1];
  if (used < 2 || !first || !last || gapBefore(text, pieces, at + used) === '.') return null;
  const end = text[last.end] === '.' ? last.end + 1 : last.end;
  return { parts: [{ text: letters, start: first.start, end }], joins: false, pieces: used };
}

/** One run, with its contraction, without its possessive, or with the digits after a decimal point or thousands comma. */
function wordAt(text: string, pieces: readonly Piece[], at: number): { part: Part; pieces: number } {
  const first = pieces[at] as Piece;
  let written = first.text;
  let end = first.end;
  let used = 1;
  for (;;) {
    const next = pieces[at + used];
    const gap = gapBefore(text, pieces, at + used);
    if (!next || gap === '') break;
    if (APOSTROPHES.includes(gap)) {
      if (next.text === 's' || next.text === 'S') return { part: { text: written, start: first.start, end }, pieces: used + 1 };
      if (!CONTRACTED.test(next.text)) break;
      written += next.text;
    } else if (gap === '.' && DIGIT_LAST.test(written) && DIGIT_FIRST.test(next.text)) written += `.${next.text}`;
    else if (gap === ',' && DIGIT_LAST.test(written) && THOUSANDS.test(next.text)) written += next.text;
    else break;
    end = next.end;
    used += 1;
  }
  return { part: { text: written, start: first.start, end }, pieces: used };
}

/** The single character between a piece and the one before it; empty where they do not touch by one, or the script changes. */
function gapBefore(text: string, pieces: readonly Piece[], at: number): string {
  const piece = pieces[at];
  const before = pieces[at - 1];
  if (!piece || !before || piece.unspaced || before.unspaced || piece.start !== before.end + 1) return '';
  return text[before.end] ?? '';
}
