/** Carries ids from what an earlier recogniser found in a text to what the present one finds, so that every link goes on. */
import type { TextRange } from '../documents/document';
import type { Entity, Identity, Mention, Origin, Recognition } from './entity';
import { identityOf } from './identity';

/** How much two entities, one of each recognition, have in common. */
interface Pair {
  readonly old: Entity;
  readonly now: Entity;
  /** Mentions at exactly the same place, and those that only overlap. */
  exact: number;
  overlapping: number;
}

const keyOf = (old: string, now: string): string => `${old}\n${now}`;

/** Every pair with something in common, in the order in which the text and the lists name them. */
function pairUp(before: Recognition, after: Recognition): Pair[] {
  const pairs = new Map<string, Pair>();
  const olds = new Map(before.entities.map((entity) => [entity.id, entity]));
  const news = new Map(after.entities.map((entity) => [entity.id, entity]));
  const pair = (oldId: string, newId: string): Pair | null => {
    const [old, now] = [olds.get(oldId), news.get(newId)];
    if (!old || !now) return null;
    const known = pairs.get(keyOf(oldId, newId)) ?? { old, now, exact: 0, overlapping: 0 };
    pairs.set(keyOf(oldId, newId), known);
    return known;
  };
  forOverlaps(before.mentions, after.mentions, (old, now) => {
    const both = pair(old.entity, now.entity);
    if (both) both[old.start === now.start && old.end === now.end ? 'exact' : 'overlapping'] += 1;
  });
  const byName = new Map(after.entities.map((entity) => [entity.name, entity.id]));
  for (const { id, name } of before.entities) {
    pair(id, id);
    const named = byName.get(name);
    if (named !== undefined) pair(id, named);
  }
  return [...pairs.values()];
}

/** Calls for every two mentions that overlap; both lists in the order of the text. */
function forOverlaps(before: readonly Mention[], after: readonly Mention[], both: (old: Mention, now: Mention) => void): void {
  let from = 0;
  for (const old of before) {
    while ((after[from]?.end ?? Infinity) <= old.start) from += 1;
    for (let at = from; ; at += 1) {
      const now = after[at];
      if (!now || now.start >= old.end) break;
      both(old, now);
    }
  }
}

/** The same thing under the same id before under the same name before the same place; a mere overlap is not enough. */
function closeness({ old, now, exact }: Pair): number {
  const alike = old.id === now.id ? 2 : old.name === now.name ? 1 : 0;
  return exact > 0 ? 10 + alike : alike;
}

/** One old entity for each new one and the other way round, the closest first. */
function marry(pairs: readonly Pair[]): Map<string, string> {
  const order = pairs.filter((pair) => closeness(pair) > 0).sort((a, b) => closeness(b) - closeness(a) || b.exact - a.exact);
  const married = new Map<string, string>();
  const taken = new Set<string>();
  for (const { old, now } of order) {
    if (married.has(old.id) || taken.has(now.id)) continue;
    married.set(old.id, now.id);
    taken.add(now.id);
  }
  return married;
}

/** Where an entity without a partner of its own went: into the one that has most of its places. */
function swallowed(old: Entity, pairs: readonly Pair[]): Pair | null {
  const own = pairs.filter((pair) => pair.old === old).sort((a, b) => b.exact - a.exact || b.overlapping - a.overlapping);
  return own[0] ?? null;
}

/** All ids that an entity ever had lead to what it is now; `identity` is what the library knows it as, which its id stays. */
function passOn(old: Entity, origins: readonly Origin[], now: Entity, identity: Identity, rank: 'first' | 'lead'): Origin[] {
  const before = [...origins.filter(({ entity }) => entity === old.id), identityOf(old)];
  const leads = new Map([...before, identity].map((one) => [one.id, { ...one, entity: now.id, rank: 'lead' as const }]));
  if (rank === 'first') leads.delete(identity.id);
  leads.delete(now.id);
  return [...(rank === 'first' ? [{ ...identity, entity: now.id, rank }] : []), ...leads.values()];
}

