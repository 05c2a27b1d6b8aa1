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
  /** Deterministic: a gazetteer id, or a slug of the canonical name, so that re-recognition keeps every link. */
  readonly id: string;
  readonly type: EntityType;
  /** Canonical name: the fullest form known. */
  readonly name: string;
  /** Other forms, the canonical name excluded. */
  readonly aliases: readonly string[];
  /** One line from the gazetteer; empty where nothing is known. */
  readonly description: string;
}

/** What the recogniser says of one text. Mentions are in order and do not overlap. */
export interface Recognition {
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
}
