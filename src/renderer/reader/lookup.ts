/** Finds by binary search what stands at an offset of the text. All lists are in ascending order. */
import type { TextRange } from '../../core/documents/document';

/** The range that holds `offset` among ranges that are in order and do not overlap; `null` where none does. */
export function rangeAt<Range extends TextRange>(ranges: readonly Range[], offset: number): Range | null {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found && offset < found.end ? found : null;
}

/** The next range that starts after `offset`, or with `backwards` the last that starts before it; goes round at the ends. */
export function rangeFrom<Range extends TextRange>(ranges: readonly Range[], offset: number, backwards: boolean): Range | null {
  if (backwards) {
    for (let index = ranges.length - 1; index >= 0; index--) {
      const range = ranges[index];
      if (range && range.start < offset) return range;
    }
    return ranges.at(-1) ?? null;
  }
  return ranges.find((range) => range.start > offset) ?? ranges[0] ?? null;
}

/** The range without white space at its ends; `null` where nothing is left. A mark never begins or ends between words. */
export function trimRange(text: string, range: TextRange): TextRange | null {
  let { start, end } = range;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}
