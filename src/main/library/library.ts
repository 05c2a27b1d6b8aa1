/** The library: one vault and one engine kept in step; the window's handlers and the terminal both speak to it. */
import type { ColorMeanings } from '../../core/annotations/annotation';
import type { EventName, Events } from '../../shared/contract';
import type { Vault } from '../vault/vault';
import { annotationActs } from './annotation-acts';
import { collectionActs } from './collection-acts';
import { conflictActs } from './conflict-acts';
import { decisionActs } from './decision-acts';
import { descriptionActs } from './description-acts';
import { documentActs } from './document-acts';
import { followEdits } from './edit-acts';
import type { SearchQuery } from './engine';
import type { AsyncEngine } from './engine-thread';
import { entityActs } from './entity-acts';
import { exportActs } from './export-acts';
import { lazily } from './lazily';
import { noteActs } from './note-acts';
import { noteMergeActs } from './note-merge-acts';
import { problemActs } from './problem-acts';
import { recognitionActs } from './recognition-acts';
import { searchActs } from './search-acts';
import { revisionActs } from './revision-acts';
import { trashActs } from './trash-acts';
import type { ToPng } from './word-pictures';

export interface LibraryOptions {
  readonly vault: Vault;
  readonly engine: AsyncEngine;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Where there is something to draw with; by it Word documents show every picture. */
  readonly toPng?: ToPng;
  /** Told of every change, once it is durable and indexed. */
  readonly tell: <Name extends EventName>(name: Name, detail: Events[Name]) => void;
}

export type Library = ReturnType<typeof createLibrary>;

export function createLibrary(options: LibraryOptions) {
  const documents = documentActs(options);
  const annotations = annotationActs(options, documents);
  const collections = collectionActs(options, documents);
  const notes = noteActs(options);
  const descriptions = descriptionActs(options, documents);
  const entities = entityActs(options, notes);
  const problems = problemActs(options, annotations, notes);
  const decisions = decisionActs(options, documents);
  const recognition = recognitionActs(options, decisions);
  const trash = trashActs(options, documents, annotations, decisions);
  const conflicts = conflictActs(options, { documents, annotations, notes, reloadDecisions: decisions.reload });
  return {
    documents,
    annotations,
    descriptions,
    collections,
    revisions: revisionActs(options, documents, annotations),
    notes: { ...notes, ...noteMergeActs(options, notes) },
    entities,
    arrivals: lazily(async () => (await import('./arrival-acts')).arrivalActs(options, { documents, descriptions, collections, annotations, notes, decisions })),
    exports: exportActs(options, { documents, annotations, notes }),
    trash,
    conflicts,
    problems,
    recognition,
    decide: decisions.decide,
    /** Follows what other programs change in the vault; the value returned stops it. */
    followEdits: (onBug: (error: unknown) => void) => followEdits(options, { documents, annotations, notes, collections, reloadDecisions: decisions.reload }, onBug),
    search(query: SearchQuery) {
      recognition.stepAside();
      return options.engine.search(query);
    },
    searches: searchActs(options),
    hitText: options.engine.hitText,
    hitRanges: options.engine.hitRanges,
    async renameColors(patch: Partial<ColorMeanings>): Promise<ColorMeanings> {
      const meanings = await options.vault.colors.write(patch);
      options.tell('colors.changed', {});
      return meanings;
    },
    suggest: (text: string) => options.engine.suggest(text),
    resolve: options.engine.resolve,
    locate: options.engine.locate,
    backlinks: options.engine.backlinks,
    linksInto: options.engine.linksInto,
    brokenLinks: options.engine.brokenLinks,
    counts: () => options.engine.counts(),
    settle: options.engine.settle,
    /** Brings the engine to the state of the vault. One damaged document or note does not stop the others. */
    async load(): Promise<void> {
      await decisions.load();
      for (const { id } of await options.vault.documents.list()) {
        await documents.index(id);
        await annotations.index(id);
        options.tell('library.changed', { document: id });
      }
      for (const { id } of await options.vault.notes.list()) await notes.index(id);
      await options.engine.settle();
    },
  };
}
