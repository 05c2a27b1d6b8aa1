/** The engine: recognises, indexes, searches and counts, in memory, off the main process's event loop. */
import type { AnchoredAnnotation, Backlink, BrokenLink, DatedPassage, DuplicateEntities, EntityGraph, LinkInto, LinkState, LinkSuggestion, NamedMention, UnrecognisedDocument } from '../../shared/contract';
import type { Structure, TextRange } from '../../core/documents/document';
import type { Decision, NamedAs } from '../../core/entities/decisions';
import type { EntityType } from '../../core/entities/entity';
import type { Note, ReferenceTarget } from '../../core/notes/note';
import type { HitText, SearchAnswer } from '../../core/search/hit';
import { createSearch } from '../../core/search/search';
import type { View } from '../../core/search/view';
import { Catalogue } from './catalogue';
import { entityLists, type EntityLists } from './entity-list';
import { entityGraph, type GraphUnit } from './entity-graph';
import { duplicates, entityPage, type EntityPage } from './entity-page';
import { timeline } from './entity-time';
import type { EngineShadow } from './engine-shadow';
import { decidedEntities, type Lead } from './held';
import { hitTexts, type HitName } from './hit-texts';
import { mentionTest } from './mention-test';
import { NoteIndex } from './note-index';
import { inTextOrder } from '../../core/annotations/order';
import { Recogniser, type recogniseDocument } from './recogniser';
import { annotationRecords, entityRecords, noteRecord, sectionRecords } from './records';
import type { SourcePlace } from './pictures';
import type { ReadSource } from './read-source';
import { suggest } from './suggest';

/** A document's newest revision as the engine keeps it. */
export interface IndexedDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly structure: Structure;
  /** Ids of sections that an earlier version had, and where they lead in this one. */
  readonly sectionLeads?: Readonly<Record<string, string>>;
  /** What the reader says of it; where absent, what the source says counts. */
  readonly about?: DocumentAbout;
}

export interface DocumentAbout {
  readonly authors?: readonly string[] | undefined;
  /** Names of the collections it is in, those they stand in included. */
  readonly collections?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** `starred`, `archived`. */
  readonly states?: readonly string[] | undefined;
  /** ISO 8601 day, month or year of publication. */
  readonly date?: string | undefined;
}

export interface EngineCounts {
  readonly entities: number;
  readonly mentions: number;
}

