/** An entity: somebody or something the articles speak of, and the places where they do. */
import type { TextRange } from '../documents/document';

export const entityTypes = [
  'person',
  'organisation',
  'place',
  'mission',
  'spacecraft',
  'programme',
  'treaty',
  'event',
  'date',
  'other',
] as const;
export type EntityType = (typeof entityTypes)[number];

/** Why a mention was found; `reader` where the reader said so. */
export type MentionReason = 'gazetteer' | 'acronym' | 'head-word' | 'name' | 'date' | 'short-form' | 'reader';

/** One place in a text that names an entity. The range excludes a possessive ending. */
export interface Mention extends TextRange {
  /** Entity id. */
  readonly entity: string;
  readonly reason: MentionReason;
}

export interface Entity {
  /** Deterministic: a gazetteer id, or a slug of the canonical name. */
  readonly id: string;
  readonly type: EntityType;
  /** Canonical name: the fullest form known. */
  readonly name: string;
  /** Other forms, the canonical name excluded. */
  readonly aliases: readonly string[];
  /** One line from the gazetteer; empty where nothing is known. */
  readonly description: string;
}

/** What an entity is in the whole library, whatever recognition calls it: decides the id it goes by. */
export interface Identity extends Pick<Entity, 'id' | 'name' | 'type'> {
  /** Whether it stands in the gazetteer. */
  readonly known: boolean;
}

/** What an entity of a recognition was before the recogniser was another: its id goes on naming the thing. */
export interface Origin extends Identity {
  /** Id of the entity in the recognition this belongs to. */
  readonly entity: string;
  /** `first`: this is its id; `lead`: the id only leads to it; `late`: found by no earlier version, so that an older id goes before its own. */
  readonly rank: 'first' | 'lead' | 'late';
}

/** What the recogniser says of one text. Mentions are in order and do not overlap. */
export interface Recognition {
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  /** What earlier versions of the recogniser called the entities, where that differs. */
  readonly origins?: readonly Origin[];
  /** Ids of entities above that only an earlier version found: they stay as long as somebody holds them. */
  readonly lost?: readonly string[];
}
