/** Lays dated passages out along an axis: days to places, near ones gathered, labels in rows that do not overlap. */
import type { DateInterval } from './date';
import type { EntityType } from './entity';

/** Days since 1 January 1970, years before 1 counted astronomically. `null` where it is no date. */
export function dayOf(iso: string): number | null {
  const found = /^(-?\d{4,})-(\d\d)-(\d\d)$/u.exec(iso);
  if (!found) return null;
  const at = new Date(0);
  at.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  return Math.round(at.getTime() / 86_400_000);
}

/** One passage on the axis. Days, the end excluded. */
export interface Dated {
  readonly start: number;
  readonly end: number;
  /** What happened then, for the label. */
  readonly label: string;
  readonly type: EntityType;
}

/** The interval in days, the end excluded; `null` where it cannot be read. */
export function daysOf({ start, end }: DateInterval): { readonly start: number; readonly end: number } | null {
  const from = dayOf(start);
  const to = dayOf(end);
  return from === null || to === null ? null : { start: from, end: to + 1 };
}

/** What stands at one place of the axis: one passage or several that are too near to be told apart. Pixels from the first day. */
export interface Spot {
  readonly x: number;
  /** Where the spans of its passages begin and how wide they are together. */
  readonly left: number;
  readonly width: number;
  /** Indices of the passages, earliest first. */
  readonly items: readonly number[];
  readonly label: string;
  readonly type: EntityType;
  /** Row of the label above the axis, 0 nearest to it; `null` where there is no room for it. */
  readonly row: number | null;
}

export interface Axis {
  /** Day at which the axis begins and ends. */
  readonly first: number;
  readonly last: number;
  /** CSS pixels from the first to the last day. */
  readonly width: number;
  readonly spots: readonly Spot[];
  /** Rows that labels take. */
  readonly rows: number;
}

/** Passages nearer than this are one spot: two targets of 24 px would hide one another. */
const near = 24;
const mostRows = 6;

interface Draft {
  readonly x: number;
  readonly items: number[];
  left: number;
  right: number;
}

/** Passages by the middle of their interval, gathered from the left. */
function gather(items: readonly Dated[], first: number, scale: number): Draft[] {
  const middle = ({ start, end }: Dated): number => ((start + end) / 2 - first) * scale;
  const order = items.map((item, index) => ({ item, index, x: middle(item) })).sort((a, b) => a.x - b.x || a.item.start - b.item.start || a.index - b.index);
  const drafts: Draft[] = [];
  for (const { item, index, x } of order) {
    const [left, right] = [(item.start - first) * scale, (item.end - first) * scale];
    const last = drafts.at(-1);
    if (last && x - last.x < near) {
      last.items.push(index);
      last.left = Math.min(last.left, left);
      last.right = Math.max(last.right, right);
    } else drafts.push({ x, items: [index], left, right });
  }
  return drafts;
}

/** The label that most of the passages bear, the first of equals. */
function speaker(indices: readonly number[], items: readonly Dated[]): Dated | undefined {
  const counts = new Map<string, number>();
  let best: Dated | undefined;
  for (const index of indices) {
    const item = items[index];
    if (!item) continue;
    counts.set(item.label, (counts.get(item.label) ?? 0) + 1);
  }
  for (const index of indices) {
    const item = items[index];
    if (item && (!best || (counts.get(item.label) ?? 0) > (counts.get(best.label) ?? 0))) best = item;
  }
  return best;
}

/** Gives labels their rows, the most spoken of first, so that none overlaps another; what finds no room goes without. */
function rowsFor(drafts: readonly Draft[], widthOf: (at: number) => number): (number | null)[] {
  const taken: { left: number; right: number }[][] = Array.from({ length: mostRows }, () => []);
  const rows: (number | null)[] = drafts.map(() => null);
  const order = drafts.map((draft, at) => ({ draft, at })).sort((a, b) => b.draft.items.length - a.draft.items.length || a.at - b.at);
  for (const { draft, at } of order) {
    const half = widthOf(at) / 2 + 6;
    const [left, right] = [draft.x - half, draft.x + half];
    const row = taken.findIndex((labels) => labels.every((label) => label.right <= left || right <= label.left));
    if (row < 0) continue;
    taken[row]?.push({ left, right });
    rows[at] = row;
  }
  return rows;
}

/**
 * The axis for a scale of `perDay` CSS pixels a day. The same passages and scale give the same axis wherever one looks, so that
 * panning moves nothing against anything. `widthOf` measures a label in CSS pixels.
 */
export function layOut(items: readonly Dated[], perDay: number, widthOf: (label: string) => number): Axis {
  if (items.length === 0) return { first: 0, last: 0, width: 0, spots: [], rows: 0 };
  const first = items.reduce((least, { start }) => Math.min(least, start), Infinity);
  const last = items.reduce((most, { end }) => Math.max(most, end), -Infinity);
  const drafts = gather(items, first, perDay);
  const speakers = drafts.map((draft) => speaker(draft.items, items));
  const rows = rowsFor(drafts, (at) => widthOf(speakers[at]?.label ?? ''));
  const spots = drafts.map(({ x, left, right, items: indices }, at): Spot => ({ x, left, width: right - left, items: indices, label: speakers[at]?.label ?? '', type: speakers[at]?.type ?? 'date', row: rows[at] ?? null }));
  return { first, last, width: (last - first) * perDay, spots, rows: rows.reduce<number>((most, row) => Math.max(most, (row ?? -1) + 1), 0) };
}

export interface Tick {
  readonly day: number;
  /** ISO date; the window says it as year, month or day by `unit`. */
  readonly date: string;
  readonly unit: 'year' | 'month' | 'day';
}

const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();

/** Years between two ticks. */
const yearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

function dayOfMonth(year: number, month: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month, 1);
  return Math.round(at.getTime() / 86_400_000);
}

/** Ticks between two days, at least `apart` CSS pixels from one another, at round years, months or days. */
export function ticks(from: number, to: number, perDay: number, apart: number): Tick[] {
  const found: Tick[] = [];
  const add = (day: number, unit: Tick['unit']) => {
    if (day >= from && day <= to) found.push({ day, date: yearOf(day) < 0 ? String(yearOf(day)) : iso(day), unit });
  };
  const months = [1, 3, 6].find((step) => step * 28 * perDay >= apart);
  if (perDay >= apart) for (let day = Math.ceil(from); day <= to; day += 1) add(day, 'day');
  else if (months !== undefined && perDay * 365 > apart) {
    for (let month = yearOf(from) * 12; dayOfMonth(0, month) <= to; month += months) add(dayOfMonth(0, month), month % 12 === 0 ? 'year' : 'month');
  } else {
    const step = yearSteps.find((years) => years * 365 * perDay >= apart) ?? 10_000;
    for (let year = Math.floor(yearOf(from) / step) * step; dayOfMonth(year, 0) <= to; year += step) add(dayOfMonth(year, 0), 'year');
  }
  return found;
}
