/** `export`: writes a note, the marks of an article, or everything, in an open format. */
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ulid } from 'ulid';
import { citationStyles, type CitationStyle } from '../core/export/citation-style';
import { fileNameFor } from '../core/export/file-name';
import { writeDurable } from '../main/vault/durable';
import { nodeFileSystem } from '../main/vault/file-system';
import type { BesideFile } from '../main/library/export-note';
import { writeBeside } from '../main/library/write-beside';
import { writeFolderZip } from '../main/library/write-folder-zip';
import { exportFormats, extensionOf, formatsOf, needsEntities, type ExportFormat, type ExportSubject } from '../shared/export';
import { ExpectedFailure } from '../shared/failure';
import type { Command, Flags, Notebook } from './command';
import { findDocument } from './find-document';
import { UsageError } from './usage';

interface Written {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly beside?: readonly BesideFile[];
}

/** The application alone can print. */
const written = exportFormats.filter((format) => format !== 'pdf');

function readFormat({ format }: Flags): ExportFormat {
  const found = exportFormats.find((each) => each === (format === 'md' ? 'markdown' : format));
  if (found === undefined) throw new UsageError(`--format is one of ${written.join(', ')}.`);
  if (found === 'pdf') throw new UsageError('PDF needs the application: choose File › Export there. The terminal writes html, which any browser prints.');
  return found;
}

function readStyle({ style = 'apa' }: Flags): CitationStyle {
  const found = citationStyles.find((each) => each === style);
  if (found === undefined) throw new UsageError(`--style is one of ${citationStyles.join(', ')}.`);
  return found;
}

/** Tables and references hold all articles in one file; of everything else each article and note is a file. */
async function everything({ vault, library }: Notebook, format: ExportFormat, style: CitationStyle, folder: string): Promise<Written[]> {
  const extension = extensionOf[format];
  const perItem: readonly ExportFormat[] = ['markdown', 'html', 'docx', 'jsonld', 'anki'];
  if (!perItem.includes(format)) {
    const { content } = await library.exports.make({ kind: 'everything', id: '' }, format);
    return [{ path: join(folder, `almagest-${format}.${extension}`), content }];
  }
  const files: Written[] = [];
  if (format === 'markdown') {
    for await (const { path, content } of library.exports.folder()) files.push({ path: join(folder, path), content });
    return files;
  }
  const documents = (await vault.documents.list()).map(({ id }): ExportSubject => ({ kind: 'article', id }));
  const notes = formatsOf.note.includes(format) ? (await vault.notes.list()).map(({ id }): ExportSubject => ({ kind: 'note', id })) : [];
  for (const subject of [...documents, ...notes]) {
    const { title, content } = await library.exports.make(subject, format, style);
    files.push({ path: join(folder, fileNameFor(title, subject.id, extension)), content });
  }
  return files;
}

async function collect(notebook: Notebook, format: ExportFormat, flags: Flags, path: string): Promise<Written[]> {
  const { vault, library } = notebook;
  if (needsEntities(format) || (flags.all === true && format === 'markdown')) await library.load();
  if (flags.document !== undefined) {
    return [{ path, ...(await library.exports.make({ kind: 'article', id: (await findDocument(vault, flags.document)).id }, format)) }];
  }
  if (flags.note !== undefined) return [{ path, ...(await library.exports.make({ kind: 'note', id: flags.note }, format, readStyle(flags))) }];
  return everything(notebook, format, readStyle(flags), path);
}

/** Files written into the notebook itself would be taken for its own. */
function refuseInside(vault: string, path: string): void {
  const way = relative(vault, path);
  if (way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(way) !== way)) {
    throw new ExpectedFailure('bad-request', `${path} lies inside the notebook; choose a place outside of it for --out.`);
  }
}

async function durably(path: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await write();
  } catch (error) {
    throw new ExpectedFailure('not-saved', `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const write = ({ path, content, beside = [] }: Written): Promise<void> =>
  durably(path, async () => {
    await writeBeside(dirname(path), beside, ulid);
    await writeDurable(nodeFileSystem, path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content, ulid);
  });

async function writeZip({ library }: Notebook, path: string): Promise<void> {
  await library.load();
  await durably(path, () => writeFolderZip(library.exports.folder(), { fs: nodeFileSystem, target: path, newToken: ulid }));
}

export const exportFiles: Command = {
  name: 'export',
  takes: '--format F (--document DOC | --note ID | --all) --out PATH [--style S]',
  does: `write ${written.join(', ')}; with --all PATH is a folder, but of zip the file; --style ${citationStyles.join('|')} sets how notes are cited`,
  flags: ['format', 'document', 'note', 'all', 'out', 'style'],
  words: [0, 0],
  writes: false,
  indexed: false,
  check(flags) {
    const format = readFormat(flags);
    readStyle(flags);
    const chosen = [flags.document, flags.note, flags.all === true ? true : undefined].filter((one) => one !== undefined);
    if (chosen.length !== 1) throw new UsageError('Say what to export with one of --document DOC, --note ID and --all.');
    if (flags.note !== undefined && !formatsOf.note.includes(format)) throw new UsageError(`Notes cannot be written as ${format}; use ${formatsOf.note.join(' or ')}.`);
    if (format === 'zip' && flags.all !== true) throw new UsageError('A zip holds the whole notebook: use it with --all.');
    if (flags.out === undefined || flags.out === '') throw new UsageError('Say where with --out PATH.');
  },
  async run(notebook, _words, flags) {
    const format = readFormat(flags);
    const path = resolve(notebook.folder, flags.out ?? '');
    refuseInside(notebook.vault.folder, path);
    if (format === 'zip') {
      await writeZip(notebook, path);
      return { value: { files: [path] }, lines: [path] };
    }
    const files = await collect(notebook, format, flags, path);
    for (const file of files) await write(file);
    const paths = files.map((file) => file.path);
    return { value: { files: paths }, lines: paths };
  },
};
