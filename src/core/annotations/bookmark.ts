/** The words a bookmark is found again by: those that begin where it stands. */
import type { TextRange } from '../documents/document';

/** UTF-16 units of them at most; so many tell a place from all others, and name it in a list. */
const MOST = 80;

/**
 * The words from the beginning of the one at `offset` to the end of its line, eighty units at most and never half a word; at the
 * end of a line those of the next. `null` where no word follows.
 */
export function wordsFrom(text: string, offset: number): TextRange | null {
  let start = Math.max(0, Math.min(offset, text.length));
  while (start > 0 && /\S/.test(text.charAt(start - 1)) && /\S/.test(text.charAt(start))) start--;
  while (start < text.length && /\s/.test(text.charAt(start))) start++;
  if (start >= text.length) return null;
  const line = /^[^\n\t]*/.exec(text.slice(start))?.[0] ?? '';
  if (line.length <= MOST) return { start, end: start + line.trimEnd().length };
  const cut = line.slice(0, MOST + 1).search(/\s+\S*$/);
  return { start, end: start + (cut > 0 ? cut : MOST) };
}
