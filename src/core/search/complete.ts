/** Completes the filter at the end of a query: its name, then its value from what the library holds. */
import { written } from './edit-query';
import { filterCalled, filterNames, filterValues, foldTag, type FilterName } from './filter';
import { fold } from './fold';
import { comparedNames, eachEntity, nameOf } from './name';
import type { View } from './view';

export interface Completion {
  /** What is offered, such as `type:` or `type:mission`. */
  readonly label: string;
  /** The whole query with it in place. */
  readonly text: string;
  /** Whether only the name of a filter is offered, its value to follow. */
  readonly nameOnly: boolean;
}

/** Offered at most. */
const MOST = 6;
/** One letter is the beginning of most words. */
const LEAST_LETTERS = 2;
/** No name or value that could be completed is longer (UTF-16 units). */
const REACH = 120;
const AT_END = /(?:^|\s)[-−–]?(\p{L}+)(?::(?:["“„«]([^"”“«»]*)|([^\s"”“„«»]*)))?$/u;

/** Empty where the query does not end in the beginning of a filter, or the value is complete. */
export function complete(text: string, views: readonly View[]): Completion[] {
  const end = AT_END.exec(text.slice(-REACH));
  if (!end) return [];
  const [whole, word = '', quoted, bare] = end;
  const typed = quoted ?? bare;
  const before = text.slice(0, text.length - whole.length) + (/^\s*[-−–]?/u.exec(whole)?.[0] ?? '');
  if (typed === undefined) {
    if (word.length < LEAST_LETTERS) return [];
    const begun = filterNames.filter((name) => name.startsWith(word.toLowerCase()));
    return begun.map((name) => ({ label: `${name}:`, text: `${before}${name}:`, nameOnly: true }));
  }
  const name = filterCalled(word);
  if (!name) return [];
  return valuesBegun(name, typed, views).map((value) => {
    const label = written({ name, value });
    return { label, text: `${before}${label} `, nameOnly: false };
  });
}

function valuesBegun(name: FilterName, typed: string, views: readonly View[]): string[] {
  if (name === 'entity') return entitiesBegun(nameOf(typed), views);
  const wanted = name === 'tag' ? foldTag(typed) : fold(typed);
  const known = filterValues[name] ?? valuesIn(views, name);
  const begun = known.filter((value) => foldTag(value).startsWith(wanted));
  return begun.some((value) => foldTag(value) === wanted) ? [] : begun.slice(0, filterValues[name] ? Infinity : MOST);
}

/** Canonical names of the entities one of whose names begins so; those that are called so themselves stand first. */
function entitiesBegun(wanted: string, views: readonly View[]): string[] {
  const found = new Map<string, number>();
  let complete = false;
  eachEntity(views, (segment, ordinal) => {
    const names = comparedNames(segment, ordinal);
    if (names[0] === wanted) complete = true;
    if (names.some((name) => name.startsWith(wanted))) found.set(segment.records.textOf(ordinal, 'title'), names[0]?.startsWith(wanted) ? 0 : 1);
  });
  if (complete) return [];
  return [...found].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).slice(0, MOST).map(([name]) => name);
}

/** The values that living records have of a facet, one spelling each. */
function valuesIn(views: readonly View[], name: FilterName): string[] {
  const byFolded = new Map<string, string>();
  for (const { segment, dead } of views) {
    const { facets, columns } = segment.records;
    const living = new Set<number>();
    columns.facetOf.forEach((at, i) => at > 0 && !dead?.[i] && living.add(at - 1));
    for (const at of living) {
      const { tags, authors, collections } = facets[at] ?? {};
      for (const value of (name === 'tag' ? tags : name === 'author' ? authors : name === 'collection' ? collections : null) ?? []) {
        const folded = foldTag(value);
        const known = byFolded.get(folded);
        if (known === undefined || value < known) byFolded.set(folded, value);
      }
    }
  }
  return [...byFolded.values()].sort();
}
