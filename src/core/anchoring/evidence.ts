/** Weighs what an alignment says about one passage: where it went, how much of it was kept, and what still stands around it. */
import type { TextRange } from '../documents/document';
import { part, type Words } from './words';

/** Words of context looked at on each side; about what 32 characters hold, so both ways of resolving see alike. */
export const CONTEXT_WORDS = 6;

/** Words of other matter that may stand between a passage and its context before the context counts as elsewhere. */
const NEAR_WORDS = 12;

/**
 * What a word put into a passage costs against the words it parts from the rest (see `keptSpan`), and what all of them
 * cost at most: an insertion of any length may stand between two substantial parts, but not before a stray word.
 */
const PARTED_COST = 1;
const INSERTED_COST = 0.05;
const MOST_INSERTED_COST = 3;

/** What a word is worth that was respelt, or whose initial changed case: it begins a sentence or stands in a title now. */
const RESPELT = 0.5;

/** A rewritten edge may grow to this many times its words, and by as many again. */
const REPLACED_BY = 2;

export interface Evidence {
  /** Where the kept words of the passage stand, UTF-16 in the new text. */
  readonly range: TextRange;
  /** The passage stands there letter by letter. */
  readonly exact: boolean;
  /** Weight of the passage's words that were kept, 0 to 1. */
  readonly kept: number;
  /** The same for the words before and after, near the place found. 1 where there are none. */
  readonly before: number;
  readonly after: number;
  /** Weight of the whole passage, and of the context looked at. */
  readonly mass: number;
  readonly contextMass: number;
}

/** Two texts and where each word of the first went. */
interface Aligned {
  readonly a: Words;
  readonly b: Words;
  readonly map: Int32Array;
}

