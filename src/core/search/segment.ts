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
  readonly termNames: string[];
  readonly termIds: Map<string, number>;
  /** By surface, its entries: seldom more than one. */
  readonly entriesOf: Map<string, number[]>;
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
    termNames: [], termIds: new Map(), entriesOf: new Map(), entrySurfaces: [], entryTerms: [],
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
  const { entrySurfaces, entryTerms, termNames } = draft;
  let alike = draft.entriesOf.get(surface);
  if (!alike) draft.entriesOf.set(surface, (alike = []));
  for (const entry of alike) if (termNames[entryTerms[entry] as number] === term) return entry;
  let termId = draft.termIds.get(term);
  if (termId === undefined) draft.termIds.set(term, (termId = termNames.push(term) - 1));
  entryTerms.push(termId);
  const entry = entrySurfaces.push(surface) - 1;
  alike.push(entry);
  return entry;
}

function settle(draft: Draft, records: Records, titleLengths: Column, lengths: Column): Segment {
  const { termNames, entrySurfaces, entryTerms } = draft;
  const termOrder = sortedOrder(termNames.length, (a, b) => ((termNames[a] as string) < (termNames[b] as string) ? -1 : 1));
  const termRank = ranks(termOrder);
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
    ...postingsOf(draft, Uint32Array.from(entryTerms, (_, id) => termOf(id)), ranks(entryOrder).map((rank) => vocabulary.local[rank] as number), termNames.length),
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
function postingsOf(draft: Draft, termOfDraft: Uint32Array, localOfDraft: Uint32Array, terms: number): PostingColumns {
  const count = draft.entry.length;
  const ends = endsByTerm(draft, termOfDraft, terms);
  const records = new Uint32Array(count);
  const titles = new Uint8Array(count);
  const positions = new Uint32Array(count);
  const written = new Uint32Array(count);
  for (let from = count - 1; from >= 0; from -= 1) {
    const entry = draft.entry.at(from);
    const term = termOfDraft[entry] as number;
    const o = (ends[term] as number) - 1;
    ends[term] = o;
    records[o] = draft.record.at(from);
    titles[o] = draft.title.at(from);
    positions[o] = draft.position.at(from);
    written[o] = localOfDraft[entry] as number;
  }
  const starts = new Uint32Array(terms + 1);
  const postings = new Growing();
  const inTitle = new Growing();
  const positionStarts = new Growing();
  for (let term = 0; term < terms; term += 1) {
    starts[term] = postings.length;
    const end = term + 1 < terms ? (ends[term + 1] as number) : count;
    for (let o = ends[term] as number; o < end; ) {
      const record = records[o] as number;
      postings.push(record);
      positionStarts.push(o);
      let title = 0;
      for (; o < end && records[o] === record; o += 1) title += titles[o] as number;
      inTitle.push(title);
    }
  }
  starts[terms] = postings.length;
  positionStarts.push(count);
  return {
    starts, postings: postings.column(), inTitle: inTitle.column(), positionStarts: positionStarts.wide(), positions: narrow(positions), written: narrow(written),
  };
}

/** By term: how many occurrences it and those before it have. */
function endsByTerm(draft: Draft, termOfDraft: Uint32Array, terms: number): Uint32Array {
  const ends = new Uint32Array(terms);
  for (let i = 0; i < draft.entry.length; i += 1) {
    const term = termOfDraft[draft.entry.at(i)] as number;
    ends[term] = (ends[term] as number) + 1;
  }
  for (let term = 1; term < terms; term += 1) ends[term] = (ends[term] as number) + (ends[term - 1] as number);
  return ends;
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
