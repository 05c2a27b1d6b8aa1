/** The one contract between the window and its host: every request and event, named once. */
import type { z } from 'zod';
import type { Anchor, Annotation, AnnotationColor, ColorMeanings } from '../core/annotations/annotation';
import type { MarkEdit } from '../core/annotations/edit';
import type { Document, MediaType, Structure, TextRange } from '../core/documents/document';
import type { Entity, EntityType, MentionReason } from '../core/entities/entity';
import type { EntityGroup, ListedEntity } from '../core/entities/narrow';
import type { MergedPart } from '../core/notes/merge';
import type { Note, NoteSummary, NoteTree, ReferenceTarget } from '../core/notes/note';
import type { NoteTemplate } from '../core/notes/note-template';
import type { HitText, SearchAnswer } from '../core/search/hit';
import type { Collection } from '../core/shelf/collection';
import type { ListedArticle } from '../core/shelf/article-list';
import type { schemas } from './schemas';
import type { Session, Settings } from './settings';

export interface VaultSummary {
  readonly name: string;
  readonly readOnly: boolean;
  readonly documents: number;
  readonly notes: number;
  readonly entities: number;
  readonly mentions: number;
  /** How many things are wrong; `problems.list` names them. */
  readonly problems: number;
  /** Sentences about settings that were reset and the like; shown once. */
  readonly notices: readonly string[];
}

/** `notes` counts those that link to the document, a section of it or a passage in it. */
export interface DocumentSummary extends Omit<ListedArticle, 'read'> {
  readonly id: string;
  /** Of the source. */
  readonly format: MediaType;
  /** Hex SHA-256 of the version that is read; empty where there is none. */
  readonly revision: string;
  /** Length of the text, UTF-16 units. */
  readonly length: number;
  readonly words: number;
  readonly sections: number;
  /** 0 where the source has none. */
  readonly pages: number;
}

/** Collections to make or change, and ids of those to remove. */
export interface CollectionChange {
  readonly put: readonly Collection[];
  readonly remove: readonly string[];
}

/** An annotation and where its passage stands in the current text. */
export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
}

/** What became of edits of marks. */
export interface EditedMarks {
  /** Those that are new, changed or back. */
  readonly changed: readonly AnchoredAnnotation[];
  /** Ids of those that went to the trash. */
  readonly removed: readonly string[];
  /** Edits that take everything back. */
  readonly undo: readonly MarkEdit[];
}

export interface OpenDocument {
  readonly document: Document;
  readonly text: string;
  readonly structure: Structure;
}

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

export interface OpenNote {
  readonly note: Note;
  readonly backlinks: readonly Backlink[];
  /** Names the state of the file that was read; `notes.save` takes it as its `base`. */
  readonly stamp: string;
}

/** A note's tags and tree before and after another was merged into it: by them that is taken back. */
export interface MergedNotes {
  readonly before: MergedPart;
  readonly after: MergedPart;
}

/** A note that is durable. */
export interface SavedNote extends NoteSummary {
  /** Names the state of the file as it is now: the next `base`. */
  readonly stamp: string;
  /**
   * The version another program had brought since `base`, kept beside the note for `conflicts.open`; `null` where there was
   * none.
   */
  readonly conflict: string | null;
}

/** Something that is wrong in the vault. */
export interface Problem {
  readonly code: 'damaged' | 'missing' | 'unreadable-line' | 'torn-line' | 'orphan' | 'stray' | 'conflict-copy' | 'newer' | 'inconsistent' | 'old-copy' | 'no-history';
  /** The file, relative to the vault. */
  readonly path: string;
  readonly message: string;
  /** What `problems.repair` brings back, with the ISO 8601 instant of that version; `null` where there is none. */
  readonly repair: { readonly kind: 'note' | 'annotations'; readonly id: string; readonly at: string } | null;
}

/** When a thing went to the trash. */
export interface Removed {
  /** ISO 8601 instant; `null` where it is not known. */
  readonly removed: string | null;
}

