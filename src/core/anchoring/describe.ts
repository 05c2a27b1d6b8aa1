/** Says how a passage can be found again: its words, what stands around them, and where it is. */
import type { Selectors } from '../annotations/annotation';
import type { TextRange } from '../documents/document';

/** UTF-16 units of context kept on each side; what Hypothesis and Apache Annotator keep as well. */
export const CONTEXT_UNITS = 32;

/** Whether `offset` falls between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** `range` clipped to the text, in order, and widened so that it cuts no surrogate pair. */
export function fitRange(text: string, range: TextRange): TextRange {
  const clip = (offset: number): number =>
    Number.isFinite(offset) ? Math.min(Math.max(Math.trunc(offset), 0), text.length) : 0;
  const a = clip(range.start);
  const b = clip(range.end);
  const start = Math.min(a, b);
  const end = Math.max(a, b);
  if (start === end) return splitsPair(text, start) ? { start: start - 1, end: start - 1 } : { start, end };
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

/**
 * W3C selectors of a passage. Offsets are UTF-16; a range that leaves the text or cuts a surrogate pair is first
 * fitted to it, so that the selectors survive being written as UTF-8.
 */
export function describe(text: string, range: TextRange): Selectors {
  const { start, end } = fitRange(text, range);
  let from = Math.max(0, start - CONTEXT_UNITS);
  if (splitsPair(text, from)) from += 1;
  let to = Math.min(text.length, end + CONTEXT_UNITS);
  if (splitsPair(text, to)) to -= 1;
  return {
    quote: { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) },
    position: { start, end },
  };
}
