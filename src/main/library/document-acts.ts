/** What can be done with documents: list, open, import. */
import { earlierVersion } from '../../core/documents/earlier-version';
import { identifiersOf } from '../../core/documents/identifiers';
import { readAuthors } from '../../core/export/bibliography';
import { carriedSections } from '../../core/documents/carry-sections';
import { wordCount } from '../../core/documents/sections';
import type { Document, Structure } from '../../core/documents/document';
import { namesOf, type Collection } from '../../core/shelf/collection';
import type { DocumentSummary, ImportLine } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { Added } from '../vault/document-store';
import type { Import } from '../vault/revision-folder';
import type { LibraryOptions } from './library';
import type { SourcePlace } from './pictures';

/** A file as it was chosen: where it came from is told only by its name. */
export interface SourceFile {
  readonly name: string;
  /** Rejects where the file cannot be read. */
  readonly read: () => Promise<Uint8Array>;
  /** Where it lies, for the pictures beside it; absent for what was copied. */
  readonly place?: SourcePlace;
}

export interface ReadDocument {
  readonly document: Document;
  readonly text: string;
  readonly structure: Structure;
}

/** What search knows of a document beyond its text. */
const aboutOf = ({ byline, imprint, shelf }: Document, collections: readonly Collection[]) => ({
  authors: readAuthors(byline).map((author) => ('family' in author ? `${author.given} ${author.family}` : author.literal)),
  tags: shelf.tags,
  collections: namesOf(collections, shelf.collections),
  states: (['starred', 'archived'] as const).filter((state) => shelf[state]),
  date: imprint.date,
});

/** Follows an import of many files. */
export interface ImportWatch {
  /** Told before each file, and once more at the end. */
  readonly progress: (done: number, name: string) => void;
  /** Asked before each file: whether the rest is to be left. */
  readonly isStopped: () => boolean;
}

/** What came of a file's bytes: something to import, or a sentence that says why not. */
export type Incoming = { readonly ok: true; readonly input: Import; readonly notes: readonly string[] } | { readonly ok: false; readonly message: string };

/** What the list says of a text; `length` in UTF-16 units. */
interface Size {
  readonly length: number;
  readonly words: number;
  readonly sections: number;
  readonly pages: number;
}

const isSize = (value: unknown): value is Size =>
  typeof value === 'object' && value !== null && ['length', 'words', 'sections', 'pages'].every((name) => Number.isInteger((value as Record<string, unknown>)[name]));

export type DocumentActs = ReturnType<typeof documentActs>;

