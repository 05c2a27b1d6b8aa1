/** What `entity:` asks for: the places that speak of the entities that are called so, by any name, and their own pages. */
import type { Surroundings } from './filter';
import type { SearchRecord } from './hit';
import { eachEntity, nameOf, namesOf, nearness } from './name';
import type { Goal } from './plan';
import { nameSlot } from './slot';
import { tokenise } from './tokenise';
import type { View } from './view';

/** The words of a name stand for it only together, so that each counts for little beside the other words of a query. */
const WEIGHT = 0.2;
/** While a name is being typed it may be the beginning of many; more are not looked for. */
const MOST_NAMED = 20;

/** `null` where no entity is called so. With `open`, entities whose name begins so where none is called exactly so. */
export function nameGoal(value: string, open: boolean, views: readonly View[], { mentions }: Surroundings): Pick<Goal, 'rows' | 'tests'> | null {
  const wanted = nameOf(value);
  const exact = named(views, wanted, 2);
  const meant = exact.length > 0 || !open ? exact : named(views, wanted, 1);
  if (meant.length === 0) return null;
  const ids = new Set(meant.map(({ id }) => id));
  const names = new Set(meant.flatMap(namesOf));
  const rows = [...names].map((name) => tokenise(name).filter(({ kind }) => kind === 'word' || kind === 'stop').map((token) => nameSlot(token, WEIGHT)));
  const isOne = (record: SearchRecord): boolean => (record.kind === 'entity' ? ids.has(record.id) : mentions(record, ids));
  return { rows: rows.filter((row) => row.length > 0), tests: [isOne] };
}

function named(views: readonly View[], wanted: string, near: 1 | 2): SearchRecord[] {
  const found: SearchRecord[] = [];
  eachEntity(views, (segment, ordinal) => {
    if (nearness(segment, ordinal, wanted) === near) found.push(segment.records.at(ordinal));
  });
  // In an order that does not depend on how the library is cut into segments.
  return found.sort((a, b) => a.title.length - b.title.length || (a.id < b.id ? -1 : 1)).slice(0, MOST_NAMED);
}
