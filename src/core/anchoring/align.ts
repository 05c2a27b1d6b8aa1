/** Aligns the words of two texts: which word of the one became which word of the other. */
import { tieRespelt } from './spelling';
import type { Words } from './words';

/**
 * The largest table one gap between anchors may fill, in cells (a byte each). Gaps beyond it are cut at words that
 * both sides hold once; where there are none the gap stays unaligned, which costs marks there, not time.
 */
const MAX_CELLS = 1 << 16;

/** Words given back at each end after trimming (see `trim`); more than a repeated phrase is long. */
const GIVEN_BACK = 16;

/** Word runs tried as anchors, longest first: a run of four that each side holds once is hardly ever an accident. */
const ANCHOR_RUNS = [4, 2, 1] as const;

/**
 * What beginning a new run of kept words costs. More than a short word is worth, so that "the" and "of" left over in
 * a rewritten sentence are not tied to strangers, and less than a long word is, so that a kept term still is.
 */
const RUN_COST = 0.7;

/** A rectangle of the two word sequences, half open. */
interface Gap {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

function cellsOf(gap: Gap): number {
  return (gap.aTo - gap.aFrom + 1) * (gap.bTo - gap.bFrom + 1);
}

const enum Step {
  SkipA = 0,
  SkipB = 1,
  Take = 2,
}

/** Fills `map` inside a gap with the heaviest common subsequence that pays `RUN_COST` for each run it consists of. */
function alignGap(a: Words, b: Words, gap: Gap, map: Int32Array): void {
  const height = gap.aTo - gap.aFrom;
  const width = gap.bTo - gap.bFrom;
  const stride = width + 1;
  /** Low two bits: how the best score of the cell came about; bit 2: a match ending here goes on from a match. */
  const steps = new Uint8Array((height + 1) * stride);
  let best = new Float32Array(stride);
  let taken = new Float32Array(stride).fill(-Infinity);
  let nextBest = new Float32Array(stride);
  let nextTaken = new Float32Array(stride).fill(-Infinity);
  // A run that goes on from a kept word outside the gap, on either side, has been paid for.
  if (gap.aFrom > 0 && gap.bFrom > 0 && map[gap.aFrom - 1] === gap.bFrom - 1) taken[0] = 0;
  const joined = gap.aTo < a.count && map[gap.aTo] === gap.bTo;
  for (let i = 1; i <= height; i++) {
    const id = a.ids[gap.aFrom + i - 1] ?? -1;
    const weight = a.weights[gap.aFrom + i - 1] ?? 0;
    const row = i * stride;
    nextBest[0] = 0;
    nextTaken[0] = -Infinity;
    for (let j = 1; j <= width; j++) {
      const above = best[j] ?? 0;
      const left = nextBest[j - 1] ?? 0;
      let score = above;
      let step: number = Step.SkipA;
      if (left > score) {
        score = left;
        step = Step.SkipB;
      }
      let match = -Infinity;
      if (b.ids[gap.bFrom + j - 1] === id) {
        const going = taken[j - 1] ?? -Infinity;
        const fresh = (best[j - 1] ?? 0) - RUN_COST;
        match = Math.max(going, fresh) + weight;
        if (match > score) {
          score = match;
          step = Step.Take;
        }
        if (going >= fresh) step |= 4;
      }
      nextTaken[j] = match;
      nextBest[j] = score;
      steps[row + j] = step;
    }
    [best, nextBest] = [nextBest, best];
    [taken, nextTaken] = [nextTaken, taken];
  }
  if (joined && (taken[width] ?? 0) + RUN_COST > (best[width] ?? 0)) {
    const corner = height * stride + width;
    steps[corner] = ((steps[corner] ?? 0) & 4) | Step.Take;
  }
  trace(gap, steps, stride, map);
}

function trace(gap: Gap, steps: Uint8Array, stride: number, map: Int32Array): void {
  let i = gap.aTo - gap.aFrom;
  let j = gap.bTo - gap.bFrom;
  let inRun = false;
  while (i > 0 && j > 0) {
    const step = steps[i * stride + j] ?? 0;
    if (inRun || (step & 3) === Step.Take) {
      map[gap.aFrom + i - 1] = gap.bFrom + j - 1;
      inRun = (step & 4) !== 0;
      i -= 1;
      j -= 1;
    } else if ((step & 3) === Step.SkipB) j -= 1;
    else i -= 1;
  }
}

/** One more than the greatest number of a word in either text. */
function baseOf(a: Words, b: Words): number {
  let top = 0;
  for (const id of a.ids) if (id > top) top = id;
  for (const id of b.ids) if (id > top) top = id;
  return top + 1;
}

/** Places of the word runs of length `run` that stand exactly once in `[from, to)`; a run is known by one number where `base` lets it be exact. */
function singles(words: Words, from: number, to: number, run: number, base: number): Map<string | number, number> {
  const places = new Map<string | number, number>();
  const exact = base ** run <= Number.MAX_SAFE_INTEGER;
  const { ids } = words;
  for (let i = from; i + run <= to; i++) {
    let key: string | number = 0;
    if (exact) for (let k = i; k < i + run; k++) key = key * base + (ids[k] ?? 0);
    else key = ids.subarray(i, i + run).join();
    places.set(key, places.has(key) ? -1 : i);
  }
  return places;
}

/** The longest chain of pairs that rises on both sides (patience sorting); `pairs` rise on the first side. */
function risingChain(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tops: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, b], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

/** Cuts a gap too large for one table at common runs that are single on both sides; `null` where there are none. */
function cut(a: Words, b: Words, gap: Gap, map: Int32Array): Gap[] | null {
  const base = baseOf(a, b);
  for (const run of ANCHOR_RUNS) {
    const right = singles(b, gap.bFrom, gap.bTo, run, base);
    const pairs: [number, number][] = [];
    for (const [key, i] of singles(a, gap.aFrom, gap.aTo, run, base)) {
      const j = i < 0 ? -1 : (right.get(key) ?? -1);
      if (j >= 0) pairs.push([i, j]);
    }
    pairs.sort((p, q) => p[0] - q[0]);
    const chain = risingChain(pairs);
    if (!chain.length) continue;
    const gaps: Gap[] = [];
    let aFrom = gap.aFrom;
    let bFrom = gap.bFrom;
    for (const [i, j] of chain) {
      if (i < aFrom || j < bFrom) continue;
      gaps.push({ aFrom, aTo: i, bFrom, bTo: j });
      for (let k = 0; k < run; k++) map[i + k] = j + k;
      aFrom = i + run;
      bFrom = j + run;
    }
    gaps.push({ aFrom, aTo: gap.aTo, bFrom, bTo: gap.bTo });
    return gaps;
  }
  return null;
}

/**
 * Takes what both sides of a gap begin and end with; returns what is left between. The last words taken on each side
 * are given back where something is left, because they may as well be the first words of what was put in: for
 * "the cat" become "the dog and the cat", the table finds that the second "the" is the old one.
 */
function trim(a: Words, b: Words, gap: Gap, map: Int32Array): Gap {
  let { aFrom, aTo, bFrom, bTo } = gap;
  while (aFrom < aTo && bFrom < bTo && a.ids[aFrom] === b.ids[bFrom]) map[aFrom++] = bFrom++;
  while (aFrom < aTo && bFrom < bTo && a.ids[aTo - 1] === b.ids[bTo - 1]) map[--aTo] = --bTo;
  const rest = { aFrom, aTo, bFrom, bTo };
  if (aFrom === aTo && bFrom === bTo) return rest;
  const head = Math.min(GIVEN_BACK, aFrom - gap.aFrom);
  const tail = Math.min(GIVEN_BACK, gap.aTo - aTo);
  const wider = { aFrom: aFrom - head, aTo: aTo + tail, bFrom: bFrom - head, bTo: bTo + tail };
  if (cellsOf(wider) > MAX_CELLS) return rest;
  map.fill(-1, wider.aFrom, wider.aTo);
  return wider;
}

/** Work one call may do, in table cells and words looked at: about a second. What is left then stays unaligned. */
const MAX_WORK = 1 << 27;

function alignWithin(a: Words, b: Words, whole: Gap, trimmed: boolean): Int32Array {
  const map = new Int32Array(a.count).fill(-1);
  const gaps: Gap[] = [whole];
  let work = 0;
  for (let gap = gaps.pop(); gap && work < MAX_WORK; gap = gaps.pop()) {
    const rest = trimmed ? trim(a, b, gap, map) : gap;
    const height = rest.aTo - rest.aFrom;
    const width = rest.bTo - rest.bFrom;
    if (!height || !width) continue;
    const cells = cellsOf(rest);
    work += cells <= MAX_CELLS ? cells : 8 * (height + width);
    if (cells <= MAX_CELLS) alignGap(a, b, rest, map);
    else gaps.push(...(cut(a, b, rest, map) ?? []));
  }
  tieRespelt(a, b, map);
  return map;
}

/**
 * For each word of `a` its word in `b` (the same but for case, or respelt), or -1; the map rises. Patience diff (Bram Cohen) down to gaps small enough for
 * a table, there a longest common subsequence with the cost of each run counted. Time and memory stay near linear in
 * the texts for any input; two texts with little in common come out aligned in part.
 */
export function align(a: Words, b: Words): Int32Array {
  return alignWithin(a, b, { aFrom: 0, aTo: a.count, bFrom: 0, bTo: b.count }, true);
}

/** The same for all of `a` somewhere within the words `[from, to)` of `b`: the ends of the window mean nothing. */
export function alignInto(a: Words, b: Words, from: number, to: number): Int32Array {
  return alignWithin(a, b, { aFrom: 0, aTo: a.count, bFrom: from, bTo: to }, false);
}
