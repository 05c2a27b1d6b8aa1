/** Cuts a text into runs of letters and digits of one kind of script: the raw material of words. */

export interface Piece {
  readonly text: string;
  /** UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
  /** Written in a script that puts no spaces between words, so that it must be found by pairs of characters. */
  readonly unspaced: boolean;
}

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30FC\\uFF70\\u3099\\u309A\\uFF9E\\uFF9F';
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
/** A stretch of one kind: unspaced characters with the marks upon them, or all others. */
const STRETCH = new RegExp(`[${UNSPACED}][${UNSPACED}\\p{M}]*|[^${UNSPACED}]+`, 'gu');
const RUN = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;

/** Whether a word holds characters of a script without spaces. */
export function isUnspaced(text: string): boolean {
  return HAS_UNSPACED.test(text);
}

/** Runs in order; mixed runs such as `NASAの探査機` are parted where the script changes. */
export function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    if (!HAS_UNSPACED.test(run)) {
      pieces.push({ text: run, start, end: start + run.length, unspaced: false });
      continue;
    }
    for (const part of run.matchAll(STRETCH)) {
      const from = start + part.index;
      pieces.push({ text: part[0], start: from, end: from + part[0].length, unspaced: HAS_UNSPACED.test(part[0]) });
    }
  }
  return pieces;
}
