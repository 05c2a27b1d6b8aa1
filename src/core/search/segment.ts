/** A segment: an immutable index of some records, as columns of numbers that load without being parsed. */
import { Growing, narrow, type Column } from './column';
import type { SearchRecord } from './hit';
import { isEnglish } from './language';
import { namesFrom, type Names } from './names';
import { recordsFrom, type Records } from './records';
import { tokenise } from './tokenise';

/**
 * Postings stand in order of term, then record: those of term `t` are `starts[t] .. starts[t + 1]`. Positions of
 * posting `p` are `positionStarts[p] .. positionStarts[p + 1]`, those in the title first (`inTitle[p]` of them).
 */
export interface Segment extends PostingColumns {
  readonly records: Records;
  /** Sorted by UTF-16 unit. */
  readonly terms: Names;
  /**
   * Words as written, sorted by surface, then term: in two languages the same word may stand under two terms.
   * `surfaceTerms[s]` is the term of entry `s`.
   */
  readonly surfaces: Names;
  readonly surfaceTerms: Column;
  /** Entries of term `t`: `entries[entryStarts[t] .. entryStarts[t + 1]]`. */
  readonly entryStarts: Uint32Array;
  readonly entries: Column;
  /** By record: counted words of the title, and of title and body together. */
  readonly titleLengths: Column;
  readonly lengths: Column;
}

export interface PostingColumns {
  readonly starts: Uint32Array;
  /** By posting: ordinal of the record, and how often the term stands in its title. */
  readonly postings: Column;
  readonly inTitle: Column;
  readonly positionStarts: Uint32Array;
  /** By occurrence: position among the words of title and body, and the place of the wording among the entries of its term. */
  readonly positions: Column;
  readonly written: Column;
}

/** Words met so far; an entry is a surface together with its term. */
interface Draft {
  readonly termIds: Map<string, number>;
  /** By term, surface to entry. */
  readonly entryIds: Map<string, number>[];
  readonly entrySurfaces: string[];
  readonly entryTerms: number[];
  /** By occurrence, in reading order, record by record. */
  readonly entry: Growing;
  readonly record: Growing;
  readonly position: Growing;
  readonly title: Growing;
}

/** No phrase reaches from the title into the body. */
const GAP = 2;

/** Indexes records from their text. Price: about 0.1 ms for a section of a hundred words. */
export function indexRecords(records: readonly SearchRecord[]): Segment {
  const draft: Draft = {
    termIds: new Map(), entryIds: [], entrySurfaces: [], entryTerms: [],
    entry: new Growing(), record: new Growing(), position: new Growing(), title: new Growing(),
  };
  const titleLengths: number[] = [];
  const lengths: number[] = [];
  records.forEach((record, ordinal) => {
    const counted = addRecord(draft, record, ordinal);
    titleLengths.push(counted.title);
    lengths.push(counted.whole);
  });
  return settle(draft, recordsFrom(records), narrow(titleLengths), narrow(lengths));
}

function addRecord(draft: Draft, record: SearchRecord, ordinal: number): { title: number; whole: number } {
  const english = isEnglish(record.facets?.language);
  let counted = 0;
  let title = 0;
  let base = 0;
  for (const inTitle of [1, 0]) {
    let last = base;
    for (const token of tokenise(inTitle ? record.title : record.body, english)) {
      last = base + token.position;
      draft.entry.push(entryOf(draft, token.surface, token.term));
      draft.record.push(ordinal);
      draft.position.push(last);
      draft.title.push(inTitle);
      if (token.kind === 'word') counted += 1;
    }
    if (inTitle) title = counted;
    base = last + GAP;
  }
  return { title, whole: counted };
}

function entryOf(draft: Draft, surface: string, term: string): number {
  let termId = draft.termIds.get(term);
  if (termId === undefined) {
    draft.termIds.set(term, (termId = draft.entryIds.length));
    draft.entryIds.push(new Map());
  }
  const known = draft.entryIds[termId] as Map<string, number>;
  let entry = known.get(surface);
  if (entry === undefined) {
    known.set(surface, (entry = draft.entrySurfaces.length));
    draft.entrySurfaces.push(surface);
    draft.entryTerms.push(termId);
  }
  return entry;
}

