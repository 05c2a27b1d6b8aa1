/** What is known of entities beyond their type: the kind of organisation or place, and the words for people and things of a place. */
import type { Entity } from './entity';
import type { GazetteerTable } from './gazetteer';
import { slug } from './slug';

export interface Knowledge {
  /** Kind by entity id: `agency`, `company`, `country`, `celestial body`. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Demonyms by the name of the place: `Soviet` of the Soviet Union. */
  readonly demonyms: ReadonlyMap<string, readonly string[]>;
}

export function readKnowledge(tables: readonly GazetteerTable[]): Knowledge {
  const kinds = new Map<string, string>();
  const demonyms = new Map<string, readonly string[]>();
  for (const { entries = [], demonyms: rows = [] } of tables) {
    for (const { id, name, kind } of entries) if (kind !== undefined) kinds.set(id ?? slug(name), kind);
    for (const { of, names } of rows) demonyms.set(of, [...(demonyms.get(of) ?? []), ...names.split('|')]);
  }
  return { kinds, demonyms };
}

/** Words of an organisation's name that tell its kind; the last one in the name decides. */
const heads: readonly (readonly [string, RegExp])[] = [
  ['agency', /^(agency|administration)$/iu],
  ['university', /^(university|college)$/iu],
  ['institute', /^(institute|institution|laboratory|laboratories|observatory|cent(?:er|re)|academy|museum)$/iu],
  ['company', /^(company|corporation|inc\.?|corp\.?|ltd\.?|llc|gmbh|group|industries|airlines?|records)$/iu],
  ['government body', /^(ministry|department|government|senate|congress|parliament|commission|committee|council|court|office|army|navy|force)$/iu],
  ['body', /^(union|association|federation|society|organi[sz]ation|foundation|league|party|club)$/iu],
];

function kindByName(name: string): string | null {
  for (const word of name.split(/\s+/u).reverse()) {
    const found = heads.find(([, pattern]) => pattern.test(word));
    if (found) return found[0];
  }
  return null;
}

/** The kind of an entity where it is known or its name tells it; `null` for most. A kind that only repeats the type is none. */
export function kindOf({ id, name, type }: Entity, { kinds }: Knowledge): string | null {
  const kind = kinds.get(id) ?? (type === 'organisation' ? kindByName(name) : null);
  return kind === type ? null : kind;
}

/** The words for people and things of an entity, by any of its names. */
export function demonymsOf({ name, aliases }: Entity, { demonyms }: Knowledge): string[] {
  return [...new Set([name, ...aliases].flatMap((each) => demonyms.get(each) ?? []))];
}