/** The words of `words` that a range touches, half open; may be empty. */
export function wordsIn(words: Words, range: TextRange): TextRange {
  const seek = (ends: Int32Array, limit: number): number => {
    let low = 0;
    let high = words.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const start = seek(words.ends, range.start);
  return { start, end: Math.max(start, seek(words.starts, range.end - 1)) };
}

/** Weight of the words `[from, to)` of `a` whose place in `b` passes `counts`, and the weight of all of them. */
function weightOf(
  { a, b, map }: Aligned,
  from: number,
  to: number,
  counts: (place: number, word: number) => boolean,
): [number, number] {
  let kept = 0;
  let all = 0;
  for (let i = from; i < to; i++) {
    const weight = a.weights[i] ?? 0;
    all += weight;
    const place = map[i] ?? -1;
    if (place < 0 || !counts(place, i)) continue;
    const alike =
      a.ids[i] === b.ids[place] && a.text.charCodeAt(a.starts[i] ?? 0) === b.text.charCodeAt(b.starts[place] ?? 0);
    kept += alike ? weight : weight * RESPELT;
  }
  return [kept, all];
}

/** Start of the passage in the new text, given its first kept word; a cut word and leading blanks are kept alike. */
function startIn(a: Words, b: Words, passage: TextRange, from: number, to: number, isFirst: boolean): number {
  const start = b.starts[to] ?? 0;
  if (!isFirst) return start;
  const offset = passage.start - (a.starts[from] ?? 0);
  if (offset >= 0) return Math.min(start + offset, b.ends[to] ?? start);
  const lead = a.text.slice(passage.start, a.starts[from]);
  return b.text.endsWith(lead, start) ? start - lead.length : start;
}

function endIn(a: Words, b: Words, passage: TextRange, from: number, to: number, isLast: boolean): number {
  const end = b.ends[to] ?? 0;
  if (!isLast) return end;
  const offset = (a.ends[from] ?? 0) - passage.end;
  if (offset >= 0) return Math.max(end - offset, b.starts[to] ?? end);
  const tail = a.text.slice(a.ends[from], passage.end);
  return b.text.startsWith(tail, end) ? end + tail.length : end;
}

/** What the words `[from, to)` of `b` cost where `gone` words of the passage stood before. */
function insertedCost(b: Words, from: number, to: number, gone: number): number {
  if (to - from <= gone) return 0;
  let cost = PARTED_COST;
  for (let i = from + gone; i < to && cost < MOST_INSERTED_COST; i++) cost += INSERTED_COST * (b.weights[i] ?? 0);
  return Math.min(cost, MOST_INSERTED_COST);
}

/**
 * First and last word of the passage that were kept together. A stray word at an edge, tied to a stranger far off, is
 * dropped: words that come between in the new text, beyond those that went, must be outweighed by what they part.
 */
function keptSpan({ a, b, map }: Aligned, own: TextRange): TextRange | null {
  let best: TextRange | null = null;
  let bestScore = 0;
  let score = 0;
  let from = -1;
  let last = -1;
  for (let i = own.start; i < own.end; i++) {
    const place = map[i] ?? -1;
    if (place < 0) continue;
    if (last >= 0) score -= insertedCost(b, (map[last] ?? 0) + 1, place, i - last - 1);
    if (last < 0 || score <= 0) {
      score = 0;
      from = i;
    }
    score += a.weights[i] ?? 0;
    last = i;
    if (score > bestScore) {
      bestScore = score;
      best = { start: from, end: i + 1 };
    }
  }
  return best;
}

/** A passage without words, a blank for example, is kept where its neighbours still stand side by side. */
function weighBlank(a: Words, b: Words, map: Int32Array, passage: TextRange, next: number): Evidence | null {
  const left = next > 0 ? (map[next - 1] ?? -1) : -1;
  const right = next < a.count ? (map[next] ?? -1) : -1;
  if (left < 0 || right !== left + 1) return null;
  const lead = a.text.slice(a.ends[next - 1], a.starts[next]);
  const start = (b.ends[left] ?? 0) + passage.start - (a.ends[next - 1] ?? 0);
  if (b.text.slice(b.ends[left], b.starts[right]) !== lead) return null;
  const range = { start, end: start + passage.end - passage.start };
  return { range, exact: true, kept: 1, before: 1, after: 1, mass: 0, contextMass: 2 * CONTEXT_WORDS };
}

/** Whether `dropped` edge words gave way to `put` new ones, rather than to a new sentence that is none of the passage's. */
function replaces(put: number, dropped: number): boolean {
  return put > 0 && dropped > 0 && put <= REPLACED_BY * dropped + REPLACED_BY;
}

/**
 * The words of `b` the passage became. Where its edge was rewritten and the word outside it was kept, what stands
 * between is the new edge.
 */
function spanIn(map: Int32Array, span: TextRange, own: TextRange): TextRange {
  const from = map[span.start] ?? 0;
  const to = (map[span.end - 1] ?? 0) + 1;
  const left = map[own.start - 1] ?? -1;
  const right = map[own.end] ?? -1;
  return {
    start: left >= 0 && replaces(from - left - 1, span.start - own.start) ? left + 1 : from,
    end: right >= 0 && replaces(right - to, own.end - span.end) ? right : to,
  };
}

/**
 * The span with the words added at its edges that go on word for word in the new text, whatever they were tied to: for
 * "A. B." become "A.", either full stop may be the one that is left, and it belongs to whichever sentence asks.
 */
function grow({ a, b, map }: Aligned, span: TextRange, own: TextRange): TextRange {
  let { start, end } = span;
  for (; start > own.start && a.ids[start - 1] === b.ids[(map[start] ?? 0) - 1]; start--) {
    map[start - 1] = (map[start] ?? 0) - 1;
  }
  for (; end < own.end && a.ids[end] === b.ids[(map[end - 1] ?? 0) + 1]; end++) map[end] = (map[end - 1] ?? 0) + 1;
  return { start, end };
}

/** What `map` (words of `a` to words of `b`) says about `passage` of `a.text`; `null` where none of its words was kept. */
export function weighPassage(a: Words, b: Words, map: Int32Array, passage: TextRange): Evidence | null {
  const { start: first, end } = wordsIn(a, passage);
  if (first === end) return weighBlank(a, b, map, passage, first);
  const from = Math.max(0, first - CONTEXT_WORDS);
  const to = Math.min(a.count, end + CONTEXT_WORDS);
  const near = { a: part(a, from, to), b, map: map.slice(from, to) };
  return weighNear(near, passage, { start: first - from, end: end - from });
}

/** The same for an alignment of the passage and its context alone, which may be changed; `own` are the passage's words. */
function weighNear(aligned: Aligned, passage: TextRange, own: TextRange): Evidence | null {
  const { a, b, map } = aligned;
  const kernel = keptSpan(aligned, own);
  if (!kernel) return null;
  const span = grow(aligned, kernel, own);
  const words = spanIn(map, span, own);
  const from = words.start;
  const to = words.end - 1;
  const range = {
    start: startIn(a, b, passage, span.start, from, span.start === own.start),
    end: endIn(a, b, passage, span.end - 1, to, span.end === own.end),
  };
  const near = NEAR_WORDS + CONTEXT_WORDS;
  const stands = (place: number): boolean => place >= from - near && place <= to + near;
  const [kept, mass] = weightOf(aligned, own.start, own.end, (_, word) => word >= span.start && word < span.end);
  const [before, beforeMass] = weightOf(aligned, 0, own.start, stands);
  const [after, afterMass] = weightOf(aligned, own.end, a.count, stands);
  return {
    range,
    exact: b.text.slice(range.start, range.end) === a.text.slice(passage.start, passage.end),
    kept: mass ? kept / mass : 0,
    before: beforeMass ? before / beforeMass : 1,
    after: afterMass ? after / afterMass : 1,
    mass,
    contextMass: beforeMass + afterMass,
  };
}
