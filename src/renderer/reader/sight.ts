/** What of the article is in sight: the line at the upper edge, and the blocks from edge to edge. */
import { useEffect, useState } from 'react';
import type { TextRange } from '../../core/documents/document';
import { groupsBetween, offsetBelow } from './measure';
import type { ReaderParts } from './parts';

/** Space above the first line in sight, CSS pixels. */
export const UPPER_SPACE = 12;
const REST = 120;

export interface Sight {
  /** Offset (UTF-16) of the first line wholly in sight. */
  readonly offset: number;
  /** The text in sight, with at least half a screen more on either side. */
  readonly near: TextRange;
  /** Share of the text above the lower edge, 0 to 1. */
  readonly read: number;
}

/** Whether the whole text stands above a height of the window. */
const endsAbove = ({ groups }: ReaderParts['article'], y: number): boolean => (groups.at(-1)?.element.getBoundingClientRect().bottom ?? 0) <= y + 4;

export function look({ article, open, page }: ReaderParts): Sight {
  const { top, bottom, height } = page.getBoundingClientRect();
  const { length } = open.text;
  return {
    offset: page.scrollTop <= 2 ? (article.starts[0] ?? 0) : offsetBelow(article, top + UPPER_SPACE, length),
    near: groupsBetween(article, top - height / 2, bottom + height / 2, length),
    read: length === 0 || endsAbove(article, bottom) ? 1 : Math.min(1, offsetBelow(article, bottom, length) / length),
  };
}

/** Looks again while the page scrolls (at most every 120 ms) and whenever it has been laid out anew. */
export function useSight(parts: ReaderParts | null, turn: number): Sight | null {
  const [sight, setSight] = useState<Sight | null>(null);
  useEffect(() => {
    if (!parts) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (wait: number) => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setSight(look(parts));
      }, wait);
    };
    const onScroll = () => later(REST);
    later(0);
    parts.page.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      parts.page.removeEventListener('scroll', onScroll);
    };
  }, [parts, turn]);
  return sight;
}

/** Longer texts (UTF-16 units) are painted only around what is in sight. */
const LONG = 60_000;
const MARGIN = 20_000;

/** Where the window stands for what is in sight: where it stood, unless the sight has left it. */
function windowFor(length: number, near: TextRange, before: TextRange): TextRange {
  if (length <= LONG) return before.start === 0 && before.end === length ? before : { start: 0, end: length };
  if (near.start >= before.start && near.end <= before.end) return before;
  return { start: Math.max(0, near.start - MARGIN), end: Math.min(length, near.end + MARGIN) };
}

/** The stretch of the text to paint: all of it, or of a long text a wide window that moves when the sight leaves it. */
export function usePaintWindow(length: number, sight: Sight | null): TextRange {
  const [painted, setPainted] = useState<TextRange>({ start: 0, end: Math.min(length, LONG) });
  const wanted = windowFor(length, sight?.near ?? { start: 0, end: 0 }, painted);
  if (wanted !== painted) setPainted(wanted);
  return wanted;
}

/** The ranges that touch a stretch of the text. */
export const within = <Range extends TextRange>(ranges: readonly Range[], { start, end }: TextRange): readonly Range[] =>
  ranges.filter((range) => range.start < end && range.end > start);