function settle(draft: Draft, records: Records, titleLengths: Column, lengths: Column): Segment {
  const termNames = [...draft.termIds.keys()];
  const termOrder = sortedOrder(termNames.length, (a, b) => ((termNames[a] as string) < (termNames[b] as string) ? -1 : 1));
  const termRank = ranks(termOrder);
  const { entrySurfaces, entryTerms } = draft;
  const termOf = (entry: number): number => termRank[entryTerms[entry] as number] as number;
  const entryOrder = sortedOrder(entrySurfaces.length, (a, b) => {
    const [one, other] = [entrySurfaces[a] as string, entrySurfaces[b] as string];
    return one === other ? termOf(a) - termOf(b) : one < other ? -1 : 1;
  });
  const vocabulary = vocabularyOf(Uint32Array.from(entryOrder, termOf), termNames.length);
  return {
    records,
    terms: namesFrom(Array.from(termOrder, (id) => termNames[id] as string)),
    surfaces: namesFrom(Array.from(entryOrder, (id) => entrySurfaces[id] as string)),
    ...vocabulary.columns,
    ...postingsOf(draft, Uint32Array.from(entryTerms, (_, id) => termOf(id)), ranks(entryOrder), vocabulary.local, termNames.length),
    titleLengths,
    lengths,
  };
}

/** The entries by term, from the term of each entry; `local` is the place of an entry among those of its term. */
export function vocabularyOf(termOfEntry: Uint32Array, terms: number) {
  const entryStarts = new Uint32Array(terms + 1);
  const entries = sortByTerm(termOfEntry, entryStarts);
  const local = Uint32Array.from(termOfEntry);
  entries.forEach((entry, place) => (local[entry] = place - (entryStarts[termOfEntry[entry] as number] as number)));
  return { columns: { surfaceTerms: narrow(termOfEntry), entryStarts, entries: narrow(entries) }, local };
}

/** A counting sort of the occurrences by term; it is stable, so records and positions stay in order. */
function postingsOf(draft: Draft, termOfDraft: Uint32Array, entryRank: Uint32Array, local: Uint32Array, terms: number): PostingColumns {
  const count = draft.entry.length;
  const order = sortByTerm(Uint32Array.from({ length: count }, (_, i) => termOfDraft[draft.entry.at(i)] as number), new Uint32Array(terms + 1));
  const starts = new Uint32Array(terms + 1);
  const postings = new Growing();
  const inTitle: number[] = [];
  const positionStarts = new Growing();
  const positions = new Uint32Array(count);
  const written = new Uint32Array(count);
  let term = -1;
  let record = -1;
  for (let o = 0; o < count; o += 1) {
    const from = order[o] as number;
    const entry = draft.entry.at(from);
    const nextTerm = termOfDraft[entry] as number;
    const nextRecord = draft.record.at(from);
    if (nextTerm !== term || nextRecord !== record) {
      while (term < nextTerm) starts[(term += 1)] = postings.length;
      record = nextRecord;
      postings.push(record);
      inTitle.push(0);
      positionStarts.push(o);
    }
    positions[o] = draft.position.at(from);
    written[o] = local[entryRank[entry] as number] as number;
    inTitle[inTitle.length - 1] = (inTitle[inTitle.length - 1] as number) + draft.title.at(from);
  }
  starts[terms] = postings.length;
  positionStarts.push(count);
  return {
    starts, postings: postings.column(), inTitle: narrow(inTitle), positionStarts: positionStarts.wide(), positions: narrow(positions), written: narrow(written),
  };
}

/** Indices in order of their term; `starts` is filled with where each term begins. */
function sortByTerm(term: Uint32Array, starts: Uint32Array): Uint32Array {
  for (const id of term) starts[id + 1] = (starts[id + 1] as number) + 1;
  for (let t = 1; t < starts.length; t += 1) starts[t] = (starts[t] as number) + (starts[t - 1] as number);
  const next = starts.slice();
  const order = new Uint32Array(term.length);
  for (let i = 0; i < term.length; i += 1) {
    const t = term[i] as number;
    order[next[t] as number] = i;
    next[t] = (next[t] as number) + 1;
  }
  return order;
}

function sortedOrder(count: number, compare: (a: number, b: number) => number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i).sort(compare);
}

function ranks(order: Uint32Array): Uint32Array {
  const rank = new Uint32Array(order.length);
  order.forEach((id, place) => (rank[id] = place));
  return rank;
}
