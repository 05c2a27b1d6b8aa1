/** A view: one segment with what has been deleted from it since it was built, and the sums that ranking needs. */
import type { Segment } from './segment';

export interface View {
  readonly segment: Segment;
  /** 1 for each deleted record; `null` while there is none. */
  readonly dead: Uint8Array | null;
  readonly live: number;
  /** Counted words of the live records' titles, and of titles and bodies together. */
  readonly titleWords: number;
  readonly words: number;
}

export function viewOf(segment: Segment, dead: Uint8Array | null): View {
  let live = 0;
  let titleWords = 0;
  let words = 0;
  for (let i = 0; i < segment.records.length; i += 1) {
    if (dead?.[i]) continue;
    live += 1;
    titleWords += segment.titleLengths[i] as number;
    words += segment.lengths[i] as number;
  }
  return { segment, dead, live, titleWords, words };
}

/** The view without these records (ordinals in the segment, each once and alive). */
export function bury(view: View, ordinals: readonly number[]): View {
  const { segment } = view;
  const dead = view.dead ? view.dead.slice() : new Uint8Array(segment.records.length);
  let { live, titleWords, words } = view;
  for (const ordinal of ordinals) {
    dead[ordinal] = 1;
    live -= 1;
    titleWords -= segment.titleLengths[ordinal] as number;
    words -= segment.lengths[ordinal] as number;
  }
  return { segment, dead, live, titleWords, words };
}

/** Terms looked up lately; a query names each several times, and the next keystroke most of them again. */
const lookedUp = new WeakMap<Segment, Map<string, number>>();
const REMEMBERED = 4_096;

/** Ordinal of a term in the segment, or -1. */
export function termAt(segment: Segment, term: string): number {
  let known = lookedUp.get(segment);
  if (!known) lookedUp.set(segment, (known = new Map()));
  let at = known.get(term);
  if (at === undefined) {
    at = segment.terms.find(term);
    if (known.size >= REMEMBERED) known.clear();
    known.set(term, at);
  }
  return at;
}

/** In how many live records a term stands. */
export function frequency({ segment, dead }: View, term: string): number {
  const at = termAt(segment, term);
  if (at < 0) return 0;
  const from = segment.starts[at] as number;
  const to = segment.starts[at + 1] as number;
  if (!dead) return to - from;
  let count = 0;
  for (let p = from; p < to; p += 1) if (!dead[segment.postings[p] as number]) count += 1;
  return count;
}

/** Whether an entry still stands in a live record as written. */
export function isLive({ segment, dead }: View, entry: number): boolean {
  if (!dead) return true;
  const term = segment.surfaceTerms[entry] as number;
  const first = segment.entryStarts[term] as number;
  for (let p = segment.starts[term] as number; p < (segment.starts[term + 1] as number); p += 1) {
    if (dead[segment.postings[p] as number]) continue;
    const end = segment.positionStarts[p + 1] as number;
    for (let o = segment.positionStarts[p] as number; o < end; o += 1) if (segment.entries[first + (segment.written[o] as number)] === entry) return true;
  }
  return false;
}
