/** Makes one segment of the living records of several, a slice at a time, without reading their text again. */
import { Growing, narrow, type Column } from './column';
import { namesFrom, type Names } from './names';
import { pickRecords } from './records';
import { vocabularyOf, type PostingColumns, type Segment } from './segment';

export interface Part {
  readonly segment: Segment;
  /** 1 for each deleted record. */
  readonly dead: Uint8Array | null;
}

export interface Merged {
  readonly segment: Segment;
  /** By part and record: its ordinal in the new segment, or -1. */
  readonly moved: readonly Int32Array[];
}

/** Occurrences or names handled between two pauses: a millisecond or two. */
const SLICE = 20_000;

const NOWHERE = 0xffffffff;

/** Yields between slices. Price in all: linear in the postings of the parts. */
export function* mergeInSlices(parts: readonly Part[]): Generator<void, Merged, void> {
  const moved = placesOf(parts);
  const living = parts.map(({ segment }, i) => ordinalsOf(moved[i] as Int32Array, segment.records.length));
  const used = yield* usedNames(parts, moved);
  const terms = yield* mergeNames(parts.map(({ segment }, i) => ({ names: segment.terms, isUsed: (t: number) => used[i]?.terms[t] === 1, rank: () => 0 })));
  const surfaces = yield* mergeNames(
    parts.map(({ segment }, i) => ({
      names: segment.surfaces,
      isUsed: (s: number) => used[i]?.entries[s] === 1,
      rank: (s: number) => terms.places[i]?.[segment.surfaceTerms[s] as number] as number,
    })),
  );
  const vocabulary = vocabularyOf(Uint32Array.from(surfaces.ranks), terms.list.length);
  const postings = yield* mergePostings(parts, moved, terms, surfaces.places, vocabulary.local);
  yield;
  const records = pickRecords(parts.map(({ segment }, i) => ({ from: segment.records, ordinals: living[i] as number[] })));
  yield;
  const lengths = (column: 'titleLengths' | 'lengths'): Column =>
    narrow(parts.flatMap(({ segment }, i) => (living[i] as number[]).map((ordinal) => segment[column][ordinal] as number)));
  const segment: Segment = {
    records,
    terms: namesFrom(terms.list),
    surfaces: namesFrom(surfaces.list),
    ...vocabulary.columns,
    ...postings,
    titleLengths: lengths('titleLengths'),
    lengths: lengths('lengths'),
  };
  return { segment, moved };
}

