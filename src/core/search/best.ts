/** Keeps the best few of many, in an order that does not depend on how the library is cut into segments. */
import type { SearchRecord } from './hit';
import type { Segment } from './segment';

/** A record that was found; it is read only when it is shown. */
export interface Found {
  readonly segment: Segment;
  readonly ordinal: number;
  readonly score: number;
  /** 2 for an entity of exactly the name asked for, 1 for one whose name begins so, otherwise 0. */
  readonly nearness: number;
}

export function recordOf({ segment, ordinal }: Found): SearchRecord {
  return segment.records.at(ordinal);
}

/** More than this many are sorted once in the end rather than kept in order all along. */
const KEPT_IN_ORDER = 500;

export class Best {
  total = 0;
  private kept: Found[] = [];

  constructor(private readonly limit: number) {}

  offer(segment: Segment, ordinal: number, score: number, nearness: number): void {
    this.total += 1;
    if (this.limit <= 0) return;
    if (this.limit > KEPT_IN_ORDER) {
      this.kept.push({ segment, ordinal, score, nearness });
      return;
    }
    const last = this.kept[this.kept.length - 1];
    const full = this.kept.length >= this.limit;
    if (full && last && (nearness < last.nearness || (nearness === last.nearness && score < last.score))) return;
    const candidate = { segment, ordinal, score, nearness };
    if (full && last && compare(last, candidate) <= 0) return;
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.kept[middle] as Found, candidate) <= 0) low = middle + 1;
      else high = middle;
    }
    this.kept.splice(low, 0, candidate);
    if (this.kept.length > this.limit) this.kept.pop();
  }

  /** Best first. */
  list(): readonly Found[] {
    return this.limit > KEPT_IN_ORDER ? this.kept.sort(compare).slice(0, this.limit) : this.kept;
  }
}

function compare(a: Found, b: Found): number {
  return b.nearness - a.nearness || b.score - a.score || compareAlike(a, b);
}

/** Equally good ones by kind, then in the order of the documents. */
function compareAlike(a: Found, b: Found): number {
  const [one, other] = [a.segment.records, b.segment.records];
  return (
    (one.columns.kinds[a.ordinal] as number) - (other.columns.kinds[b.ordinal] as number) ||
    order(one.documentOf(a.ordinal) ?? '', other.documentOf(b.ordinal) ?? '') ||
    (one.columns.offsets[a.ordinal] as number) - (other.columns.offsets[b.ordinal] as number) ||
    order(one.idOf(a.ordinal), other.idOf(b.ordinal))
  );
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
