/** Finds what is typed in the open text: case, accents and kinds of white space folded, offsets exact. */
import type { TextRange } from '../documents/document';
import { fold } from './fold';

/** The folded text, and for each of its UTF-16 units the offset in the source it came from (one more at the end). */
export interface FoldedText {
  readonly folded: string;
  readonly offsets: Uint32Array;
}

const APOSTROPHE = /['’‘ʼ`]/;
const DASH = /[-‐‑‒–—−]/;
const QUOTATION = /["“”„«»]/;

/** One character under which its spellings meet; empty for characters that nobody types. */
function foldCharacter(character: string): string {
  if (/\s/.test(character)) return ' ';
  if (APOSTROPHE.test(character)) return "'";
  if (DASH.test(character)) return '-';
  if (QUOTATION.test(character)) return '"';
  return fold(character);
}

/** Folds a whole text in one pass; runs of white space become one space. */
export function foldText(text: string): FoldedText {
  const parts: string[] = [];
  const offsets: number[] = [];
  let last = '';
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const made = foldCharacter(character);
    if (!(made === ' ' && last === ' ')) {
      for (let unit = 0; unit < made.length; unit++) offsets.push(at);
      parts.push(made);
      if (made !== '') last = made;
    }
    at += character.length;
  }
  offsets.push(text.length);
  return { folded: parts.join(''), offsets: Uint32Array.from(offsets) };
}

/** End of the character (with the accents that follow it) whose folded form begins at `unit`. */
function sourceEnd(text: string, offsets: Uint32Array, unit: number): number {
  const start = offsets[unit] ?? text.length;
  let end = start + (text.codePointAt(start) !== undefined && (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && /\p{Mn}/u.test(text.charAt(end))) end++;
  return Math.min(end, text.length);
}

/** Every place of `query` in `text`, in order, not overlapping. Empty for a query without a visible character. */
export function findAll(text: string, source: FoldedText, query: string): TextRange[] {
  const wanted = foldText(query.trim()).folded;
  if (wanted === '') return [];
  const found: TextRange[] = [];
  const { folded, offsets } = source;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push({ start: offsets[at] ?? 0, end: sourceEnd(text, offsets, at + wanted.length - 1) });
  }
  return found;
}

/** How strictly places are taken; each member alone narrows what is found. */
export interface Strictness {
  /** The letters as they were typed: case and accents count. */
  readonly exact: boolean;
  /** No letter, digit or accent goes on from either end. */
  readonly whole: boolean;
}

const inWord = /^[\p{L}\p{N}\p{M}_]$/u;
const characterBefore = (text: string, at: number): string => /[\s\S]$/u.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
const characterAfter = (text: string, at: number): string => /^[\s\S]/u.exec(text.slice(at, at + 2))?.[0] ?? '';

/** Whether a word goes on across an offset. */
const joins = (text: string, at: number): boolean => inWord.test(characterBefore(text, at)) && inWord.test(characterAfter(text, at));

/** Whether a place that `findAll` gave is one of what is sought so strictly. */
export function fits(text: string, { start, end }: TextRange, query: string, { exact, whole }: Strictness): boolean {
  if (exact && text.slice(start, end).normalize('NFC') !== query.trim().normalize('NFC')) return false;
  return !whole || (!joins(text, start) && !joins(text, end));
}
