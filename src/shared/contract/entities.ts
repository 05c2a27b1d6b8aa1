/** What crosses about entities: lists, pages, mentions, the timeline and the graph. */
import type { TextRange } from '../../core/documents/document';
import type { Entity, EntityType, MentionReason } from '../../core/entities/entity';
import type { EntityGroup, ListedEntity } from '../../core/entities/narrow';
import type { NoteTree } from '../../core/notes/note';
import type { AnchoredAnnotation } from './annotations';
import type { SavedFile } from './exports';
import type { Backlink } from './links';

/** A mention with what the reader needs to paint and name it. */
export interface NamedMention extends TextRange {
  readonly entity: string;
  readonly name: string;
  readonly type: EntityType;
  readonly reason: MentionReason;
}

/** An entity by name. */
export interface NamedEntity {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
}

export type EntitySummary = ListedEntity;

/** What of the entities the list shows. */
export interface EntityList {
  /** How many there are in all. */
  readonly total: number;
  readonly groups: readonly EntityGroup[];
}

/** A decision that was taken. */
export interface Decided {
  /** Its id, by which it can be revoked. */
  readonly decision: string;
  /** The entity it was about, as it is known now; `null` where there is none any more. */
  readonly entity: string | null;
}

/** One line of an entity's concordance. */
export interface MentionInContext {
  readonly document: string;
  readonly documentTitle: string;
  /** Short heading of the section. */
  readonly section: string;
  readonly range: TextRange;
  /** The sentence, and where in it the entity is named. */
  readonly sentence: string;
  readonly highlight: TextRange;
}

/** A relation of an entity to another, as its page reads it. */
export interface RelatedEntity {
  readonly relation: string;
  readonly other: NamedEntity;
  /** The relation is said of the other, and its name has no inverse. */
  readonly inward: boolean;
}

/** What is named in the same paragraphs more often than chance has it. */
export interface CompanionEntity extends NamedEntity {
  /** Paragraphs that name both. */
  readonly together: number;
  /** Log-likelihood. */
  readonly weight: number;
}

/** A passage with a date in it. */
export interface DatedPassage {
  readonly document: string;
  readonly documentTitle: string;
  /** Short heading of the section. */
  readonly section: string;
  /** Where the date stands. */
  readonly range: TextRange;
  /** The date as it is written, and the days it stands for, ISO 8601, both included. */
  readonly words: string;
  readonly start: string;
  readonly end: string;
  /** What the sentence says happened then: the event, mission, treaty or craft it names; `null` where it names nothing. */
  readonly subject: NamedEntity | null;
  /** The sentence around the date, cut to about 240 characters. */
  readonly sentence: string;
}

/** A note that names an entity without linking to it. */
export interface UnlinkedNote {
  readonly note: string;
  readonly title: string;
  /** `turn` says which of the note's places it is; `start` where in the context the name stands. */
  readonly mentions: readonly { readonly turn: number; readonly match: string; readonly context: string; readonly start: number }[];
}

/** A word for people or things of a place, which is not counted as its name unless the reader says so. */
export interface Demonym {
  readonly word: string;
  readonly count: number;
  /** Where it stands first. */
  readonly document: string;
  readonly range: TextRange;
}

/** Two entities that look like one. */
export interface DuplicateEntities {
  readonly entity: NamedEntity;
  readonly into: NamedEntity;
  readonly reason: 'initials' | 'spelling' | 'letter' | 'family-name';
}

export interface EntityGraph {
  readonly nodes: readonly EntitySummary[];
  /** Ends are indices of nodes; the strongest first. */
  readonly edges: readonly { readonly source: number; readonly target: number; readonly together: number; readonly weight: number }[];
  /** How many entities were left out because the graph would be too large. */
  readonly left: number;
}

export interface EntityGlance {
  /** One line; empty where nothing is known. */
  readonly description: string;
  /** How often it is named in the whole library. */
  readonly mentions: number;
  /** The notes changed last that link to it, at most three. */
  readonly newest: readonly NamedNote[];
  /** How many notes link to it in all. */
  readonly notes: number;
}

export interface NamedNote {
  readonly note: string;
  readonly title: string;
}

export interface Dossier {
  readonly entity: Entity;
  /** `agency`, `company`, `celestial body`; `null` where nothing is known. */
  readonly kind: string | null;
  /** The reader has said that it is an entity. */
  readonly confirmed: boolean;
  readonly relations: readonly RelatedEntity[];
  readonly mentions: readonly MentionInContext[];
  readonly annotations: readonly AnchoredAnnotation[];
  readonly backlinks: readonly Backlink[];
  readonly unlinked: readonly UnlinkedNote[];
  /** The strongest first, at most 24. */
  readonly company: readonly CompanionEntity[];
  /** Of the dates in the sentences that name it; `null` where there is none. */
  readonly dates: { readonly first: DatedPassage; readonly last: DatedPassage } | null;
  readonly demonyms: readonly Demonym[];
}

/** Articles recognised and to be recognised in the background; `total` is 0 where nothing is to do. */
export interface RecognitionProgress {
  readonly done: number;
  readonly total: number;
  readonly paused: boolean;
}

/** An article in which the recogniser failed: it can be read, marked and searched, but nothing in it leads anywhere. */
export interface UnrecognisedDocument {
  readonly document: string;
  readonly title: string;
  /** Message and stack of the failure. */
  readonly reason: string;
}

export interface EntityRequests {
  /** Every entity, most mentioned first. */
  'entities.list': readonly EntitySummary[];
  /** Of those that fit, the first of each type: a library has tens of thousands, and nobody looks at all of them. */
  'entities.narrow': EntityList;
  /** Those another one may be merged into or linked with, by what was typed of a name; at most eight. */
  'entities.fitting': readonly EntitySummary[];
  /** An entity's page. */
  'entities.open': Dossier;
  /** What the card of a mention says of an entity beside its name. Fails with `not-found`. */
  'entities.glance': EntityGlance;
  /** The mentions of one document, in order; empty until it has been recognised (`library.changed` tells). */
  'entities.mentions': readonly NamedMention[];
  /** How far it is with articles that an upgrade or a first start left to be recognised. */
  'entities.recognition': RecognitionProgress;
  /** Articles whose names could not be found because of a bug. */
  'entities.unrecognised': readonly UnrecognisedDocument[];
  /** Tries those once more, behind the window. */
  'entities.recogniseAgain': null;
  /** Holds that, or lets it go on. */
  'entities.pauseRecognition': null;
  /** Takes the reader's word on an entity; answers once it is durable and followed. */
  'entities.decide': Decided;
  /** Entities that look like one and the same, most mentioned first; nothing is done with them unless the reader says so. */
  'entities.duplicates': readonly DuplicateEntities[];
  /** Makes links of places where a note names the entity: of one (`turn`), or of all where `null`. Answers the note's tree before and after. */
  'entities.linkMentions': { readonly before: NoteTree; readonly after: NoteTree };
  /** Every passage with a date, of some articles or, where `null`, of all; earliest first. */
  'entities.timeline': readonly DatedPassage[];
  /** Which entities are named together, of some articles or, where `null`, of all. */
  'entities.graph': EntityGraph;
  /** Writes an entity's page where the reader chooses. Fails with `not-found`, `not-saved`. */
  'entities.export': SavedFile;
}

export interface EntityEvents {
  'recognition.progress': RecognitionProgress;
}
