/** Snippets: the part of a text that shows best why it was found. */
import type { Snippet } from './hit';
import { mergeMarks, type Mark } from './mark';

/** Length aimed at, UTF-16 units. */
const LENGTH = 160;
/** How far an end may move to fall between words. */
const SLACK = 24;
/** What is shown before the first highlight. */
const LEAD = 40;

/** The whole of a short text, such as a title. */
export function wholeSnippet(text: string, marks: readonly Mark[]): Snippet {
  return { text: flatten(text), highlights: mergeMarks(marks) };
}

/**
 * The window with the most different words of the query (then the most marks, then the first), with `…` where text is
 * left out. Line ends are shown as spaces, so that `text` between its ellipses is as long as what it shows.
 */
export function bodySnippet(text: string, marks: readonly Mark[]): Snippet {
  const first = marks[bestStart(marks)]?.start ?? 0;
  let start = first <= LEAD ? 0 : betweenWords(text, first - LEAD, first);
  if (text.length - start < LENGTH) start = Math.min(start, betweenWords(text, Math.max(0, text.length - LENGTH), first));
  const end = start + LENGTH + SLACK >= text.length ? text.length : cutBefore(text, start + LENGTH + SLACK, start + LENGTH - SLACK);
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  const highlights = mergeMarks(marks)
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({ start: Math.max(mark.start, start) + shift, end: Math.min(mark.end, end) + shift }));
  return { text: before + flatten(text.slice(start, end)) + (end < text.length ? '…' : ''), highlights };
}

/** Index of the mark with which the best window begins; 0 where there are none. */
function bestStart(marks: readonly Mark[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  let bestWorth = -1;
  let to = 0;
  marks.forEach((mark, from) => {
    while (to < marks.length && (marks[to] as Mark).end <= mark.start + LENGTH - LEAD) {
      const { goal } = marks[to] as Mark;
      counts.set(goal, (counts.get(goal) ?? 0) + 1);
      to += 1;
    }
    const worth = counts.size * 1_000 + Math.max(0, to - from);
    if (worth > bestWorth) {
      best = from;
      bestWorth = worth;
    }
    if (to <= from) to = from + 1;
    else drop(counts, mark.goal);
  });
  return best;
}

function drop(counts: Map<number, number>, goal: number): void {
  const left = (counts.get(goal) ?? 0) - 1;
  if (left > 0) counts.set(goal, left);
  else counts.delete(goal);
}

/** The first place between words from `from` on, at most `limit`; `limit` itself where there is none (one endless word). */
function betweenWords(text: string, from: number, limit: number): number {
  if (from <= 0) return 0;
  for (let at = from; at <= limit; at += 1) if (isSpace(text[at - 1])) return at;
  return limit;
}

/** The last place between words up to `from`, at least `limit`; where there is none, a place that parts no character. */
function cutBefore(text: string, from: number, limit: number): number {
  for (let at = from; at >= limit; at -= 1) if (isSpace(text[at])) return at;
  const middle = Math.round((from + limit) / 2);
  return /[\uDC00-\uDFFF]/.test(text[middle] ?? '') ? middle - 1 : middle;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}

function flatten(text: string): string {
  return text.replace(/\s/gu, ' ');
}
