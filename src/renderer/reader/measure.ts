/** Measures the drawn article: where a passage stands on the screen, and which offset stands at its upper edge. */
import type { TextRange } from '../../core/documents/document';
import { liveRange, type ArticleText } from './offsets';
import type { Box } from './placement';

/** The lines a passage is drawn on, in window coordinates (CSS pixels); none where nothing of it is drawn. */
export function linesOf(article: ArticleText, range: TextRange): Box[] {
  const live = liveRange(article, range);
  if (!live) return [];
  const rects = [...live.getClientRects()].filter((rect) => rect.height > 0 && (rect.width > 0 || range.end === range.start));
  return rects.length > 0 ? rects : [live.getBoundingClientRect()].filter((rect) => rect.height > 0);
}

/** The box of the letter at `offset`; of the one before it at the end of a block. */
export function letterBox(article: ArticleText, offset: number): Box | null {
  return linesOf(article, { start: offset, end: offset + 1 })[0] ?? linesOf(article, { start: offset - 1, end: offset })[0] ?? null;
}

const TOLERANCE = 4;

/** Index between `low` and `high` of the first element that reaches below `y`; `high` where only that one may. */
function firstBelow(low: number, high: number, y: number, element: (index: number) => HTMLElement | undefined): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = element(middle)?.getBoundingClientRect().bottom ?? y;
    if (bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Goes by groups first: to measure a block the browser has skipped would make it lay that block out. */
function firstBlockBelow({ groups, blocks }: ArticleText, y: number): number {
  const group = firstBelow(0, groups.length - 1, y, (index) => groups[index]?.element);
  const last = (groups[group + 1]?.first ?? blocks.length) - 1;
  return firstBelow(groups[group]?.first ?? 0, last, y, (index) => blocks[index]);
}

/** The same in whole groups, for edges that need not be exact. */
function groupBelow({ groups }: ArticleText, y: number): number {
  return firstBelow(0, groups.length - 1, y, (index) => groups[index]?.element);
}

/** Offset that begins the first line wholly below the height `y` of the window: O(log n) measurements. */
export function offsetBelow(article: ArticleText, y: number, length: number): number {
  const index = firstBlockBelow(article, y + TOLERANCE);
  const start = article.starts[index] ?? 0;
  const box = article.blocks[index]?.getBoundingClientRect();
  if (!box || box.top >= y - TOLERANCE) return start;
  let low = start;
  let high = Math.min(article.starts[index + 1] ?? length, length);
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const letter = letterBox(article, middle);
    if (letter && letter.top < y - TOLERANCE) low = middle + 1;
    else high = middle;
  }
  return low >= end ? (article.starts[index + 1] ?? start) : low;
}

/** The stretch of text between two heights of the window, in whole groups. */
export function groupsBetween(article: ArticleText, top: number, bottom: number, length: number): TextRange {
  const { groups, starts } = article;
  const startOf = (group: number) => starts[groups[group]?.first ?? -1];
  return { start: startOf(groupBelow(article, top)) ?? 0, end: startOf(groupBelow(article, bottom) + 1) ?? length };
}
