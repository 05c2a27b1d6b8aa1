/** Which entities look like one and the same thing: suggestions with their reasons, for the reader to follow or not. */
import type { Decision } from './decisions';
import { decisionsInForce } from './decisions';
import type { Entity } from './entity';
import { foldKey } from './tokens';

/** Why two look alike: one abbreviates the other, they differ in spelling only or by a letter, or one is the other's family name. */
export type Likeness = 'initials' | 'spelling' | 'letter' | 'family-name';

export interface Duplicate {
  /** The one that would become an alias. */
  readonly entity: Entity;
  readonly into: Entity;
  readonly reason: Likeness;
}

const variants: readonly (readonly [RegExp, string])[] = [
  [/programme/gu, 'program'],
  [/centre/gu, 'center'],
  [/isation/gu, 'ization'],
  [/our\b/gu, 'or'],
];

/** A name without what spelling may vary: case, accents, punctuation, British and American forms, plurals, `the`. */
function plainest(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => foldKey(word))
    .filter((word) => word !== '' && word !== 'the');
  const joined = variants.reduce((text, [from, to]) => text.replace(from, to), words.join(' '));
  return joined.replace(/(\p{L}{3,}[^s ])s\b/gu, '$1');
}

const isAcronym = (name: string): boolean => /^\p{Lu}{2,7}$/u.test(name.replace(/\./gu, ''));
/** First letters of the words that count. */
function initialsOf(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => [...word][0] ?? '')
    .join('');
}

const alike = (a: Entity, b: Entity): boolean => a.type === b.type || a.type === 'other' || b.type === 'other';

function* groups<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Generator<readonly T[]> {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [item]);
      else if (same[same.length - 1] !== item) same.push(item);
    }
  }
  for (const same of byKey.values()) if (same.length > 1) yield same;
}

/** A name and all it becomes by leaving one letter out: two that share one differ by one letter at most, or by two that were swapped. */
function* withoutOne(plain: string): Generator<string> {
  yield plain;
  if (plain.length > 60) return;
  for (let at = 0; at < plain.length; at += 1) yield plain.slice(0, at) + plain.slice(at + 1);
}

function* pairsIn(same: readonly Entity[], most: number): Generator<readonly [Entity, Entity]> {
  const few = same.slice(0, most);
  for (const [at, a] of few.entries()) for (const b of few.slice(at + 1)) yield [a, b];
}

/** How many of one likeness are compared with one another: beyond that the likeness says nothing. */
const crowd = 6;

class Finder {
  readonly found = new Map<string, Duplicate>();

  constructor(
    private readonly mentions: (entity: string) => number,
    private readonly parted: ReadonlySet<string>,
  ) {}

  /** The one that is known, is named more often or has the longer name speaks for both. */
  add(a: Entity, b: Entity, reason: Likeness): void {
    const key = pairKey(a.id, b.id);
    if (a.id === b.id || this.found.has(key) || this.parted.has(key)) return;
    const better = Number(b.description !== '') - Number(a.description !== '') || this.mentions(b.id) - this.mentions(a.id) || b.name.length - a.name.length || (a.id < b.id ? -1 : 1);
    const [into, entity] = better > 0 ? [b, a] : [a, b];
    this.found.set(key, { entity, into, reason });
  }
}

const pairKey = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/** Pairs that the reader said are two. */
function partedBy(decisions: readonly Decision[], ids: ReadonlyMap<string, string>): Set<string> {
  const own = (id: string): string => ids.get(id) ?? id;
  return new Set(decisionsInForce(decisions).flatMap((decision) => (decision.kind === 'distinct' ? [pairKey(own(decision.entity), own(decision.other))] : [])));
}

function byFamilyName(entities: readonly Entity[], finder: Finder): void {
  const people = entities.filter(({ type }) => type === 'person');
  for (const same of groups(people, ({ name }) => [name.split(/\s+/u).at(-1) ?? name])) {
    const short = same.find(({ name }) => !/\s/u.test(name));
    const full = same.filter(({ name }) => /\s/u.test(name));
    // A family name that two people bear tells nothing.
    if (short !== undefined && full[0] !== undefined && full.length === 1) finder.add(short, full[0], 'family-name');
  }
}

/**
 * Likely duplicates, the most mentioned first, at most `most`. Time grows with the number of entities. `ids` says where ids
 * that are no entity's own lead.
 */
export function findDuplicates(
  entities: readonly Entity[],
  { decisions, ids, mentions, most = 50 }: { readonly decisions: readonly Decision[]; readonly ids: ReadonlyMap<string, string>; readonly mentions: (entity: string) => number; readonly most?: number },
): Duplicate[] {
  const named = entities.filter(({ type }) => type !== 'date');
  const finder = new Finder(mentions, partedBy(decisions, ids));
  for (const same of groups(named, ({ name }) => [plainest(name)])) for (const [a, b] of pairsIn(same, crowd)) finder.add(a, b, 'spelling');
  for (const same of groups(named, ({ name }) => (isAcronym(name) ? [name.replace(/\./gu, '')] : initialsOf(name).length > 1 ? [initialsOf(name)] : []))) {
    const short = same.filter(({ name }) => isAcronym(name));
    const long = same.filter(({ name }) => !isAcronym(name));
    if (short[0] !== undefined && long[0] !== undefined && long.length === 1 && alike(short[0], long[0])) finder.add(short[0], long[0], 'initials');
  }
  const wordy = named.filter(({ name }) => name.length >= 8 && !/\p{N}/u.test(name));
  for (const same of groups(wordy, ({ name }) => withoutOne(plainest(name)))) {
    for (const [a, b] of pairsIn(same, crowd)) if (a.type === b.type) finder.add(a, b, 'letter');
  }
  byFamilyName(named, finder);
  const weight = ({ entity, into }: Duplicate): number => mentions(entity.id) + mentions(into.id);
  return [...finder.found.values()].sort((a, b) => weight(b) - weight(a) || (a.entity.id < b.entity.id ? -1 : 1)).slice(0, most);
}