/** What was deleted and can be restored, in each list the last removed first. */
export interface TrashContents {
  /** With their marks. */
  readonly documents: readonly (Removed & { readonly id: string; readonly title: string })[];
  readonly notes: readonly (Removed & NoteSummary)[];
  /** Of articles that are in the vault. */
  readonly annotations: readonly TrashedAnnotation[];
  readonly decisions: readonly TrashedDecision[];
  /** Versions set aside when a conflict was settled. */
  readonly conflicts: readonly (Removed & { readonly id: string; readonly name: string })[];
}

/** A decision on an entity that was taken back, or by which the reader refused one; it is restored by revoking `decision`. */
export interface TrashedDecision extends Removed {
  /** What `entities.decide` with `revoke` brings it back by. */
  readonly decision: string;
  readonly kind: 'rename' | 'retype' | 'describe' | 'alias' | 'unalias' | 'merge' | 'refuse' | 'confirm' | 'create' | 'relate' | 'unrelate' | 'distinct' | 'split';
  /** Whether it was taken back; otherwise it is a refusal that is in force. */
  readonly revoked: boolean;
  /** The entity it is about, by its present name or, where it has none, its id. */
  readonly name: string;
  /** What it says: the new name, the other name, the description, the entity merged into; empty where that is all. */
  readonly detail: string;
}

export interface TrashedAnnotation extends Removed {
  readonly id: string;
  readonly document: string;
  readonly documentTitle: string;
  readonly color: AnnotationColor;
  readonly quote: string;
  readonly comment: string;
  /** ISO 8601 instant of its last change. */
  readonly modified: string;
}

/** A search that the reader kept. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  /** In the query language. */
  readonly query: string;
}

export interface CountedSearch extends SavedSearch {
  /** How much it finds now. */
  readonly count: number;
}

/** An earlier version of a note, or of an article's marks, kept on this computer while it was changed. */
export interface NoteVersion {
  readonly version: string;
  /** ISO 8601 instant at which it stood like this. */
  readonly at: string;
}

/** Which of two versions stays; `both` makes a note of the second, or lays marks and decisions together. */
export type ConflictChoice = 'first' | 'second' | 'both';

/** A second version of a file, left by a syncing program or by a save over another program's change. */
export interface ConflictCopy {
  readonly id: string;
  readonly kind: 'note' | 'annotations' | 'decisions' | 'reviews' | 'document' | 'other';
  /** The note or document it belongs to; the device of a log; `null` where nothing of ours stands beside it. */
  readonly of: string | null;
  /** Title of the note or article; the file's name for other kinds. */
  readonly title: string;
  /** The file, relative to the vault. */
  readonly path: string;
  /** ISO 8601 instant at which the second version was last written. */
  readonly at: string;
  /** What `conflicts.settle` can do; `first` alone where the second cannot be read. */
  readonly choices: readonly ConflictChoice[];
}

/** What a settlement moved and made, by which it is taken back. */
export interface SettledConflict {
  /** Under what the second version lies in the trash. */
  readonly aside: string;
  /** Likewise the first as it was; `null` where it stayed. */
  readonly before: string | null;
  /** The note that was made of the second version; `null` where none was. */
  readonly made: string | null;
}

/** One of two versions. */
export interface ConflictSide {
  /** ISO 8601 instant at which the file was last written. */
  readonly at: string;
  /** The note; `null` for other kinds and where it cannot be read. */
  readonly note: Note | null;
  /** Marks, found in the present text; `null` for other kinds. */
  readonly annotations: readonly AnchoredAnnotation[] | null;
  /** The file as text, at most its first 100,000 characters; `null` where it is no text. */
  readonly text: string | null;
}

export interface OpenConflict {
  readonly copy: ConflictCopy;
  /** What stands in the vault; `null` where nothing does. */
  readonly first: ConflictSide | null;
  readonly second: ConflictSide;
}

