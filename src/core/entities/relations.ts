/** Named relations between entities: what the reader says links two of them, read from either side. */
import { decisionsInForce, type Decision } from './decisions';

/** Each relation with the name it has read from the other side. */
const pairs = [
  ['built by', 'built'],
  ['operated by', 'operates'],
  ['launched by', 'launched'],
  ['part of', 'has part'],
  ['member of', 'has member'],
  ['agency of', 'has agency'],
  ['signed', 'signed by'],
  ['led by', 'leads'],
  ['located in', 'location of'],
  ['successor of', 'succeeded by'],
  ['named after', 'gave its name to'],
] as const;

/** Names that are offered; any other name is taken as well. */
export const relationNames: readonly string[] = pairs.flat();

const inverses = new Map<string, string>(pairs.flatMap(([there, back]) => [[there, back] as const, [back, there] as const]));
const backwards = new Set<string>(pairs.map(([, back]) => back));

/** The name of a relation read from the other side; `null` for a free name, which has none. */
export const inverseOf = (relation: string): string | null => inverses.get(relation) ?? null;

export interface Relation {
  readonly entity: string;
  readonly relation: string;
  readonly to: string;
}

/** One relation as an entity's page reads it: `relation` goes from it to `other`, or the other way where `inward`. */
export interface RelationSide {
  readonly relation: string;
  readonly other: string;
  /** A free name read from the side it leads to: it says something of the other. */
  readonly inward: boolean;
}

const plain = (name: string): string => name.trim().replace(/\s+/gu, ' ');

/** One and the same relation, from whichever side it was said. */
function canonical({ entity, relation, to }: Relation): Relation {
  const name = plain(relation);
  const back = backwards.has(name) ? inverseOf(name) : null;
  return back === null ? { entity, relation: name, to } : { entity: to, relation: back, to: entity };
}

/**
 * The relations in force between entities that are there; of each the last word counts. `ids` says where ids that are no
 * entity's own lead, so that a relation goes along with a merge. Any order of the same decisions gives the same answer.
 */
export function relationsIn(decisions: readonly Decision[], ids: ReadonlyMap<string, string>, isPresent: (entity: string) => boolean): Relation[] {
  const own = (id: string): string => ids.get(id) ?? id;
  const standing = new Map<string, Relation>();
  for (const decision of decisionsInForce(decisions)) {
    if (decision.kind !== 'relate' && decision.kind !== 'unrelate') continue;
    const relation = canonical({ entity: own(decision.entity), relation: decision.relation, to: own(decision.to) });
    const key = JSON.stringify([relation.entity, relation.relation, relation.to]);
    standing.delete(key);
    if (decision.kind === 'relate') standing.set(key, relation);
  }
  return [...standing.values()].filter(({ entity, to }) => entity !== to && isPresent(entity) && isPresent(to));
}

/** The relations of one entity as its page reads them. */
export function relationsOf(relations: readonly Relation[], id: string): RelationSide[] {
  return relations.flatMap(({ entity, relation, to }): RelationSide[] => {
    if (entity === id) return [{ relation, other: to, inward: false }];
    if (to !== id) return [];
    const inverse = inverseOf(relation);
    return [{ relation: inverse ?? relation, other: entity, inward: inverse === null }];
  });
}