/** The same without a pause. */
export function mergeAtOnce(parts: readonly Part[]): Merged {
  const work = mergeInSlices(parts);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function placesOf(parts: readonly Part[]): Int32Array[] {
  let next = 0;
  return parts.map(({ segment, dead }) => Int32Array.from({ length: segment.records.length }, (_, i) => (dead?.[i] ? -1 : next++)));
}

function ordinalsOf(moved: Int32Array, count: number): number[] {
  const ordinals: number[] = [];
  for (let i = 0; i < count; i += 1) if ((moved[i] as number) >= 0) ordinals.push(i);
  return ordinals;
}

interface Used {
  readonly terms: Uint8Array;
  readonly entries: Uint8Array;
}

/** Terms and entries that stand in a living record still. */
function* usedNames(parts: readonly Part[], moved: readonly Int32Array[]): Generator<void, Used[], void> {
  const used: Used[] = [];
  for (const [i, { segment, dead }] of parts.entries()) {
    const terms = new Uint8Array(segment.terms.length);
    const entries = new Uint8Array(segment.surfaces.length);
    used.push({ terms, entries });
    if (!dead) {
      terms.fill(1);
      entries.fill(1);
      continue;
    }
    let done = 0;
    for (let t = 0; t < terms.length; t += 1) {
      for (let p = segment.starts[t] as number; p < (segment.starts[t + 1] as number); p += 1) {
        if ((moved[i]?.[segment.postings[p] as number] as number) < 0) continue;
        terms[t] = 1;
        const end = segment.positionStarts[p + 1] as number;
        for (let o = segment.positionStarts[p] as number; o < end; o += 1) {
          entries[segment.entries[(segment.entryStarts[t] as number) + (segment.written[o] as number)] as number] = 1;
        }
        done += end - (segment.positionStarts[p] as number);
      }
      if (done > SLICE) {
        done = 0;
        yield;
      }
    }
  }
  return used;
}

interface SortedNames {
  readonly names: Names;
  readonly isUsed: (ordinal: number) => boolean;
  /** Orders equal names and keeps them apart. */
  readonly rank: (ordinal: number) => number;
}

interface MergedNames {
  readonly list: string[];
  readonly ranks: number[];
  /** By list and ordinal: the place in the merged list. */
  readonly places: readonly Uint32Array[];
}

function* mergeNames(lists: readonly SortedNames[]): Generator<void, MergedNames, void> {
  const list: string[] = [];
  const ranks: number[] = [];
  const places = lists.map(({ names }) => new Uint32Array(names.length).fill(NOWHERE));
  const heads = lists.map((names) => headAfter(names, -1));
  for (;;) {
    let least: Head | null = null;
    for (const head of heads) if (head && (!least || head.name < least.name || (head.name === least.name && head.rank < least.rank))) least = head;
    if (!least) return { list, ranks, places };
    const { name, rank } = least;
    const place = list.push(name) - 1;
    ranks.push(rank);
    heads.forEach((head, i) => {
      if (!head || head.name !== name || head.rank !== rank) return;
      (places[i] as Uint32Array)[head.at] = place;
      heads[i] = headAfter(lists[i] as SortedNames, head.at);
    });
    if (place % SLICE === SLICE - 1) yield;
  }
}

interface Head {
  readonly at: number;
  readonly name: string;
  readonly rank: number;
}

function headAfter({ names, isUsed, rank }: SortedNames, before: number): Head | null {
  for (let at = before + 1; at < names.length; at += 1) if (isUsed(at)) return { at, name: names.at(at), rank: rank(at) };
  return null;
}

function* mergePostings(
  parts: readonly Part[],
  moved: readonly Int32Array[],
  terms: MergedNames,
  entryPlaces: readonly Uint32Array[],
  local: Uint32Array,
): Generator<void, PostingColumns, void> {
  const starts = new Uint32Array(terms.list.length + 1);
  const [postings, inTitle, positionStarts, positions, written] = [new Growing(), new Growing(), new Growing(), new Growing(), new Growing()];
  const sources = termSources(terms);
  let paused = 0;
  for (let term = 0; term < sources.length; term += 1) {
    starts[term] = postings.length;
    for (const { part, at } of sources[term] as Source[]) {
      const { segment } = parts[part] as Part;
      const place = entryPlaces[part] as Uint32Array;
      const ordinals = moved[part] as Int32Array;
      const firstEntry = segment.entryStarts[at] as number;
      for (let p = segment.starts[at] as number; p < (segment.starts[at + 1] as number); p += 1) {
        const ordinal = ordinals[segment.postings[p] as number] as number;
        if (ordinal < 0) continue;
        postings.push(ordinal);
        inTitle.push(segment.inTitle[p] as number);
        positionStarts.push(positions.length);
        for (let o = segment.positionStarts[p] as number; o < (segment.positionStarts[p + 1] as number); o += 1) {
          positions.push(segment.positions[o] as number);
          written.push(local[place[segment.entries[firstEntry + (segment.written[o] as number)] as number] as number] as number);
        }
      }
    }
    if (positions.length - paused > SLICE) {
      paused = positions.length;
      yield;
    }
  }
  starts[sources.length] = postings.length;
  positionStarts.push(positions.length);
  return {
    starts, postings: postings.column(), inTitle: inTitle.column(), positionStarts: positionStarts.wide(), positions: positions.column(), written: written.column(),
  };
}

interface Source {
  readonly part: number;
  readonly at: number;
}

/** By merged term: where it stands in the parts, in their order. */
function termSources({ list, places }: MergedNames): Source[][] {
  const sources = list.map((): Source[] => []);
  places.forEach((of, part) => {
    of.forEach((place, at) => {
      if (place !== NOWHERE) sources[place]?.push({ part, at });
    });
  });
  return sources;
}
