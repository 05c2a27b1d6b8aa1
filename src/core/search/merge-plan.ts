/** Which segments are to be merged, and a merge that goes on while records come and go. */
import { mergeInSlices, type Merged } from './merge';
import { bury, viewOf, type View } from './view';

/** The last segment grows with each change until it holds so many records or words; then it is left as it is. */
const TAIL_RECORDS = 16;
const TAIL_WORDS = 8_000;
/** Merges up to so many words take a millisecond or two and are done with the change that makes them due. */
const SMALL = 4_000;

export function isTail(view: View): boolean {
  return view.segment.records.length <= TAIL_RECORDS && view.words <= TAIL_WORDS;
}

/** Whether merging these takes no time to speak of. */
export function isSmall(views: readonly View[]): boolean {
  return views.reduce((sum, view) => sum + sizeOf(view), 0) <= SMALL;
}

/**
 * Neighbours to merge, so that in the end each segment has more than twice the words of the next (O'Neil and others 1996,
 * the log-structured merge tree): there are few segments, and a record is merged a logarithmic number of times. A
 * segment that is mostly deleted is written anew by itself.
 */
export function dueRange(views: readonly View[]): { from: number; to: number } | null {
  const settled = views.length - (isTailLast(views) ? 1 : 0);
  for (let last = settled - 1; last >= 0; last -= 1) {
    let sum = sizeOf(views[last] as View);
    let from = last;
    while (from > 0 && sizeOf(views[from - 1] as View) <= 2 * sum) {
      from -= 1;
      sum += sizeOf(views[from] as View);
    }
    if (from < last) return { from, to: last + 1 };
  }
  const sparse = views.findIndex((view) => view.live * 2 < view.segment.records.length);
  return sparse < 0 ? null : { from: sparse, to: sparse + 1 };
}

function isTailLast(views: readonly View[]): boolean {
  const last = views[views.length - 1];
  return last !== undefined && isTail(last);
}

function sizeOf(view: View): number {
  return view.words + view.live;
}

export interface MergeJob {
  readonly work: Generator<void, Merged, void>;
  /** The views with the new segment in the place of the merged ones, less what was deleted from those meanwhile. */
  readonly finish: (views: readonly View[], merged: Merged) => readonly View[];
}

export function startMerge(parts: readonly View[]): MergeJob {
  return {
    work: mergeInSlices(parts),
    finish: (views, { segment, moved }) => {
      const present = new Map(views.map((view) => [view.segment, view]));
      const gone = parts.flatMap((part, i) => {
        const now = present.get(part.segment);
        const ordinals: number[] = [];
        moved[i]?.forEach((place, ordinal) => {
          if (place >= 0 && (!now || now.dead?.[ordinal])) ordinals.push(place);
        });
        return ordinals;
      });
      const whole = viewOf(segment, null);
      const merged = gone.length > 0 ? bury(whole, gone) : whole;
      const taken = new Set(parts.map((part) => part.segment));
      const first = views.findIndex((view) => taken.has(view.segment));
      if (first < 0) return views;
      return views.flatMap((view, at) => (at === first ? [merged] : taken.has(view.segment) ? [] : [view])).filter(({ live }) => live > 0);
    },
  };
}
