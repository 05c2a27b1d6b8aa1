/** Gives each group of folded entities the id it always had, as earlier recognisers knew its members. */
import type { Entity, Identity, Recognition } from './entity';

/** A claim of a group's member to name it. */
export interface Claim extends Identity {
  /** 0 where an earlier recogniser gave the id, 2 where only the present one found the thing, else 1. */
  readonly order: number;
}

export interface Group {
  readonly members: readonly Entity[];
  /** The id that recognition alone would give. */
  readonly natural: string;
  readonly claims: readonly Claim[];
}

/** A total order that no document order can change. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The fullest name speaks for a group: a gazetteer's name first, then the longest. */
export function fullestFirst(a: Identity, b: Identity): number {
  const known = Number(b.known) - Number(a.known);
  return known || Number(a.type === 'other') - Number(b.type === 'other') || b.name.length - a.name.length || compare(a.name, b.name) || compare(a.type, b.type);
}

const oldestFirst = (a: Claim, b: Claim): number => a.order - b.order || fullestFirst(a, b) || compare(a.id, b.id);

/** What an entity is where nothing else is known of it. */
export const identityOf = ({ id, name, type, description }: Entity): Identity => ({ id, name, type, known: description !== '' });

/** The claims of the entities of one text, by their ids there; more than one where several became one. */
export function claimsOf({ entities, origins = [] }: Recognition): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const { entity, rank, ...identity } of origins) {
    if (rank !== 'lead') claims.set(entity, [...(claims.get(entity) ?? []), { ...identity, order: rank === 'first' ? 0 : 2 }]);
  }
  return new Map(entities.map((entity) => [entity.id, claims.get(entity.id) ?? [{ ...identityOf(entity), order: 1 }]]));
}

/** An id for every group, no two the same: of those that claim one, the group that had it first, then the one that would have it anyhow. */
export function nameGroups<G extends Group>(groups: readonly G[]): Map<G, string> {
  const all = groups.map((group) => ({ group, wanted: [...group.claims].sort(oldestFirst) })).sort((a, b) => compare(a.group.natural, b.group.natural));
  const owners = new Map<string, { readonly group: G; readonly order: number }>();
  for (const { group, wanted } of all) {
    const { id, order } = wanted[0] ?? { id: group.natural, order: 1 };
    const owner = owners.get(id);
    if (!owner || order < owner.order || (order === owner.order && group.natural === id)) owners.set(id, { group, order });
  }
  const named = new Map([...owners].map(([id, { group }]) => [group, id]));
  for (const { group, wanted } of all) {
    if (named.has(group)) continue;
    const id = freeId([...wanted.map((claim) => claim.id), group.natural, `${group.natural}-${group.members[0]?.type ?? 'other'}`], owners);
    owners.set(id, { group, order: 1 });
    named.set(group, id);
  }
  return named;
}

function freeId(wanted: readonly string[], owners: ReadonlyMap<string, unknown>): string {
  const free = wanted.find((id) => !owners.has(id));
  if (free !== undefined) return free;
  const last = wanted.at(-1) ?? '';
  let number = 2;
  while (owners.has(`${last}-${String(number)}`)) number += 1;
  return `${last}-${String(number)}`;
}
