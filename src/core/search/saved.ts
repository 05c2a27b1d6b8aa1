/** Segments and the list of them as bytes, and back: shadow data, so anything doubtful is refused and built anew. */
import { decodeColumns, encodeColumns } from './binary';
import type { Column } from './column';
import { Names, textOf } from './names';
import { Records } from './records';
import type { Segment } from './segment';
import { Texts } from './texts';
import { viewOf, type View } from './view';

export function encodeSegment(segment: Segment): Uint8Array {
  const { records, terms, surfaces } = segment;
  const { documentIds, facetTexts, keys, texts, kinds, offsets, documents, facetOf, recordOfKey, keyOfRecord } = records.columns;
  return encodeColumns([
    segment.surfaceTerms, segment.entries, segment.postings, segment.inTitle, segment.positions, segment.written, segment.titleLengths, segment.lengths,
    segment.entryStarts, segment.starts, segment.positionStarts,
    kinds, offsets, documents, facetOf, recordOfKey, keyOfRecord,
    ...[terms, surfaces, documentIds, keys].flatMap((names) => [names.units, names.starts]),
    ...[facetTexts, texts].flatMap((of) => [of.bytes, of.starts, of.wide]),
  ]);
}

export function decodeSegment(bytes: Uint8Array): Segment | null {
  const columns = decodeColumns(bytes);
  if (!columns) return null;
  let next = 0;
  const any = (): Column => columns[next++] as Column;
  // What was encoded as one kind of column comes back as the same kind, for nothing else passes the checksum.
  const wide = any as () => Uint32Array;
  const names = (): Names => new Names(any() as Uint16Array, wide());
  const texts = (): Texts => new Texts(any() as Uint8Array, wide(), any() as Uint8Array);
  const [surfaceTerms, entries, postings, inTitle, positions, written, titleLengths, lengths] = [any(), any(), any(), any(), any(), any(), any(), any()];
  const [entryStarts, starts, positionStarts] = [wide(), wide(), wide()];
  const [kinds, offsets, documents, facetOf, recordOfKey, keyOfRecord] = [any(), any(), any(), any(), any(), any()];
  const [terms, surfaces, documentIds, keys] = [names(), names(), names(), names()];
  const [facetTexts, recordTexts] = [texts(), texts()];
  if (next !== columns.length) return null;
  const records = new Records({ kinds, offsets, documents, facetOf, documentIds, facetTexts, keys, recordOfKey, keyOfRecord, texts: recordTexts });
  return {
    records, terms, surfaces, surfaceTerms, entryStarts, entries, starts, postings, inTitle, positionStarts, positions, written, titleLengths, lengths,
  };
}

/** One saved segment: the name under which its bytes lie, and what was deleted from it since. */
export interface SavedView {
  readonly name: string;
  readonly dead: Uint8Array | null;
}

/** The list that makes saved segments an index. @param stamp names the program that made it; by any other it is not read. */
export function encodeList(stamp: string, views: readonly SavedView[]): Uint8Array {
  const text = JSON.stringify([stamp, ...views.map(({ name }) => name)]);
  const letters = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return encodeColumns([letters, ...views.map(({ dead }) => dead ?? new Uint8Array(0))]);
}

export function decodeList(stamp: string, bytes: Uint8Array): SavedView[] | null {
  const columns = decodeColumns(bytes);
  const [letters, ...dead] = columns ?? [];
  if (!(letters instanceof Uint16Array)) return null;
  const [by, ...names] = JSON.parse(textOf(letters, 0, letters.length)) as string[];
  if (by !== stamp || names.length !== dead.length) return null;
  return names.map((name, i) => ({ name, dead: (dead[i] as Uint8Array).length > 0 ? (dead[i] as Uint8Array) : null }));
}

/** The view of a saved segment; `null` where the two do not belong together. */
export function viewOfSaved({ dead }: SavedView, bytes: Uint8Array): View | null {
  const segment = decodeSegment(bytes);
  return !segment || (dead && dead.length !== segment.records.length) ? null : viewOf(segment, dead);
}
