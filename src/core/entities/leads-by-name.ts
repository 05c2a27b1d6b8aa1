/** Finds what a decision means where its id is not known: by the name the thing goes by where it was decided, under another recogniser. */
import type { NamedAs } from './decisions';
import type { Entity } from './entity';
import { compatible, formOf, type LibraryEntities } from './fold';
import type { Ranked } from './leads';

interface Wanted extends NamedAs {
  /** The reader said the type: what has another is another thing. */
  readonly typed: boolean;
}

/** What the decisions say of ids that nothing here has: the oldest line first, because later ones may know the reader's own name for it. */
function unknown({ entities, ids }: LibraryEntities, decisions: Ranked): Map<string, Wanted[]> {
  const present = new Set(entities.map(({ id }) => id));
  const made = new Set(decisions.flatMap((decision) => (decision.kind === 'create' ? [decision.entity] : decision.kind === 'split' ? [decision.to] : [])));
  const wanted = new Map<string, Wanted[]>();
  for (const decision of decisions) {
    const said = Object.entries(decision.names ?? {}).map(([id, named]): [string, Wanted] => [id, { ...named, typed: false }]);
    if (decision.kind === 'confirm') said.push([decision.entity, { name: decision.name, type: decision.type, typed: true }]);
    for (const [id, named] of said) if (!present.has(id) && !ids.has(id) && !made.has(id)) wanted.set(id, [...(wanted.get(id) ?? []), named]);
  }
  return wanted;
}

function byForm(entities: readonly Entity[], formsOf: (entity: Entity) => readonly string[]): (named: Wanted) => readonly Entity[] {
  const known = new Map<string, Entity[]>();
  for (const entity of entities) for (const form of new Set(formsOf(entity).map(formOf))) known.set(form, [...(known.get(form) ?? []), entity]);
  return ({ name, type, typed }) => (known.get(formOf(name)) ?? []).filter((entity) => (typed ? entity.type === type : compatible(entity.type, type)));
}

/**
 * Where ids lead, with those that only another computer's recogniser gave: to the one entity of that name, or else to the one that
 * has it among its other names. A name that two have leads nowhere. Depends on the decisions, not on the order of their lines.
 */
export function leadsByName(library: LibraryEntities, decisions: Ranked): ReadonlyMap<string, string> {
  const wanted = unknown(library, decisions);
  if (wanted.size === 0) return library.ids;
  const ways = [byForm(library.entities, ({ name }) => [name]), byForm(library.entities, ({ aliases }) => aliases)];
  const leads = new Map(library.ids);
  for (const [id, names] of wanted) {
    const found = ways.flatMap((find) => names.map(find)).find((entities) => entities.length > 0);
    const only = found?.length === 1 ? found[0] : undefined;
    if (only) leads.set(id, only.id);
  }
  return leads;
}
