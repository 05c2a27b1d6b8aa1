/** The system's dialogs: the window asks, the host shows them, and no path ever reaches the page. */
import { basename, dirname } from 'node:path';
import { type BrowserWindow, app, clipboard, dialog, shell } from 'electron';
import type { SavedFile } from '../shared/contract';
import { extensionOf, type ExportFormat } from '../shared/export';
import { ExpectedFailure } from '../shared/failure';
import { logFile, logger } from './log';
import type { SourceFile } from './library/document-acts';
import type { BesideFile } from './library/export-note';
import { writeBeside } from './library/write-beside';
import { readableEndings, sourceFile, sourceFilesAt } from './library/source-files';
import { writeDurable } from './vault/durable';
import { nodeFileSystem } from './vault/file-system';
import { reasonOf } from './vault/write-failure';

const readable = [
  { name: 'Articles', extensions: [...readableEndings] },
  { name: 'All files', extensions: ['*'] },
];

export async function chooseSources(window: BrowserWindow, from: 'files' | 'folder'): Promise<SourceFile[]> {
  const { filePaths } = await (from === 'files'
    ? dialog.showOpenDialog(window, { title: 'Import articles', properties: ['openFile', 'multiSelections'], filters: readable })
    : dialog.showOpenDialog(window, { title: 'Import a folder of articles', properties: ['openDirectory', 'multiSelections'] }));
  return sourceFilesAt(filePaths);
}

/** The file that is to become an article's newest version; `null` where the reader cancelled. */
export async function chooseVersion(window: BrowserWindow): Promise<SourceFile | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { title: 'Import a new version', properties: ['openFile'], filters: readable });
  return filePaths[0] === undefined ? null : sourceFile(filePaths[0]);
}

/** A picture for a note; `null` where the reader cancelled. */
export async function choosePicture(window: BrowserWindow): Promise<SourceFile | null> {
  const filters = [{ name: 'Pictures', extensions: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif'] }, readable[1] ?? { name: '', extensions: ['*'] }];
  const { filePaths } = await dialog.showOpenDialog(window, { title: 'Put in a picture', properties: ['openFile'], filters });
  return filePaths[0] === undefined ? null : sourceFile(filePaths[0]);
}

/** A file of BibTeX or CSL-JSON; `null` where the reader cancelled. */
export async function chooseBibliography(window: BrowserWindow): Promise<SourceFile | null> {
  const filters = [{ name: 'Bibliographies', extensions: ['bib', 'bibtex', 'json'] }, readable[1] ?? { name: '', extensions: ['*'] }];
  const { filePaths } = await dialog.showOpenDialog(window, { title: 'Import a bibliography', properties: ['openFile'], filters });
  return filePaths[0] === undefined ? null : sourceFile(filePaths[0]);
}

/** What the system's dialog calls each format. */
const formatNames: Readonly<Record<ExportFormat, string>> = {
  markdown: 'Markdown',
  html: 'Web page',
  docx: 'Word document',
  pdf: 'PDF',
  jsonld: 'Web Annotations',
  csv: 'Table',
  'csv-mentions': 'Table',
  'csv-entities': 'Table',
  bibtex: 'BibTeX',
  csljson: 'CSL-JSON',
  anki: 'Cards for Anki',
  zip: 'Zip archive',
};

/** The same for a format of the export table, with the files that go beside it. */
export const saveFile = (window: BrowserWindow, suggested: string, format: ExportFormat, content: string | Uint8Array, newToken: () => string, beside: readonly BesideFile[] = []): Promise<SavedFile> =>
  saveFileAs(window, suggested, { name: formatNames[format], extension: extensionOf[format] }, content, newToken, beside);

interface FileKind {
  /** What the system's dialog calls it. */
  readonly name: string;
  readonly extension: string;
}

/** Asks where to and writes durably. Fails with `not-saved`, leaving any older file as it was. @param suggested without an ending. */
export async function saveFileAs(window: BrowserWindow, suggested: string, { name, extension }: FileKind, content: string | Uint8Array, newToken: () => string, beside: readonly BesideFile[] = []): Promise<SavedFile> {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${suggested}.${extension}`,
    filters: [{ name, extensions: [extension] }],
  });
  if (!filePath) return null;
  let pictures = 0;
  try {
    pictures = await writeBeside(dirname(filePath), beside, newToken);
    await writeDurable(nodeFileSystem, filePath, typeof content === 'string' ? Buffer.from(content, 'utf8') : content, newToken);
  } catch (error) {
    throw new ExpectedFailure('not-saved', `${basename(filePath)} could not be written because ${reasonOf(error) ?? 'of an unknown error'}. Choose another folder.`);
  }
  return { name: basename(filePath), pictures };
}

/** Lines of text shown before saving. */
const previewLines = 40;

/** The first lines of an export; `null` for formats that are not for reading as text. */
export function previewOf(format: ExportFormat, content: string | Uint8Array): string | null {
  if (typeof content !== 'string' || format === 'html') return null;
  return content.slice(0, 10_000).replace(/^\ufeff/, '').split(/\r?\n/).slice(0, previewLines).join('\n');
}

/** A file name every system takes, from any title, without an ending. */
export function fileName(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain) ? 'Untitled' : plain;
}

const openable = new Set(['http:', 'https:', 'mailto:']);

/** Opens a link outside after asking. Every scheme but http, https and mailto is refused. */
export async function openLink(window: BrowserWindow, given: string): Promise<null> {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new ExpectedFailure('bad-request', 'This link leads nowhere that can be opened.');
  }
  if (!openable.has(url.protocol)) {
    throw new ExpectedFailure('forbidden', `Links of the kind “${url.protocol}” are not opened. Copy the address if you trust it.`);
  }
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address outside Almagest?',
    detail: url.href.slice(0, 500),
    buttons: ['Cancel', 'Open'],
    defaultId: 1,
    cancelId: 0,
  });
  if (response === 1) await shell.openExternal(url.href);
  return null;
}

let showing = false;

/** Tells of a bug once at a time, with a way to copy the details. */
export async function showBug(message: string, detail: string): Promise<void> {
  logger.error(message, detail);
  if (showing || !app.isReady()) return;
  showing = true;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Something went wrong inside Almagest.',
    detail: `${message}\n\nEverything that was saved is safe. The log is kept in ${await logFile()}.`,
    buttons: ['Go on', 'Copy details'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) clipboard.writeText(`${message}\n${detail}`);
  showing = false;
}
