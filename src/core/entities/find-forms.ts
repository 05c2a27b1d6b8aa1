/** Finds where the names that the reader gave stand in a text, as whole words. */
import type { TextRange } from '../documents/document';

/** White space of any length for white space; everything else as it is. */
const patternOf = (form: string): string =>
  form
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('\\s+');

/** Every place of a form that no letter or digit adjoins, in order. `exact` where capitals must agree. */
export function findForm(text: string, form: string, exact: boolean): TextRange[] {
  const [first = ''] = form.trim().split(/\s+/u);
  if (first === '' || (exact && !text.includes(first))) return [];
  // The neighbours are looked at apart: a pattern that begins with letters is searched for many times faster.
  const found: TextRange[] = [];
  for (const match of text.matchAll(new RegExp(patternOf(form), exact ? 'gu' : 'giu'))) {
    const start = match.index;
    const end = start + match[0].length;
    if (!/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))) found.push({ start, end });
  }
  return found;
}