export function documentActs({ vault, engine, tell }: LibraryOptions) {
  /** Fails with `not-found` where the document is gone or its text cannot be trusted. */
  async function read(id: string): Promise<ReadDocument> {
    const document = await vault.documents.get(id);
    if (!document) throw new ExpectedFailure('not-found', 'This article is no longer in the vault.');
    const content = await vault.documents.read(id);
    if (!content) {
      throw new ExpectedFailure('not-found', `The text of “${document.title}” is damaged or missing. The vault’s report says where its copy is kept.`);
    }
    return { document, ...content };
  }

  /** Where sections that other versions have, and this one has under another heading, are in this one. */
  async function sectionLeads({ document: { id, revisions }, text, structure: { sections } }: ReadDocument): Promise<Readonly<Record<string, string>>> {
    const leads: Record<string, string> = {};
    for (const { sha256 } of revisions.slice(0, -1).reverse()) {
      const earlier = await vault.documents.read(id, sha256);
      const carried = earlier ? carriedSections({ text: earlier.text, sections: earlier.structure.sections }, { text, sections }) : [];
      for (const [from, into] of carried) leads[from] ??= into;
    }
    return leads;
  }

  async function index(id: string): Promise<void> {
    const found = await read(id).catch((error: unknown) => {
      if (error instanceof ExpectedFailure) return null;
      throw error;
    });
    if (!found) return;
    const { document, text, structure } = found;
    await engine.putDocument({ id, title: document.title, text, structure, sectionLeads: await sectionLeads(found), about: await aboutNow(document) });
  }

  const aboutNow = async (document: Document) => aboutOf(document, document.shelf.collections.length === 0 ? [] : await vault.collections.list());

  /** Tells the engine what is said of a document it knows; its text stands as it was. */
  async function describe(id: string): Promise<void> {
    const document = await vault.documents.get(id);
    if (document && !(await engine.describeDocument(id, document.title, await aboutNow(document)))) await index(id);
  }

  async function take(file: SourceFile): Promise<Incoming> {
    let bytes: Uint8Array;
    try {
      bytes = await file.read();
    } catch (error) {
      return { ok: false, message: `${file.name} could not be read: ${error instanceof Error ? error.message : String(error)}.` };
    }
    const source = await engine.readSource(bytes, file.name, file.place ?? null);
    return source.ok ? { ok: true, input: { bytes, name: file.name, mediaType: source.mediaType, parsed: source.parsed, pictures: source.pictures }, notes: source.notes } : source;
  }

  /** The document of the library that a file is likely a new version of, `except` the one it became. */
  async function earlierOf({ name, parsed }: Import, except: string): Promise<{ id: string; title: string } | null> {
    const known = (await vault.documents.list()).flatMap(({ id, title, revisions, imprint }) =>
      id === except ? [] : [{ id, title, name: revisions.at(-1)?.from ?? '', identifiers: identifiersOf(imprint) }],
    );
    const incoming = { name, title: parsed.structure.title, text: parsed.text, identifiers: identifiersOf(parsed.structure.imprint ?? {}) };
    const found = await earlierVersion(known, incoming, async (id) => (await vault.documents.read(id))?.text ?? null);
    return found && { id: found.id, title: found.title };
  }

  async function addOne(file: SourceFile): Promise<ImportLine> {
    const line = { name: file.name, document: null, problem: null, notes: [], earlier: null };
    const taken = await take(file);
    if (!taken.ok) return { ...line, problem: taken.message };
    try {
      const { document, added } = await vault.documents.add(taken.input);
      if (!added) return { ...line, document: document.id, problem: `${file.name} is in the library already, as “${document.title}”.` };
      await index(document.id);
      tell('library.changed', { document: document.id });
      return { ...line, document: document.id, notes: taken.notes, earlier: await earlierOf(taken.input, document.id) };
    } catch (error) {
      return { ...line, problem: `${file.name} could not be saved: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  /** Adds an article that is parsed already, under the id it had elsewhere where that is free. */
  async function adopt(input: Import, id: string): Promise<Added> {
    const done = await vault.documents.add(input, id);
    if (done.added) {
      await index(done.document.id);
      tell('library.changed', { document: done.document.id });
    }
    return done;
  }

  async function summarise({ id, title, byline, imprint, shelf, revisions }: Document, notes: number): Promise<DocumentSummary> {
    const size = await vault.documents.fact(id, isSize, ({ text, structure }) => ({
      length: text.length, words: wordCount(text), sections: structure.sections.length, pages: structure.pages?.length ?? 0,
    }));
    const annotations = await vault.annotations.count(id);
    const last = revisions.at(-1);
    const { length, words, sections, pages } = size ?? { length: 0, words: 0, sections: 0, pages: 0 };
    return {
      id, title, byline, date: imprint.date ?? null, shelf, added: last?.imported ?? '', format: last?.mediaType ?? 'text/plain', revision: last?.sha256 ?? '',
      length, words, sections, pages, annotations, notes,
    };
  }

  return {
    read,
    index,
    describe,
    /** How many notes link to each document. */
    noted: (): Promise<Record<string, number>> => engine.noteCounts(),
    /** The files were changed behind the library: reads them anew and tells the window. */
    async refresh(id: string): Promise<void> {
      if ((await vault.documents.get(id)) === null) await engine.removeDocument(id);
      else await index(id);
      tell('library.changed', { document: id });
    },
    take,
    adopt,
    /** Most recently imported first. @param some ids of those that are asked for; all where left out. */
    async list(some?: readonly string[]): Promise<DocumentSummary[]> {
      const asked = some ? await Promise.all(some.map((id) => vault.documents.get(id))) : await vault.documents.list();
      const documents = asked.flatMap((document) => document ?? []);
      const imported = (document: Document) => document.revisions.at(-1)?.imported ?? '';
      const newestFirst = [...documents].sort((a, b) => (imported(a) < imported(b) ? 1 : -1));
      const notes = documents.length > 0 ? await engine.noteCounts() : {};
      return Promise.all(newestFirst.map((document) => summarise(document, notes[document.id] ?? 0)));
    },
    /** Imports files one after another; a bad one gets its sentence and disturbs no other. A line for each that had its turn. */
    async add(files: readonly SourceFile[], watch?: ImportWatch): Promise<ImportLine[]> {
      const lines: ImportLine[] = [];
      for (const file of files) {
        if (watch?.isStopped()) break;
        watch?.progress(lines.length, file.name);
        lines.push(await addOne(file));
      }
      return lines;
    },
  };
}
