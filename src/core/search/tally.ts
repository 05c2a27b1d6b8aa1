/** Counts what was found by what could narrow it: where it stands, type, tag, colour, author, collection, year. */
import { foldTag, scopes, type Filter } from './filter';
import type { RecordFacets, RecordKind } from './hit';
import { KINDS, type Records } from './records';

/** A filter that would leave `count` of the records found. */
export interface FacetCount extends Filter {
  readonly count: number;
}

/** Values listed at most of one filter, the most frequent ones. */
const MOST = 6;

/** Filters counted, in the order in which they are listed after `in:`. */
const COUNTED = ['type', 'tag', 'colour', 'author', 'collection', 'date'] as const;
type Counted = (typeof COUNTED)[number];

export class Tally {
  private readonly kinds: Record<RecordKind, number> = { section: 0, annotation: 0, note: 0, entity: 0 };
  private readonly values: Record<Counted, Map<string, { count: number; written: string }>> = {
    type: new Map(), tag: new Map(), colour: new Map(), author: new Map(), collection: new Map(), date: new Map(),
  };

  /** Counts records of one segment. Each kind of facets is read once, however many records share it. */
  addAll(records: Records, ordinals: readonly number[]): void {
    const { kinds, facetOf } = records.columns;
    const counts = new Map<number, number>();
    for (const ordinal of ordinals) {
      const kind = KINDS[kinds[ordinal] as number] as RecordKind;
      this.kinds[kind] += 1;
      const at = facetOf[ordinal] as number;
      if (at > 0) counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    for (const [at, count] of counts) this.add(records.facets[at - 1] as RecordFacets, count);
  }

  private add(facets: RecordFacets, count: number): void {
    if (facets.type !== undefined) this.count('type', facets.type, count);
    if (facets.color !== undefined) this.count('colour', facets.color, count);
    if (facets.date !== undefined) this.count('date', facets.date.slice(0, 4), count);
    for (const tag of facets.tags ?? []) this.count('tag', tag, count);
    for (const author of facets.authors ?? []) this.count('author', author, count);
    for (const collection of facets.collections ?? []) this.count('collection', collection, count);
  }

  private count(name: Counted, written: string, more: number): void {
    const folded = foldTag(written);
    const known = this.values[name].get(folded);
    // Of several spellings the first in order is shown, however the library is cut into segments.
    this.values[name].set(folded, { count: (known?.count ?? 0) + more, written: known && known.written < written ? known.written : written });
  }

  facets(): FacetCount[] {
    const kinds = Object.entries(scopes).map(([value, kind]): FacetCount => ({ name: 'in', value, count: this.kinds[kind] }));
    const others = COUNTED.flatMap((name) => mostFrequent([...this.values[name].values()].map(({ written, count }) => ({ name, value: written, count }))));
    return [...kinds.filter(({ count }) => count > 0), ...others];
  }
}

function mostFrequent(facets: readonly FacetCount[]): FacetCount[] {
  return [...facets].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST);
}
