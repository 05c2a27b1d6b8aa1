/** Converts between UTF-16 offsets, which we count in, and Unicode code points, which the W3C model counts in. */

/** A text measured once; each conversion is then a binary search over its surrogate pairs. */
export interface CodePoints {
  readonly text: string;
  /** Length of the text in code points; a lone surrogate counts as one. */
  readonly length: number;
  /** UTF-16 offset to code points. Inside a pair it rounds down; outside the text it is clipped. */
  toCodePoint(utf16: number): number;
  /** Code points to UTF-16 offset; clipped to the text. */
  toUtf16(codePoint: number): number;
}

/** Number of elements of ascending `count` values that are below `limit`, where the k-th value is `at(k)`. */
function countBelow(count: number, limit: number, at: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clip(value: number, length: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), length) : 0;
}

/** Measures `text` in one pass; memory grows with the characters outside the basic plane only. */
export function measure(text: string): CodePoints {
  /** UTF-16 offset of the second half of each pair: the units that do not count. */
  const halves: number[] = [];
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) continue;
    const before = text.charCodeAt(i - 1);
    if (before >= 0xd800 && before <= 0xdbff) halves.push(i);
  }
  const length = text.length - halves.length;
  const half = (index: number): number => halves[index] ?? 0;
  return {
    text,
    length,
    toCodePoint(utf16) {
      const offset = clip(utf16, text.length);
      const before = countBelow(halves.length, offset, half);
      return offset - before - (before < halves.length && half(before) === offset ? 1 : 0);
    },
    toUtf16(codePoint) {
      const offset = clip(codePoint, length);
      // The k-th pair's first half has code-point offset half(k) - 1 - k; a pair wholly before adds one unit.
      return offset + countBelow(halves.length, offset, (k) => half(k) - 1 - k);
    },
  };
}
