/** What is said of documents: read, changed by the reader or by a bibliography; with each change comes what takes it back. */
import { citedDocument } from '../../core/documents/citation';
import type { Document } from '../../core/documents/document';
import type { CitationReport, DocumentChange, DocumentPatch } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { DocumentPatch as VaultPatch } from '../vault/document-store';
import type { DocumentActs, SourceFile } from './document-acts';
import type { LibraryOptions } from './library';

const gone = (): ExpectedFailure => new ExpectedFailure('not-found', 'This article is no longer in the vault.');

const said = (patch: DocumentPatch): VaultPatch => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** The fields of a document that a patch rewrites, as they are. */
const inverse = (document: Document, patch: DocumentPatch): DocumentPatch => Object.fromEntries(Object.keys(said(patch)).map((field) => [field, document[field as keyof DocumentPatch]]));

/** Whether search and the entities' pages would show another thing. */
const isIndexed = ({ title, byline, imprint, shelf }: DocumentPatch): boolean => [title, byline, imprint, shelf].some((field) => field !== undefined);

export type DescriptionActs = ReturnType<typeof descriptionActs>;

export function descriptionActs({ vault, tell }: LibraryOptions, documents: DocumentActs) {
  async function about(id: string): Promise<Document> {
    const document = await vault.documents.get(id);
    if (!document) throw gone();
    return document;
  }

  /** Changes documents one after another. Those that are gone are passed over; fails with `not-found` where all are. */
  async function update(changes: readonly DocumentChange[]): Promise<DocumentChange[]> {
    const undo: DocumentChange[] = [];
    for (const { document: id, patch } of changes) {
      const before = await vault.documents.get(id);
      if (!before) continue;
      await vault.documents.update(id, said(patch));
      undo.unshift({ document: id, patch: inverse(before, patch) });
      if (isIndexed(patch)) await documents.describe(id);
    }
    if (undo.length === 0 && changes.length > 0) throw gone();
    for (const { document } of undo) tell('library.changed', { document });
    return undo;
  }

  return {
    about,
    update,
    /** Describes articles by the records of a bibliography that are about them; the records that are about none are named. */
    async cite(file: SourceFile): Promise<CitationReport> {
      const report = { name: file.name, attached: 0, unmatched: [], problems: [], undo: [] };
      let bytes: Uint8Array;
      try {
        bytes = await file.read();
      } catch (error) {
        return { ...report, problems: [`${file.name} could not be read: ${error instanceof Error ? error.message : String(error)}.`] };
      }
      const { readBibliography } = await import('./citations');
      const { citations, problems } = readBibliography(bytes, file.name);
      const all = await vault.documents.list();
      const changes: DocumentChange[] = [];
      const unmatched: string[] = [];
      for (const citation of citations) {
        const document = citedDocument(all, citation);
        const { imprint, ...words } = citation;
        if (document) changes.push({ document: document.id, patch: { ...words, imprint: { ...document.imprint, ...imprint } } });
        else unmatched.push(citation.title ?? citation.imprint.doi ?? citation.imprint.url ?? '');
      }
      return { ...report, attached: changes.length, unmatched, problems, undo: changes.length > 0 ? await update(changes) : [] };
    },
  };
}
