/** Finds the windows of a text in which a remembered passage may stand, by the words they share. */
import type { Words } from './words';

/** Where each word stands in a text. */
export interface WordIndex {
  readonly words: Words;
  /** Places of word `id` are `places[offsets[id]] … places[offsets[id + 1] - 1]`. */
  readonly offsets: Int32Array;
  readonly places: Int32Array;
}

/** A stretch of words, half open, and how loudly the passage's words called for it. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly votes: number;
}

/** A word that stands more often than this tells nothing about a place worth the time of counting it. */
const MAX_PLACES = 400;

/** Words of a long passage that vote; they are taken at even steps. */
const MAX_VOTERS = 1000;

/**
 * Windows worth aligning. In the development revisions the first one held the passage wherever any did; the others are
 * looked at to learn whether it is the only one.
 */
const MAX_WINDOWS = 3;

export function indexWords(words: Words): WordIndex {
  let top = -1;
  for (const id of words.ids) if (id > top) top = id;
  const offsets = new Int32Array(top + 3);
  for (const id of words.ids) offsets[id + 2] = (offsets[id + 2] ?? 0) + 1;
  for (let id = 2; id < offsets.length; id++) offsets[id] = (offsets[id] ?? 0) + (offsets[id - 1] ?? 0);
  const places = new Int32Array(words.count);
  words.ids.forEach((id, place) => {
    const slot = offsets[id + 1] ?? 0;
    places[slot] = place;
    offsets[id + 1] = slot + 1;
  });
  return { words, offsets, places };
}

/** Votes for each diagonal (place in the text minus place in the query), gathered in buckets of `width` words. */
function vote(query: Words, index: WordIndex, width: number): Map<number, number> {
  const votes = new Map<number, number>();
  const stride = Math.ceil(query.count / MAX_VOTERS);
  for (let i = 0; i < query.count; i += stride) {
    const id = query.ids[i] ?? 0;
    const from = index.offsets[id] ?? 0;
    const to = index.offsets[id + 1] ?? from;
    if (to - from > MAX_PLACES) continue;
    const loud = (query.weights[i] ?? 0) / Math.log2(2 + to - from);
    for (let k = from; k < to; k++) {
      const bucket = Math.floor(((index.places[k] ?? 0) - i) / width);
      votes.set(bucket, (votes.get(bucket) ?? 0) + loud);
    }
  }
  return votes;
}

/** The windows that share most with `query`, best first; they do not repeat one another. */
export function windowsOf(query: Words, index: WordIndex): Window[] {
  const width = Math.max(8, query.count >> 2);
  const slack = 8 + (query.count >> 1);
  const votes = vote(query, index, width);
  const ranked = [...votes.keys()]
    .map((bucket) => ({ bucket, votes: (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0) }))
    .sort((p, q) => q.votes - p.votes || p.bucket - q.bucket);
  const windows: Window[] = [];
  const used = new Set<number>();
  for (const { bucket, votes: loud } of ranked) {
    if (windows.length === MAX_WINDOWS) break;
    if (used.has(bucket) || used.has(bucket - 1) || used.has(bucket + 1)) continue;
    used.add(bucket);
    const from = Math.max(0, bucket * width - slack);
    const to = Math.min(index.words.count, (bucket + 2) * width + query.count + slack);
    if (from < to) windows.push({ from, to, votes: loud });
  }
  return windows;
}
