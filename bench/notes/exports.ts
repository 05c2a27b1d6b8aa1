/** Every way out of a vault of many linked notes: how fast, and how long the host could do nothing else. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startEngineThread } from '../../src/main/library/engine-thread';
import { createLibrary, type Library } from '../../src/main/library/library';
import { writeFolderZip } from '../../src/main/library/write-folder-zip';
import { nodeFileSystem } from '../../src/main/vault/file-system';
import { openVault } from '../../src/main/vault/open-vault';
import type { Vault } from '../../src/main/vault/vault';
import { formatsOf, type ExportFormat } from '../../src/shared/export';
import { fillArticles } from '../vault/sample';
import { linkedNote, putNote, type Linkable } from './linked-vault';
import { watched } from './turns';

const ARTICLES = 50;
const MARKS_OF_ARTICLE = 20;
const MARK_LENGTH = 60;

export interface Exported {
  readonly what: string;
  readonly format: string;
  /** Notes, articles, marks or files. */
  readonly items: number;
  readonly unit: string;
  readonly ms: number;
  /** Milliseconds of the longest turn of the host's event loop, by the clock and in the processor's time. */
  readonly blocked: number;
  readonly worked: number | null;
  readonly bytes: number;
}

let turns = 0;
const newId = (): string => `01WAY${String(++turns).padStart(21, '0')}`;
const now = (): Date => new Date();

async function mark(library: Library, document: string): Promise<Linkable['marks']> {
  const { text } = await library.documents.read(document);
  const step = Math.floor((text.length - MARK_LENGTH) / MARKS_OF_ARTICLE);
  const edits = Array.from({ length: MARKS_OF_ARTICLE }, (_, at) => ({ kind: 'create' as const, draft: { start: at * step, end: at * step + MARK_LENGTH, color: 'amber' as const, comment: 'Of *interest*, says the reader.', tags: ['bench'] } }));
  const { changed } = await library.annotations.edit(document, edits);
  return changed.map(({ annotation }) => ({ id: annotation.id, document, quote: annotation.selectors.quote.exact }));
}

/** What the notes may link to. */
async function linkable(vault: Vault, library: Library, entities: readonly string[]): Promise<Linkable> {
  const documents = (await vault.documents.list()).map(({ id }) => id);
  const sections: string[] = [];
  const marks: Linkable['marks'][number][] = [];
  for (const id of documents) {
    sections.push(...(await library.documents.read(id)).structure.sections.map((section) => `${id}#${section.id}`));
    marks.push(...(await mark(library, id)));
  }
  return { entities, documents, sections, marks };
}

/** The vault as the host opens it, with everything indexed and recognised. */
export async function openLibrary(folder: string) {
  const thread = startEngineThread(join(process.cwd(), 'out/main/worker.js'));
  const opened = await openVault(folder, { now, newId, device: 'bench', noteToMarkdown: (note) => thread.engine.noteMarkdown(note) });
  if (!opened.ok) throw new Error(opened.message);
  const library = createLibrary({ vault: opened.vault, engine: thread.engine, now, newId, tell: () => undefined });
  await library.load();
  await library.recognition.run();
  const close = async (): Promise<void> => {
    await opened.vault.close();
    await thread.stop();
  };
  return { vault: opened.vault, engine: thread.engine, library, close };
}

async function makeVault(folder: string, notes: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await fillArticles(folder, ARTICLES);
  const { vault, engine, library, close } = await openLibrary(folder);
  const entities = (await engine.entities()).filter(({ mentions }) => mentions > 0).map(({ id }) => id);
  const targets = await linkable(vault, library, entities);
  await close();
  for (let index = 0; index < notes; index += 1) putNote(folder, linkedNote(index, notes, targets));
}

const sizeOf = (content: string | Uint8Array): number => (typeof content === 'string' ? Buffer.byteLength(content) : content.length);

/** One after another, as the terminal writes them. */
async function makeEach(library: Library, kind: 'note' | 'article', ids: readonly string[], format: ExportFormat): Promise<number> {
  let bytes = 0;
  for (const id of ids) bytes += sizeOf((await library.exports.make({ kind, id }, format)).content);
  return bytes;
}

async function zip(library: Library, target: string): Promise<{ bytes: number; files: number }> {
  const files = await writeFolderZip(library.exports.folder(), { fs: nodeFileSystem, target, newToken: newId });
  return { bytes: statSync(target).size, files: files ?? 0 };
}

/** @param scratch a folder of its own. @param notes how many, of ten links each. */
/** A PDF is printed by Chromium, which is not at hand here. */
const written = (kind: 'note' | 'article' | 'everything') => formatsOf[kind].filter((format) => format !== 'pdf');

export async function measureExports(scratch: string, notes: number): Promise<Exported[]> {
  const folder = join(scratch, 'linked');
  await makeVault(folder, notes);
  const { vault, library, close } = await openLibrary(folder);
  const found: Exported[] = [];
  const noteIds = (await vault.notes.list()).map(({ id }) => id);
  const articleIds = (await vault.documents.list()).map(({ id }) => id);
  for (const [kind, ids] of [['note', noteIds], ['article', articleIds]] as const) {
    for (const format of written(kind).filter((each) => kind === 'note' || !formatsOf.everything.includes(each))) {
      // What a format is written by is loaded with the first of it.
      await makeEach(library, kind, ids.slice(0, 3), format);
      const { value, ...times } = await watched(() => makeEach(library, kind, ids, format));
      found.push({ what: `each ${kind}`, format, items: ids.length, unit: `${kind}s`, bytes: value, ...times });
    }
  }
  for (const format of written('everything')) {
    if (format === 'zip') {
      const { value, ...times } = await watched(() => zip(library, join(scratch, 'all.zip')));
      found.push({ what: 'the whole notebook', format, items: value.files, unit: 'files', bytes: value.bytes, ...times });
    } else {
      const { value, ...times } = await watched(() => library.exports.make({ kind: 'everything', id: '' }, format));
      found.push({ what: 'every article', format, items: articleIds.length, unit: 'articles', bytes: sizeOf(value.content), ...times });
    }
  }
  await close();
  return found;
}
