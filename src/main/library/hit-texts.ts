/** The whole text behind a search hit, and where in it the query stands: for previews and for marking hits in the article. */
import type { TextRange } from '../../core/documents/document';
import type { HitText, RecordKind, SearchHit, SearchRecord, Snippet } from '../../core/search/hit';
import type { Search } from '../../core/search/search';
import type { Catalogue } from './catalogue';
import type { Engine } from './engine';
import type { NoteIndex } from './note-index';
import { annotationRecords, entityRecord, noteRecord, sectionRecords } from './records';

/** What names a hit's thing. */
export type HitName = Pick<SearchHit, 'kind' | 'id' | 'document'>;

/** A preview of a longer text shows this much, from a little before the first mark on (UTF-16 units). */
const LONGEST = 20_000;
const LEAD = 1_000;
/** Painted at most: more colour than text tells nothing. */
const MOST_RANGES = 5_000;

/** The engine's members that show hits. */
export const hitTexts = (search: Search, catalogue: Catalogue, notes: NoteIndex): Pick<Engine, 'hitText' | 'hitRanges'> => ({
  hitText: (text, thing) => hitText(search, text, recordOf(thing, catalogue, notes)),
  hitRanges: (text, document, things) => hitRanges(search, text, things.flatMap((thing) => recordOf({ ...thing, document }, catalogue, notes) ?? [])),
});

/** The record of a thing as it is now; `null` where it is gone. */
function recordOf({ kind, id, document }: HitName, catalogue: Catalogue, notes: NoteIndex): SearchRecord | null {
  const find: Record<RecordKind, () => SearchRecord | undefined> = {
    section: () => recordsIn(document, catalogue, (indexed) => sectionRecords(indexed)).find((record) => record.id === id),
    annotation: () => recordsIn(document, catalogue, (indexed) => annotationRecords(indexed, catalogue.annotationsOf(indexed.id))).find((record) => record.id === id),
    note: () => notes.all().filter((note) => note.id === id).map(noteRecord)[0],
    entity: () => [catalogue.entity(id)].flatMap((entity) => (entity ? [entityRecord(entity)] : []))[0],
  };
  return find[kind]() ?? null;
}

type Indexed = NonNullable<ReturnType<Catalogue['document']>>;

function recordsIn(document: string | null, catalogue: Catalogue, recordsOf: (indexed: Indexed) => SearchRecord[]): SearchRecord[] {
  const indexed = document === null ? null : catalogue.document(document);
  return indexed ? recordsOf(indexed) : [];
}

function hitText(search: Search, query: string, record: SearchRecord | null): HitText | null {
  if (!record) return null;
  const { kind, id, document, detail, offset } = record;
  const [title = [], body = []] = search.mark(query, [record.title, record.body], record.facets?.language);
  const from = record.body.length <= LONGEST ? 0 : startBefore(record.body, (body[0]?.start ?? 0) - LEAD);
  return {
    kind,
    id,
    document,
    detail,
    title: { text: record.title, highlights: title },
    body: cut(record.body, body, from),
    offset: offset + from,
  };
}

/** The first line that begins at or after an offset near it, so that no word is parted. */
function startBefore(text: string, at: number): number {
  if (at <= 0) return 0;
  const end = text.indexOf(' ', at);
  return end < 0 ? at : end + 1;
}

function cut(text: string, marks: readonly TextRange[], from: number): Snippet {
  const end = from + LONGEST;
  const highlights = marks.filter((mark) => mark.start >= from && mark.end <= end).map((mark) => ({ start: mark.start - from, end: mark.end - from }));
  return { text: text.slice(from, end), highlights };
}

function hitRanges(search: Search, query: string, records: readonly SearchRecord[]): TextRange[] {
  const marks = search.mark(query, records.map((record) => record.body), records[0]?.facets?.language);
  const ranges = records.flatMap(({ offset }, at) => (marks[at] ?? []).map((mark) => ({ start: mark.start + offset, end: mark.end + offset })));
  return ranges.sort((a, b) => a.start - b.start || a.end - b.end).slice(0, MOST_RANGES);
}
