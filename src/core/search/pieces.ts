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
const RUN_CHARACTER = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/u;
const ASCII = 0x80;
/** By UTF-16 unit: 1 where it belongs to a run, 2 where it does not, 3 for the first half of a pair; 0 until it is first met. */
const unitKinds = new Uint8Array(0x1_0000);

/** Whether a word holds characters of a script without spaces. */
export function isUnspaced(text: string): boolean {
  return HAS_UNSPACED.test(text);
}

/** Runs in order; mixed runs such as `NASAの探査機` are parted where the script changes. */
export function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    const first = unitsOfCharacter(text, start);
    if (first <= 0) {
      start -= first;
      continue;
    }
    let end = start;
    let ascii = true;
    for (let units = first; units > 0; units = unitsOfCharacter(text, end)) {
      ascii &&= text.charCodeAt(end) < ASCII;
      end += units;
    }
    push(pieces, text.slice(start, end), start, ascii);
    start = end;
  }
  return pieces;
}

/** How many units the character at a place has, negative where it belongs to no run; 0 at the end. */
function unitsOfCharacter(text: string, at: number): number {
  if (at >= text.length) return 0;
  const unit = text.charCodeAt(at);
  const kind = unitKinds[unit] || (unitKinds[unit] = kindOf(unit));
  if (kind === 1) return 1;
  if (kind === 2) return -1;
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  return RUN_CHARACTER.test(character) ? character.length : -character.length;
}

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit < 0xdc00) return 3;
  return RUN_CHARACTER.test(String.fromCharCode(unit)) ? 1 : 2;
}

/** Adds a run, parted where its script changes; all of an ASCII one is of one kind. */
function push(pieces: Piece[], run: string, start: number, ascii: boolean): void {
  if (ascii || !HAS_UNSPACED.test(run)) {
    pieces.push({ text: run, start, end: start + run.length, unspaced: false });
    return;
  }
  for (const part of run.matchAll(STRETCH)) {
    const from = start + part.index;
    pieces.push({ text: part[0], start: from, end: from + part[0].length, unspaced: HAS_UNSPACED.test(part[0]) });
  }
}
