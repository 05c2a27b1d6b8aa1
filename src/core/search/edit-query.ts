/** Changes a query as text: a filter put in or taken out, a slip of the hand mended. */
import { foldTag, meantValues, type Filter } from './filter';
import { parseQuery, type Clause } from './parse-query';

/** A filter as it is written: a value of several words stands in quotation marks. */
export function written({ name, value }: Filter): string {
  return /[\s"“”„‟«»]/u.test(value) ? `${name}:"${value.replace(/["“”„‟«»]/gu, ' ')}"` : `${name}:${value}`;
}

/** The filters that a query asks to be met, with the values that are meant. */
export function filtersOf(text: string): Filter[] {
  return parseQuery(text, true).flatMap((clause) => (clause.without ? [] : meantBy(clause)));
}

/** Whether both ask the same. */
export function isSameFilter(a: Filter, b: Filter): boolean {
  return a.name === b.name && foldTag(a.value) === foldTag(b.value);
}

/** The query with this filter at its beginning, where it leaves the word being typed alone; without it where it was there. */
export function toggleFilter(text: string, filter: Filter): string {
  const present = parseQuery(text, true).filter((clause) => !clause.without && meantBy(clause).some((one) => isSameFilter(one, filter)));
  if (present.length === 0) return `${written(filter)} ${text.trimStart()}`;
  return present.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).trimStart(), text);
}

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
}

/** The query with words replaced, each beginning with a capital where the one typed did. */
export function replaceWords(text: string, replacements: readonly Replacement[]): string {
  return [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, surface }) => rest.slice(0, start) + likeCase(rest.slice(start, end), surface) + rest.slice(end), text);
}

function likeCase(typed: string, surface: string): string {
  const [first = ''] = typed;
  if (first === first.toLowerCase()) return surface;
  const capitals = typed.length > 1 && typed === typed.toUpperCase();
  return capitals ? surface.toUpperCase() : surface.charAt(0).toUpperCase() + surface.slice(1);
}

function meantBy({ filter, open }: Clause): Filter[] {
  if (!filter) return [];
  if (filter.name === 'tag' || filter.name === 'entity') return [filter];
  return meantValues(filter, open).map((value) => ({ name: filter.name, value }));
}
