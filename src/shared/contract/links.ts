/** What crosses about links of notes: what they lead to, and what leads here. */
import type { TextRange } from '../../core/documents/document';
import type { EntityType } from '../../core/entities/entity';
import type { ReferenceTarget } from '../../core/notes/note';

export interface Backlink {
  readonly note: string;
  readonly title: string;
  /** Text around the link. */
  readonly context: string;
}

/** A note's link to an article, to a section of it or to a mark in it. */
export interface LinkInto extends Backlink {
  readonly target: ReferenceTarget;
}

/** A link in a note to something that is not in the vault. */
export interface BrokenLink extends Backlink {
  readonly target: ReferenceTarget;
  /** Which of the note's links to this target, counted from 0. */
  readonly turn: number;
}

/** Something `[[` can link to. */
export interface LinkSuggestion {
  readonly target: ReferenceTarget;
  readonly name: string;
  /** Second line, such as `Mission` or the article a section stands in. */
  readonly detail: string;
}

/** What a link leads to today; `name` is `null` where it is gone. */
export interface LinkState {
  readonly target: ReferenceTarget;
  readonly name: string | null;
  readonly type: EntityType | null;
}

export interface LinkRequests {
  /** What `[[` offers for the text typed so far, best first, at most twelve. */
  'links.suggest': readonly LinkSuggestion[];
  /** Present names of link targets, in the order asked. */
  'links.resolve': readonly LinkState[];
  /** Where an article, a section or a passage stands in the current text. Fails with `not-found`. */
  'links.locate': { readonly document: string; readonly range: TextRange };
  /** Notes that link to a thing, to a section of it or to a passage in it. */
  'links.backlinks': readonly Backlink[];
  /** Links of notes to an article, its sections and its marks, newest note first; of each note each target once, with the text around its first link. */
  'links.into': readonly LinkInto[];
  /** Every link in a note whose target is in the trash or was never there, in reading order, by title of the note. */
  'links.broken': readonly BrokenLink[];
}
