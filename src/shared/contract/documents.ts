/** What crosses about articles: their list, their text and versions, collections, what is brought in. */
import type { Document, MediaType, Structure } from '../../core/documents/document';
import type { ListedArticle } from '../../core/shelf/article-list';
import type { Collection } from '../../core/shelf/collection';

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

export interface OpenDocument {
  readonly document: Document;
  readonly text: string;
  readonly structure: Structure;
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

export interface DocumentRequests {
  /** Every document, most recently imported first; of the named ones only those that are there. */
  'documents.list': readonly DocumentSummary[];
  /** How many notes link to each document, its sections and passages; those without a note are left out. */
  'documents.noted': Readonly<Record<string, number>>;
  /** The newest revision; its marks are asked for apart, so that the text need not wait for them. Fails with `not-found`. */
  'documents.open': OpenDocument;
  /** Imports files or folders chosen in the system's dialog, what was dropped on the window last, or what was copied. `import.progress` tells how far it is. */
  'documents.import': ImportReport;
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
  /** Prints an article with its marks and what was said of them, through the system's dialog. Fails with `not-found`, and with `not-saved` where there is no printer. */
  'article.print': null;
}

export interface DocumentEvents {
  /** A document came, went or was recognised. */
  'library.changed': { readonly document: string };
  /** An import comes to the file of that name, the first is 0; `done` is `total` at its end. */
  'import.progress': { readonly done: number; readonly total: number; readonly name: string };
  /** A collection was made, changed or removed. */
  'collections.changed': Record<string, never>;
}