/** A backup that was written. */
export interface BackedUp {
  /** Name of the zip. */
  readonly name: string;
  readonly files: number;
  /** Files in the vault's folder that are none of the vault's, and so are not in the zip. */
  readonly leftOut: readonly string[];
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

export interface ImportLine {
  readonly name: string;
  readonly document: string | null;
  /** `null` where the file came in; otherwise the reason it did not. */
  readonly problem: string | null;
  /** What the reader should know of a file that came in, such as that its encoding was guessed. */
  readonly notes: readonly string[];
  /** An article that was there before and of which this is likely a new version. */
  readonly earlier: { readonly id: string; readonly title: string } | null;
}

/** What came of an import: a line for each file that had its turn. */
export interface ImportReport {
  readonly lines: readonly ImportLine[];
  /** How many files were left because the reader stopped it. */
  readonly left: number;
}

/** What became of a note or mark that another program wrote. */
export interface ArrivalLine {
  /** The file of a note, or the words a mark quotes. */
  readonly name: string;
  /** Id of the note; `null` for marks. */
  readonly note: string | null;
  /** `same`: it was there already. */
  readonly fate: 'new' | 'same' | 'failed';
  /** Names that it links to and that did not come. */
  readonly missing: readonly string[];
  /** Whether it is a mark whose passage is not in the article's text; it is kept among those without a place. */
  readonly lost: boolean;
  /** A sentence where it failed. */
  readonly problem: string | null;
}

export interface ArrivalReport {
  readonly lines: readonly ArrivalLine[];
  /** Ids of the notes that came. */
  readonly notes: readonly string[];
  /** The marks that came. */
  readonly marks: readonly { readonly document: string; readonly annotation: string }[];
  /** Articles that stand for works the library does not have; `document` is empty of those that would come. */
  readonly articles: readonly { readonly document: string; readonly title: string }[];
  /** Articles that come themselves, text and all; `document` is the id they have or would have. */
  readonly whole: readonly { readonly document: string; readonly title: string }[];
  /** Ids of the decisions on entities that came, or would come. */
  readonly decisions: readonly string[];
  /** Sentences about all of it, such as that an encoding was guessed. */
  readonly remarks?: readonly string[];
}

/** What may be changed of what is said of a document, and of where it is kept; what is absent stays. */
export type DocumentPatch = { readonly [Field in 'title' | 'byline' | 'language' | 'imprint' | 'shelf']?: Document[Field] | undefined };

export interface DocumentChange {
  readonly document: string;
  readonly patch: DocumentPatch;
}

/** What came of a bibliography. */
export interface CitationReport {
  readonly name: string;
  /** How many records are about an article of the library and describe it now. */
  readonly attached: number;
  /** Titles of the records that are about none. */
  readonly unmatched: readonly string[];
  /** A sentence for each record that could not be read. */
  readonly problems: readonly string[];
  /** Takes it back. */
  readonly undo: readonly DocumentChange[];
}

/** What came of a file as a new version of an article. */
export interface Revised {
  readonly name: string;
  /** SHA-256 of the version that was shown before, and of the one that is shown now. */
  readonly before: string;
  readonly after: string;
  /** `null` where the file came in; otherwise the reason it did not. */
  readonly problem: string | null;
  /** As those of an import. */
  readonly notes: readonly string[];
}

/** Where an export was written; `null` where the reader cancelled. */
export type SavedFile = { readonly name: string } | null;

/** What each request answers. Failures come as `Result` and are unwrapped in `renderer/notebook.ts`. */
export interface Requests {
  /** Counts and notices of the open vault. */
  'vault.summary': VaultSummary;
  /** Every document, most recently imported first; of the named ones only those that are there. */
  'documents.list': readonly DocumentSummary[];
  /** How many notes link to each document, its sections and passages; those without a note are left out. */
  'documents.noted': Readonly<Record<string, number>>;
  /** The newest revision; its marks are asked for apart, so that the text need not wait for them. Fails with `not-found`. */
  'documents.open': OpenDocument;
  /** Imports files or folders chosen in the system's dialog, what was dropped on the window last, or what was copied. `import.progress` tells how far it is. */
  'documents.import': ImportReport;
  /** What would come of the notes or marks of another program or of a notebook's zip, chosen in the system's dialog or dropped last; `null` where the reader leaves it. Fails with `bad-request` and `not-found`. */
  'arrivals.plan': ArrivalReport | null;
  /** Brings in what was planned last. Fails with `bad-request` where nothing was. */
  'arrivals.bring': ArrivalReport;
  /** Leaves what of a running import has not had its turn. */
  'documents.stopImport': null;
  /** What is said of a document. Fails with `not-found`. */
  'documents.about': Document;
  /** Changes what is said of documents as one change; answers what takes it back. Fails with `not-found` where none is there. */
  'documents.update': readonly DocumentChange[];
  /** Shows the system's dialog and describes articles by a bibliography (BibTeX, CSL-JSON); `null` where the reader cancelled. */
  'documents.cite': CitationReport | null;
  /** Shows the system's dialog and brings the file in as the article's newest version; `null` where the reader cancelled. */
  'documents.revise': Revised | null;
  /** Shows an earlier or later version of the article again. Fails with `not-found`. */
  'documents.turn': null;
  /** Makes an article the newest version of another one; by itself it goes to the trash. Fails with `not-found`. */
  'documents.absorb': Revised;
  /** Moves the article and its marks to the trash. */
  'documents.remove': null;
  /** Takes both out of the trash again. Fails with `not-found` where they are not in it. */
  'documents.restore': null;
  /** Every collection. Which documents stand in them, the documents say. */
  'collections.list': readonly Collection[];
  /** Makes, changes and removes collections as one change; answers what takes it back. */
  'collections.change': CollectionChange;
  'trash.list': TrashContents;
  /** Removes for good what is in the trash, decisions excepted; answers how many things. The window asks the reader first. */
  'trash.empty': number;
  /** Second versions that lie beside a file of the vault. */
  'conflicts.list': readonly ConflictCopy[];
  /** Both versions. Fails with `not-found`. */
  'conflicts.open': OpenConflict;
  /** Settles a conflict; what does not stay goes to the trash. `again`: as it was before that was taken back, with what lies in the trash under the same ids. */
  'conflicts.settle': SettledConflict;
  /** Takes that back: both versions stand as before. Fails with `not-found` where the trash was emptied. */
  'conflicts.unsettle': null;
  /** Takes a version out of the trash again; it lies beside the first as before. Answers the conflict it is of. */
  'conflicts.restore': string;
  /** Shows the system's dialog and writes the whole vault into one zip; `null` where the reader cancelled. */
  'vault.backup': BackedUp | null;
  /**
   * Shows the system's dialogs, makes a vault from a backup in a new folder and offers to open it; answers how many files it
   * has, or `null` where the reader cancelled.
   */
  'vault.restore': number | null;
  /** What was found wrong since the vault was opened. */
  'problems.list': readonly Problem[];
  /** Checks every file of the vault, then answers the same. */
  'problems.check': readonly Problem[];
  /** Brings a damaged file back from its newest readable version. Fails with `not-found` where there is none. */
  'problems.repair': null;
  /** Marks a passage; answers once it is durable. */
  'annotations.create': AnchoredAnnotation;
  /** A document's marks in text order; of the named ones only those that are there. */
  'annotations.list': readonly AnchoredAnnotation[];
  /** Makes, changes, removes and restores marks as one change; answers once it is durable. Fails with `not-found` where none of them is there. */
  'annotations.edit': EditedMarks;
  /** Moves the annotation to the trash. */
  'annotations.remove': null;
  /** Takes it out of the trash again. */
  'annotations.restore': AnchoredAnnotation;
  /** Earlier versions of an article's marks, newest first. */
  'annotations.versions': readonly NoteVersion[];
  /** The marks as they were, found in the present text. Fails with `not-found` where the version has gone. */
  'annotations.version': readonly AnchoredAnnotation[];
  /**
   * Makes the marks what they were: those made since go to the trash. Answers the version in which they stood before, by which
   * this can be undone; `null` where none could be kept.
   */
  'annotations.revert': NoteVersion | null;
  /** What the five colours mean; empty where they have only their own names. */
  'colors.read': ColorMeanings;
  /** Renames the colours it is given; answers all. */
  'colors.write': ColorMeanings;
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
  /** Writes a picture the window made where the reader chooses. Fails with `not-saved`. */
  'window.savePicture': SavedFile;
  /** Every note, most recently changed first; of the named ones only those that are there. */
  'notes.list': readonly NoteSummary[];
  /** Where the note was merged into another, that one. */
  'notes.open': OpenNote;
  'notes.create': Note;
  /** The templates for notes made of marks; a new vault has three. */
  'templates.list': readonly NoteTemplate[];
  /**
   * Replaces title, tags and tree; answers once it is durable. Where another program changed the file since `base`, its version
   * is kept as a conflict copy first.
   */
  'notes.save': SavedNote;
  /** Whether it stands first in the lists; no change of its text. */
  'notes.pin': NoteSummary;
  /** Moves the note to the trash. */
  'notes.remove': null;
  'notes.restore': NoteSummary;
  /**
   * Puts the note's text under that of `into`, unites their tags and moves the note to the trash; from then on links to it lead to
   * `into`. Answers what takes it back.
   */
  'notes.merge': MergedNotes;
  /** Takes it back. Fails with `bad-request` where the merged text was changed since. */
  'notes.unmerge': null;
  /** Earlier versions of a note, newest first; none where it was never changed on this computer. */
  /** Keeps a picture for notes; answers the address a note shows it by. Fails with `bad-request` where it is none that can be kept. */
  'images.keep': string;
  /** The same with a file the reader chooses, whose name is a first description; `null` where the reader cancelled. */
  'images.choose': { readonly url: string; readonly name: string } | null;
  'notes.versions': readonly NoteVersion[];
  /** The note as it was. Fails with `not-found` where the version has gone. */
  'notes.version': Note;
  /** Gives the note the title, tags and text of a version; how it stood before is kept as a version too. */
  'notes.revert': NoteSummary;
  /** The first lines of what would be written; `null` for formats that are not for reading as text. */
  'export.preview': string | null;
  /** Writes a note, an article with its marks, all marks or the whole notebook where the reader chooses; `export.progress` tells how far a long one is. Fails with `not-found`, `not-saved`. */
  'export.save': SavedFile;
  /** Stops the export that is being written; nothing is left of it. */
  'export.stop': null;
  /** Puts a note, an article or a mark on the clipboard, citations in the style of the settings. Fails with `not-found` and `bad-request`. */
  'export.copy': null;
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
  /**
   * Never fails for any text. One page of hits, `grouped` by document where asked, with facets counted over all pages. Of the
   * queries of one `box` that wait for the engine, all but the newest are answered as `overtaken`.
   */
  'search.query': SearchAnswer;
  /** The whole text of a hit's thing with what the query marks in it; `null` where it is gone. */
  'search.preview': HitText | null;
  /** What the query marks in hits of one article: ranges of its text, in order. */
  'search.marks': readonly TextRange[];
  /** The saved searches, in the reader's order. */
  'searches.list': readonly CountedSearch[];
  /** Saves a search in the place of the one with its id, or at an index, or at the end; answers once it is durable. */
  'searches.put': null;
  'searches.remove': null;
  'settings.read': Settings;
  /** Answers all preferences as they are after the change. */
  'settings.write': Settings;
  'session.read': Session;
  'session.write': null;
  /** Keeps what is shown of the article, to be painted by the next start before anything is loaded; `null` where no article is shown. */
  'firstScreen.keep': null;
  /** Puts plain text on the clipboard. */
  'window.copy': null;
  /** Prints an article with its marks and what was said of them, through the system's dialog. Fails with `not-found`, and with `not-saved` where there is no printer. */
  'article.print': null;
  /** Opens a web or mail address in the system's browser after asking; every other scheme is refused. */
  'window.openLink': null;
  /** Says that the window has (or could not have) saved what was asked by `window.flush`. */
  'window.flushed': null;
  /** Logs an error of the window and shows the reader a way to copy its details. */
  'window.report': null;
}

export type RequestName = keyof Requests;
export type Argument<Name extends RequestName> = z.infer<(typeof schemas)[Name]>;

/** Commands of the menu; the window carries them out. */
export const commands = [
  'note.new',
  'note.beside',
  'note.export',
  'annotations.export',
  'colors.open',
  'article.print',
  'export.open',
  'document.import',
  'document.importFolder',
  'document.paste',
  'notes.bring',
  'joplin.bring',
  'marks.bring',
  'notebook.bring',
  'bibliography.import',
  'trash.open',
  'problems.open',
  'vault.backup',
  'vault.restore',
  'search.open',
  'search.page',
  'search.next',
  'search.previous',
  'edit.undo',
  'edit.redo',
  'view.library',
  'view.entities',
  'view.notes',
  'view.timeline',
  'view.graph',
  'view.list',
  'view.side',
  'view.mentions',
  'view.larger',
  'view.smaller',
  'settings.open',
  'help.keys',
] as const;
export type Command = (typeof commands)[number];

/** Keys of the commands, in Electron's notation: the menu shows them, the window acts on them. */
export const accelerators: Partial<Record<Command, string>> = {
  'note.new': 'CmdOrCtrl+N',
  'note.beside': 'CmdOrCtrl+Shift+B',
  'document.import': 'CmdOrCtrl+O',
  'note.export': 'CmdOrCtrl+Shift+E',
  'article.print': 'CmdOrCtrl+P',
  'search.open': 'CmdOrCtrl+K',
  'search.page': 'CmdOrCtrl+Shift+F',
  'search.next': 'F4',
  'search.previous': 'Shift+F4',
  'edit.undo': 'CmdOrCtrl+Z',
  'edit.redo': 'CmdOrCtrl+Shift+Z',
  'view.library': 'CmdOrCtrl+1',
  'view.entities': 'CmdOrCtrl+2',
  'view.notes': 'CmdOrCtrl+3',
  'view.timeline': 'CmdOrCtrl+4',
  'view.graph': 'CmdOrCtrl+5',
  'view.list': 'CmdOrCtrl+\\',
  'view.side': 'CmdOrCtrl+Shift+\\',
  'view.larger': 'CmdOrCtrl+Shift+=',
  'view.smaller': 'CmdOrCtrl+Shift+-',
  'settings.open': 'CmdOrCtrl+,',
  'help.keys': 'F1',
};

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

/** What the host tells the window. Events carry ids, not payloads. */
export interface Events {
  /** A document came, went or was recognised. */
  'library.changed': { readonly document: string };
  /** `annotations` names those that came, changed or went; without it any of them may have. */
  'annotations.changed': { readonly document: string; readonly annotations?: readonly string[] };
  /** An import comes to the file of that name, the first is 0; `done` is `total` at its end. */
  'import.progress': { readonly done: number; readonly total: number; readonly name: string };
  /** A long export has written `done` of its files; 0 of 0 at its end. */
  'export.progress': { readonly done: number; readonly total: number };
  'recognition.progress': RecognitionProgress;
  /** A collection was made, changed or removed. */
  'collections.changed': Record<string, never>;
  /** A saved search came, changed or went behind the window. */
  'searches.changed': Record<string, never>;
  /** A colour was renamed. */
  'colors.changed': Record<string, never>;
  'notes.changed': { readonly note: string };
  /**
   * Another program changed a file of the vault, or took it away (`gone`: a file that is missing is not taken for deleted). The
   * changed event of its kind follows once the library knows the new content. `beside`: the file stays as it was, and what the other
   * program wrote is the conflict of that id.
   */
  'vault.edited': {
    readonly kind: 'note' | 'annotations' | 'document' | 'decisions' | 'reviews' | 'list';
    readonly id: string;
    readonly gone: boolean;
    readonly beside?: string;
  };
  /** What searches and recognises stopped. `again`: it was started anew and is being told what the vault holds; what is asked meanwhile waits. */
  'engine.died': { readonly again: boolean };
  /** A conflict came or was settled. */
  'conflicts.changed': Record<string, never>;
  /** Something was found wrong, or mended. */
  'problems.changed': Record<string, never>;
  /** The theme in force changed (preference or system). */
  'settings.changed': Record<string, never>;
  'menu.command': { readonly command: Command };
  /** The window is about to close: save, then answer with `window.flushed`. */
  'window.flush': Record<string, never>;
}
export type EventName = keyof Events;

/** What the preload script puts at `window.almagest`. */
export interface Bridge {
  /** Resolves with a `Result` as JSON: a string crosses to the page at once, an object would be copied member by member. */
  request(name: string, argument: unknown): Promise<string>;
  /** Calls the listener for every event; the value returned stops it. */
  listen(listener: (name: string, detail: unknown) => void): () => void;
  /** `process.platform` of the host, for shortcuts. */
  readonly platform: string;
}

/** Name of the one channel in each direction. */
export const requestChannel = 'almagest:request';
export const eventChannel = 'almagest:event';
/** By which the preload script alone tells where dropped files lie: the page has no way to it. */
export const dropChannel = 'almagest:drop';
