/** The filters of the query language, `name:value`: their names, the values they take, and what they ask of a record. */
import { annotationColors } from '../annotations/annotation';
import { entityTypes } from '../entities/entity';
import { fold } from './fold';
import type { RecordKind, SearchRecord } from './hit';
import { periodAsked, touches } from './period';

export const filterNames = ['in', 'type', 'tag', 'colour', 'entity', 'author', 'collection', 'date', 'before', 'after', 'has', 'is'] as const;
export type FilterName = (typeof filterNames)[number];

/** A filter as written; `value` may be only the beginning of one where it is still being typed. */
export interface Filter {
  readonly name: FilterName;
  readonly value: string;
}

/** Where a query looks, by the value of `in:`. */
export const scopes: Readonly<Record<string, RecordKind>> = {
  documents: 'section',
  annotations: 'annotation',
  notes: 'note',
  entities: 'entity',
};

/** The values a filter takes; `null` where they depend on what the library holds. */
export const filterValues: Readonly<Record<FilterName, readonly string[] | null>> = {
  in: ['title', ...Object.keys(scopes)],
  type: entityTypes,
  tag: null,
  colour: annotationColors,
  entity: null,
  has: ['note', 'comment', 'tag'],
  is: ['orphan', 'uncertain', 'starred', 'archived'],
  author: null,
  collection: null,
  date: null,
  before: null,
  after: null,
};

/** Shown where a value has no meaning to a filter that takes more than could be listed. */
export const filterExamples: Partial<Record<FilterName, readonly string[]>> = {
  date: ['1969', '1969-07', '1990..1999'],
  before: ['1969', '1969-07'],
  after: ['1969', '1969-07'],
};

/** Other spellings of names and values. */
const NAMES: Readonly<Record<string, FilterName>> = { color: 'colour', tags: 'tag', by: 'author', authors: 'author', collections: 'collection', since: 'after', until: 'before', year: 'date' };
const VALUES: Readonly<Record<string, string>> = {
  titles: 'title', article: 'documents', articles: 'documents', document: 'documents', sections: 'documents', marks: 'annotations',
  annotation: 'annotations', note: 'notes', entity: 'entities', organization: 'organisation', program: 'programme',
  yellow: 'amber', red: 'rose', pink: 'rose', purple: 'violet',
};

/** The filter called so in any case; `null` where there is none. */
export function filterCalled(name: string): FilterName | null {
  const lower = name.toLowerCase();
  return filterNames.find((known) => known === lower) ?? (Object.hasOwn(NAMES, lower) ? (NAMES[lower] as FilterName) : null);
}

/** The value that is meant, or with `open` the values that begin so; empty where the filter knows none. */
export function meantValues({ name, value }: Filter, open: boolean): readonly string[] {
  const lower = value.toLowerCase();
  const known = filterValues[name] ?? [];
  if (known.includes(lower)) return [lower];
  const begun = open ? known.filter((one) => one.startsWith(lower)) : [];
  if (begun.length > 0) return begun;
  const other = Object.hasOwn(VALUES, lower) ? VALUES[lower] : undefined;
  return other !== undefined && known.includes(other) ? [other] : [];
}

/** Things outside a record that filters ask about. */
export interface Surroundings {
  /** Whether a note links to the record. */
  readonly isLinked: (record: SearchRecord) => boolean;
  /** Whether a record speaks of one of these entities, by whatever name: recognised in its text, or linked from it. */
  readonly mentions: (record: SearchRecord, entities: ReadonlySet<string>) => boolean;
}

export type RecordTest = (record: SearchRecord) => boolean;

/** What a filter with this value (one of `meantValues`) asks of a record. `in:title` and `entity:` ask something of its words. */
export function testOf(name: 'in' | 'type' | 'colour' | 'has' | 'is', value: string, { isLinked }: Surroundings): RecordTest {
  if (name === 'in') return (record) => record.kind === scopes[value];
  if (name === 'type') return (record) => record.facets?.type === value;
  if (name === 'colour') return (record) => record.facets?.color === value;
  if (name === 'is') return (record) => record.facets?.status === value || (record.facets?.states?.includes(value) ?? false);
  if (value === 'note') return isLinked;
  if (value === 'comment') return (record) => record.facets?.commented === true;
  return (record) => (record.facets?.tags?.length ?? 0) > 0;
}

/** `before:1969` and the like; `null` where the value is no date. What has no date is never found by one. */
export function dateTest(name: 'date' | 'before' | 'after', value: string): RecordTest | null {
  const period = periodAsked(name, value);
  return period && ((record) => touches(record.facets?.date, period));
}

/** Part of an author's name from the beginning of a word on: `author:clarke`. */
export function authorTest(value: string): RecordTest {
  const wanted = foldName(value);
  return (record) => record.facets?.authors?.some((author) => foldName(author).includes(wanted)) ?? false;
}

/** Collections are compared folded, and with `open` by their beginning. */
export function collectionTest(value: string, open: boolean): RecordTest {
  const wanted = foldName(value);
  const isMeant = (name: string): boolean => (open ? foldName(name).startsWith(wanted) : foldName(name) === wanted);
  return (record) => record.facets?.collections?.some(isMeant) ?? false;
}

/** Words with one space before each, so that only whole beginnings are found. */
function foldName(name: string): string {
  return ` ${fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

/** Tags are compared folded, and with `open` by their beginning; a `#` before the value is passed over. */
export function tagTest(value: string, open: boolean): RecordTest {
  const wanted = foldTag(value);
  const isMeant = (tag: string): boolean => (open ? foldTag(tag).startsWith(wanted) : foldTag(tag) === wanted);
  return (record) => record.facets?.tags?.some(isMeant) ?? false;
}

export function foldTag(tag: string): string {
  return fold(tag.replace(/^#/, ''));
}