/** Every member is called by message when the engine runs in its own thread, so arguments and answers are plain data. */
export interface Engine extends EntityLists {
  /** Decodes and parses a file's bytes; expected trouble comes back as a sentence. */
  readSource(bytes: Uint8Array, name: string, place?: SourcePlace | null): Promise<ReadSource>;
  putDocument(document: IndexedDocument): void;
  /** Replaces what is said of a document that was put, nothing of it recognised anew; false where it was not. */
  describeDocument(document: string, title: string, about: DocumentAbout): boolean;
  /** Replaces what is known of a document's annotations. */
  putAnnotations(document: string, annotations: readonly AnchoredAnnotation[]): void;
  /** Adds or replaces some of them and takes others away; the rest stay. */
  changeAnnotations(document: string, changed: readonly AnchoredAnnotation[], removed: readonly string[]): void;
  /** Answers which entities that notes or decisions name are known by another id now. */
  removeDocument(document: string): Lead[];
  putNote(note: Note): void;
  removeNote(note: string): void;
  /** The note as the file beside it says it in Markdown. */
  noteMarkdown(note: Note): Promise<string>;
  /** Replaces what the reader has decided of entities; answers the documents in which that changes something. */
  putDecisions(decisions: readonly Decision[]): string[];
  /** The entity an id leads to, merged ones followed; `null` where it is gone. */
  leadsTo(entity: string): string | null;
  /** What recognition calls those of some ids that it knows. */
  recognisedNames(ids: readonly string[]): Record<string, NamedAs>;
  /** An id for an entity of that name: that of one which is there already and of the same type, else a new one. */
  newEntityId(name: string, type: EntityType): string;
  counts(): EngineCounts;
  entityPage(entity: string): EntityPage | null;
  /** Entities that look like one and the same. */
  duplicates(): DuplicateEntities[];
  /** Passages with dates and the graph of what is named together, of some documents or of all. */
  timeline(documents: readonly string[] | null): DatedPassage[];
  graph(documents: readonly string[] | null, by: GraphUnit): Promise<EntityGraph>;
  mentions(document: string): NamedMention[];
  /** How many documents have not been recognised, or only by an earlier recogniser. */
  recognitionsLeft(): number;
  /** Recognises the next of them; `null` where none is left. What is found shows when it is published. */
  recogniseNext(): string | null;
  /** The documents at which the recogniser failed, the others notwithstanding. */
  unrecognised(): UnrecognisedDocument[];
  /** Lets them wait for another turn. */
  recogniseAgain(): void;
  /** Shows what was found. When none is left, what only an earlier recogniser found and nobody holds goes: from these documents. */
  publishRecognitions(): { documents: string[]; leads: Lead[] };
  backlinks(target: ReferenceTarget): Backlink[];
  /** Links to a document, its sections and its marks. */
  linksInto(document: string): LinkInto[];
  brokenLinks(): BrokenLink[];
  /** How many notes link to each document, its sections and passages. */
  noteCounts(): Record<string, number>;
  suggest(text: string): LinkSuggestion[];
  resolve(targets: readonly ReferenceTarget[]): LinkState[];
  locate(target: ReferenceTarget): { document: string; range: TextRange } | null;
  search(query: SearchQuery): SearchAnswer;
  /** The whole text of a hit's thing with what the query marks in it; `null` where it is gone. */
  hitText(text: string, thing: HitName): HitText | null;
  /** What the query marks in these sections and annotations of a document: ranges of its text, in order. */
  hitRanges(text: string, document: string, things: readonly HitName[]): TextRange[];
  /** Says that everything in the vault has been put: what else was kept from before is forgotten. */
  settle(): Promise<void>;
  /** Does a little of the work that waits until nobody asks; false where there is none. */
  tidy(): boolean;
  /** Keeps the search index for the next start, if it has changed; resolves when what was recognised is kept too. */
  save(): Promise<void>;
}

export interface SearchQuery {
  readonly text: string;
  /** Hits, or groups of them; 20 unless told. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  /** Whether hits of one document stand together. */
  readonly grouped?: boolean | undefined;
  /** Names where it is typed: of the queries of one box that wait, all but the newest are answered as overtaken. */
  readonly box?: string | undefined;
}

/**
 * @param now milliseconds, for the time a search took.
 * @param shadow what an engine found out before; without one everything is found out anew.
 * @param recognise another recogniser than the one that ships.
 */
