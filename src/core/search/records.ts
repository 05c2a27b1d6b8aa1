/** The records of a segment as columns: what ranking and filters ask is at hand, the rest is read when it is shown. */
import { narrow, type Column } from './column';
import type { RecordFacets, RecordKind, SearchRecord } from './hit';
import { namesFrom, type Names } from './names';
import { pickTexts, textsFrom, type Texts } from './texts';

/** In the order in which equal hits are listed. */
export const KINDS: readonly RecordKind[] = ['entity', 'section', 'annotation', 'note'];

export interface RecordColumns {
  /** By record: ordinal of its kind in `KINDS`, offset, document and facets (0 for none, else the ordinal and one). */
  readonly kinds: Column;
  readonly offsets: Column;
  readonly documents: Column;
  readonly facetOf: Column;
  /** Sorted document ids; distinct facets as JSON. */
  readonly documentIds: Names;
  readonly facetTexts: Texts;
  /** Sorted keys (see `keyOf`), the record each stands for, and the place of each record's key among them. */
  readonly keys: Names;
  readonly recordOfKey: Column;
  readonly keyOfRecord: Column;
  /** Title, body and detail of record `i` at `3 * i`, `3 * i + 1` and `3 * i + 2`. */
  readonly texts: Texts;
}

export function keyOf(kind: RecordKind, id: string): string {
  return `${kind}:${id}`;
}

export class Records {
  private facetList: readonly RecordFacets[] | null = null;

  constructor(readonly columns: RecordColumns) {}

  get length(): number {
    return this.columns.kinds.length;
  }

  kindOf(ordinal: number): RecordKind {
    return KINDS[this.columns.kinds[ordinal] as number] as RecordKind;
  }

  documentOf(ordinal: number): string | null {
    const at = this.columns.documents[ordinal] as number;
    return at === 0 ? null : this.columns.documentIds.at(at - 1);
  }

  idOf(ordinal: number): string {
    return this.columns.keys.at(this.columns.keyOfRecord[ordinal] as number).slice(this.kindOf(ordinal).length + 1);
  }

  /** All different facets of the segment; parsed once, when something asks for them. */
  get facets(): readonly RecordFacets[] {
    const { facetTexts } = this.columns;
    return (this.facetList ??= Array.from({ length: facetTexts.length }, (_, i) => JSON.parse(facetTexts.at(i)) as RecordFacets));
  }

  facetsOf(ordinal: number): RecordFacets | undefined {
    const at = this.columns.facetOf[ordinal] as number;
    return at === 0 ? undefined : this.facets[at - 1];
  }

  textOf(ordinal: number, which: 'title' | 'body' | 'detail'): string {
    return this.columns.texts.at(3 * ordinal + (which === 'title' ? 0 : which === 'body' ? 1 : 2));
  }

  at(ordinal: number): SearchRecord {
    const facets = this.facetsOf(ordinal);
    return {
      kind: this.kindOf(ordinal),
      id: this.idOf(ordinal),
      document: this.documentOf(ordinal),
      title: this.textOf(ordinal, 'title'),
      body: this.textOf(ordinal, 'body'),
      offset: this.columns.offsets[ordinal] as number,
      detail: this.textOf(ordinal, 'detail'),
      ...(facets && { facets }),
    };
  }

  /** The record of that key, or -1. */
  find(key: string): number {
    const at = this.columns.keys.find(key);
    return at < 0 ? -1 : (this.columns.recordOfKey[at] as number);
  }
}

/** One record after another, each read only as far as it is asked. */
export class Cursor implements SearchRecord {
  ordinal = 0;

  constructor(private readonly records: Records) {}

  get kind(): RecordKind {
    return this.records.kindOf(this.ordinal);
  }
  get id(): string {
    return this.records.idOf(this.ordinal);
  }
  get document(): string | null {
    return this.records.documentOf(this.ordinal);
  }
  get title(): string {
    return this.records.textOf(this.ordinal, 'title');
  }
  get body(): string {
    return this.records.textOf(this.ordinal, 'body');
  }
  get detail(): string {
    return this.records.textOf(this.ordinal, 'detail');
  }
  get offset(): number {
    return this.records.columns.offsets[this.ordinal] as number;
  }
  get facets(): RecordFacets {
    return this.records.facetsOf(this.ordinal) ?? {};
  }
}

interface Drafted {
  readonly key: string;
  readonly kind: number;
  readonly offset: number;
  readonly document: string | null;
  /** JSON, or `null` for none. */
  readonly facets: string | null;
}

export function recordsFrom(list: readonly SearchRecord[]): Records {
  const drafts = list.map(({ kind, id, document, offset, facets }): Drafted => ({
    key: keyOf(kind, id), kind: KINDS.indexOf(kind), offset, document, facets: facets ? JSON.stringify(facets) : null,
  }));
  return settle(drafts, textsFrom(list.flatMap(({ title, body, detail }) => [title, body, detail])));
}

/** The records at these ordinals of several lists, one list after another. */
export function pickRecords(picks: readonly { readonly from: Records; readonly ordinals: readonly number[] }[]): Records {
  const drafts = picks.flatMap(({ from, ordinals }) => {
    const { keys, keyOfRecord, kinds, offsets, facetOf, facetTexts } = from.columns;
    const facets = Array.from({ length: facetTexts.length }, (_, i) => facetTexts.at(i));
    return ordinals.map((ordinal): Drafted => ({
      key: keys.at(keyOfRecord[ordinal] as number),
      kind: kinds[ordinal] as number,
      offset: offsets[ordinal] as number,
      document: from.documentOf(ordinal),
      facets: facetOf[ordinal] === 0 ? null : (facets[(facetOf[ordinal] as number) - 1] as string),
    }));
  });
  const texts = pickTexts(picks.map(({ from, ordinals }) => ({ from: from.columns.texts, indices: ordinals.flatMap((i) => [3 * i, 3 * i + 1, 3 * i + 2]) })));
  return settle(drafts, texts);
}

function settle(drafts: readonly Drafted[], texts: Texts): Records {
  const documents = [...new Set(drafts.flatMap(({ document }) => (document === null ? [] : [document])))].sort();
  const documentPlaces = new Map(documents.map((id, i) => [id, i + 1]));
  const facets = [...new Set(drafts.flatMap((draft) => (draft.facets === null ? [] : [draft.facets])))];
  const facetPlaces = new Map(facets.map((json, i) => [json, i + 1]));
  const order = drafts.map((_, i) => i).sort((a, b) => ((drafts[a] as Drafted).key < (drafts[b] as Drafted).key ? -1 : 1));
  const keyOfRecord = new Uint32Array(drafts.length);
  order.forEach((record, place) => (keyOfRecord[record] = place));
  return new Records({
    kinds: narrow(drafts.map(({ kind }) => kind)),
    offsets: narrow(drafts.map(({ offset }) => offset)),
    documents: narrow(drafts.map(({ document }) => (document === null ? 0 : (documentPlaces.get(document) as number)))),
    facetOf: narrow(drafts.map((draft) => (draft.facets === null ? 0 : (facetPlaces.get(draft.facets) as number)))),
    documentIds: namesFrom(documents),
    facetTexts: textsFrom(facets),
    keys: namesFrom(order.map((record) => (drafts[record] as Drafted).key)),
    recordOfKey: narrow(order),
    keyOfRecord: narrow(keyOfRecord),
    texts,
  });
}
