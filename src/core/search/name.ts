/** How near a query is to the name of an entity: its canonical name or one of its aliases. */
import type { SearchRecord } from './hit';
import { Cursor } from './records';
import type { Segment } from './segment';
import { tokenise } from './tokenise';
import type { View } from './view';

/** The names of each entity of a segment by ordinal, canonical name first, in the form in which they are compared. */
const names = new WeakMap<Segment, Map<number, readonly string[]>>();

/** A name in the form in which names are compared: folded words with one space between. */
export function nameOf(text: string): string {
  return tokenise(text)
    .filter((token) => token.kind === 'word' || token.kind === 'stop')
    .map((token) => token.surface.toLowerCase())
    .join(' ');
}

/**
 * The names of an entity as written, the canonical one first. Where its record does not list the others, its body names
 * them on the first line, parted by ` · `.
 */
export function namesOf({ title, body, facets }: Pick<SearchRecord, 'title' | 'body' | 'facets'>): readonly string[] {
  return [title, ...(facets?.aliases ?? (body.split('\n')[0] ?? '').split(' · '))];
}

/** The compared names of the entity at an ordinal of a segment. */
export function comparedNames(segment: Segment, ordinal: number): readonly string[] {
  let of = names.get(segment);
  if (!of) names.set(segment, (of = new Map()));
  let known = of.get(ordinal);
  if (!known) {
    const cursor = new Cursor(segment.records);
    cursor.ordinal = ordinal;
    of.set(ordinal, (known = namesOf(cursor).map(nameOf)));
  }
  return known;
}

/** 2 where the query is a name of the entity, 1 where its canonical name begins with the query, 0 for the rest. */
export function nearness(segment: Segment, ordinal: number, query: string): 0 | 1 | 2 {
  if (query === '' || segment.records.columns.kinds[ordinal] !== 0) return 0;
  const known = comparedNames(segment, ordinal);
  if (known.includes(query)) return 2;
  return known[0]?.startsWith(query) ? 1 : 0;
}

/** Visits the living entities of all segments. */
export function eachEntity(views: readonly View[], visit: (segment: Segment, ordinal: number) => void): void {
  for (const { segment, dead } of views) {
    const { kinds } = segment.records.columns;
    for (let i = 0; i < kinds.length; i += 1) if (kinds[i] === 0 && !dead?.[i]) visit(segment, i);
  }
}