export function createEngine(now: () => number, shadow: EngineShadow | null = null, recognise?: typeof recogniseDocument): Engine {
  const kept = shadow?.readIndex() ?? [];
  const search = createSearch(kept);
  const recogniser = new Recogniser(shadow, recognise);
  const catalogue = new Catalogue(recogniser);
  const notes = new NoteIndex();
  /** What was kept stands for what has not been heard of yet. */
  let settled = kept.length === 0;
  let saved: readonly View[] = kept;

  /** Entities fold across documents, so their records are made anew when the catalogue changed; only then. */
  function indexEntities(): void {
    if (!settled || !catalogue.takeChanged()) return;
    const records = entityRecords(catalogue);
    const present = new Set(records.map((record) => record.id));
    search.keep('entity', (id) => present.has(id));
    search.put(records);
  }

  function indexDocument(document: IndexedDocument): void {
    search.replace(document.id, ['section'], sectionRecords(document));
    search.put(annotationRecords(document, catalogue.annotationsOf(document.id)));
  }

  const linkCounts = () => notes.linkCounts((id) => catalogue.entity(id)?.id ?? id);

  return {
    // A notebook in which nothing is imported never loads the parsers.
    readSource: async (bytes, name, place) => (await import('./read-source')).readSource(bytes, name, place),
    putDocument(document) {
      catalogue.put(document);
      indexDocument(document);
    },
    describeDocument(id, title, about) {
      const document = catalogue.describe(id, title, about);
      if (document) indexDocument(document);
      return document !== null;
    },
    putAnnotations(document, annotations) {
      catalogue.putAnnotations(document, annotations);
      const indexed = catalogue.document(document);
      if (indexed) search.replace(document, ['annotation'], annotationRecords(indexed, annotations));
    },
    changeAnnotations(document, changed, removed) {
      const others = new Set([...removed, ...changed.map(({ annotation }) => annotation.id)]);
      const stay = catalogue.annotationsOf(document).filter(({ annotation }) => !others.has(annotation.id));
      catalogue.putAnnotations(document, inTextOrder([...stay, ...changed]));
      const indexed = catalogue.document(document);
      if (!indexed) return;
      for (const id of removed) search.remove('annotation', id);
      search.put(annotationRecords(indexed, changed));
    },
    removeDocument(document) {
      const moved = catalogue.remove(document, [...notes.linkedEntities(), ...decidedEntities(catalogue.allDecisions())]);
      search.removeDocument(document);
      return moved;
    },
    putNote(note) {
      notes.put(note);
      search.put([noteRecord(note)]);
    },
    removeNote(note) {
      notes.remove(note);
      search.remove('note', note);
    },
    noteMarkdown: async (note) => (await import('../../core/notes/note-markdown')).noteMarkdown(note),
    putDecisions: (decisions) => catalogue.putDecisions(decisions),
    leadsTo: (entity) => catalogue.entity(entity)?.id ?? null,
    recognisedNames: (ids) => catalogue.recognisedNames(ids),
    newEntityId: (name, type) => catalogue.newEntityId(name, type),
    counts: () => catalogue.counts(),
    ...entityLists(catalogue, linkCounts),
    entityPage: (entity) => entityPage(entity, catalogue, notes),
    duplicates: () => duplicates(catalogue),
    timeline: (documents) => timeline(documents, catalogue),
    graph: (documents, by) => entityGraph(documents, by, catalogue, linkCounts(), () => new Promise((resolve) => setTimeout(resolve))),
    mentions(document) {
      // What is read now need not wait for its turn.
      if (recogniser.isUnknown(document)) {
        catalogue.recogniseAnew(document);
        catalogue.publish();
      }
      return catalogue.mentionsOf(document);
    },
    recognitionsLeft: () => recogniser.left(),
    recogniseNext() {
      const document = recogniser.next();
      if (document !== null) catalogue.recogniseAnew(document);
      return document;
    },
    unrecognised: () => recogniser.failed().map(([id, reason]) => ({ document: id, title: catalogue.document(id)?.title ?? id, reason })),
    recogniseAgain: () => recogniser.tryAgain(),
    publishRecognitions() {
      catalogue.publish();
      return recogniser.left() > 0 ? { documents: [], leads: [] } : catalogue.letGo(notes.linkedEntities());
    },
    backlinks: (target) => notes.backlinks(target, catalogue),
    linksInto: (document) => notes.linksInto(document, catalogue),
    brokenLinks: () => notes.broken((target) => catalogue.resolve(target)),
    noteCounts: () => notes.documentCounts(catalogue),
    suggest: (text) => suggest(text, catalogue, notes),
    resolve: (targets) => targets.map((target) => catalogue.resolve(target) ?? notes.resolve(target)),
    locate: (target) => catalogue.locate(target),
    search({ text, limit = 20, offset = 0, grouped = false }) {
      indexEntities();
      const leadsTo = (entity: string) => catalogue.entity(entity)?.id ?? entity;
      return search.query(text, { limit, offset, grouped, now, isLinked: notes.linkTest(leadsTo), mentions: mentionTest(catalogue, notes, leadsTo) });
    },
    ...hitTexts(search, catalogue, notes),
    async settle() {
      for (const kind of ['section', 'annotation'] as const) search.keep(kind, (_id, document) => document !== null && catalogue.document(document) !== undefined);
      const written = new Set(notes.all().map(({ id }) => id));
      search.keep('note', (id) => written.has(id));
      settled = true;
      recogniser.settle();
      indexEntities();
      await shadow?.keepOnly(new Set(catalogue.allDocuments().map(({ id }) => id)));
    },
    tidy: () => search.tidy(),
    async save() {
      await recogniser.kept();
      const { views } = search;
      if (!settled || views === saved) return;
      saved = views;
      await shadow?.writeIndex(views);
    },
  };
}