/** Without what goes without saying: that an entity was always what it is now. */
function prune(origins: readonly Origin[], entities: readonly Entity[]): Origin[] {
  const own = new Map(entities.map((entity) => [entity.id, JSON.stringify(identityOf(entity))]));
  const firsts = new Map<string, number>();
  for (const { entity, rank } of origins) if (rank === 'first') firsts.set(entity, (firsts.get(entity) ?? 0) + 1);
  const isPlain = ({ entity, rank, id, name, type, known }: Origin): boolean =>
    rank === 'first' && firsts.get(entity) === 1 && own.get(entity) === JSON.stringify({ id, name, type, known });
  return origins.filter((origin) => !isPlain(origin));
}

const byPlace = (a: TextRange, b: TextRange): number => a.start - b.start;

/**
 * What the present recogniser finds in a text, with the ids of what an earlier one found in it: what both find keeps its id,
 * what went into another thing leads there, and what only the earlier one found stays as `lost`.
 * @param identify what the library knew an entity of `before` as.
 */
export function carry(before: Recognition, after: Recognition, identify: (entity: Entity) => Identity): Recognition {
  const pairs = pairUp(before, after);
  const married = marry(pairs);
  const news = new Map(after.entities.map((entity) => [entity.id, entity]));
  const lost: Entity[] = [];
  const origins: Origin[] = [];
  for (const entity of before.entities) {
    const partner = news.get(married.get(entity.id) ?? '');
    const into = partner ? null : swallowed(entity, pairs);
    const now = partner ?? into?.now ?? entity;
    if (now === entity) lost.push(entity);
    origins.push(...passOn(entity, before.origins ?? [], now, identify(entity), into?.exact === 0 ? 'lead' : 'first'));
  }
  const found = new Set(origins.filter(({ rank }) => rank === 'first').map(({ entity }) => entity));
  const late = after.entities.filter(({ id }) => !found.has(id)).map((entity): Origin => ({ ...identityOf(entity), entity: entity.id, rank: 'late' }));
  return put(after, lost, before, [...prune(origins, [...after.entities, ...lost]), ...late]);
}

function put({ entities, mentions }: Recognition, lost: readonly Entity[], before: Recognition, origins: readonly Origin[]): Recognition {
  const ids = new Set(lost.map(({ id }) => id));
  return {
    entities: [...entities, ...lost],
    mentions: lost.length === 0 ? mentions : [...mentions, ...before.mentions.filter(({ entity }) => ids.has(entity))].sort(byPlace),
    ...(origins.length > 0 && { origins }),
    ...(lost.length > 0 && { lost: [...ids] }),
  };
}

/** What is found in a new text of an article, with the ids that things of the same name kept in its last text. */
export function carryNames(before: Recognition, after: Recognition): Recognition {
  const names = new Map(before.entities.map(({ id, name }) => [id, name]));
  const byName = new Map(after.entities.map(({ id, name }) => [name, id]));
  const origins = (before.origins ?? []).flatMap((origin): Origin[] => {
    const entity = byName.get(names.get(origin.entity) ?? '');
    return entity === undefined ? [] : [{ ...origin, entity }];
  });
  return origins.length === 0 ? after : { ...after, origins };
}

/** Without the lost entities that nobody holds. */
export function letGo(recognition: Recognition, isHeld: (entity: string, mentions: readonly Mention[]) => boolean): Recognition {
  const { entities, mentions, origins = [], lost = [] } = recognition;
  const gone = new Set(lost.filter((id) => !isHeld(id, mentions.filter(({ entity }) => entity === id))));
  if (gone.size === 0) return recognition;
  const kept = lost.filter((id) => !gone.has(id));
  const left = origins.filter(({ entity }) => !gone.has(entity));
  return {
    entities: entities.filter(({ id }) => !gone.has(id)),
    mentions: mentions.filter(({ entity }) => !gone.has(entity)),
    ...(left.length > 0 && { origins: left }),
    ...(kept.length > 0 && { lost: kept }),
  };
}
