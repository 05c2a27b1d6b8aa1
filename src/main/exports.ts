/** Saving an export where the reader chooses: what is long is shown and can be stopped. */
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { CitationStyle } from '../core/export/citation-style';
import type { SavedFile } from '../shared/contract';
import { isMadeWhenSaved, isSeveral, type ExportFormat, type ExportSubject } from '../shared/export';
import { ExpectedFailure } from '../shared/failure';
import { fileName, previewOf, saveFile } from './dialogs';
import type { PrintedFile } from './library/export-acts';
import type { Library } from './library/library';
import { writeFolderZip, type ZippedFile } from './library/write-folder-zip';
import { toPdf } from './print';
import { tell } from './serve';
import { nodeFileSystem } from './vault/file-system';
import { reasonOf } from './vault/write-failure';

export interface Exports {
  preview(subject: ExportSubject, format: ExportFormat): Promise<string | null>;
  /** `null` where the reader cancelled or stopped it. */
  save(subject: ExportSubject, format: ExportFormat): Promise<SavedFile>;
  stop(): void;
}

interface ExportHost {
  readonly window: () => BrowserWindow;
  readonly notebook: Promise<{ readonly vault: { readonly name: string }; readonly library: Library }>;
  /** How notes are cited at present. */
  readonly style: () => CitationStyle;
  readonly newId: () => string;
}

async function* printed(pages: AsyncIterable<PrintedFile>): AsyncGenerator<ZippedFile, void> {
  for await (const { html, ...file } of pages) yield { ...file, content: await toPdf(html) };
}

export function createExports({ window, notebook, style, newId }: ExportHost): Exports {
  let stopped = false;

  const show = (done: number, total: number): void => {
    const host = window();
    if (host.isDestroyed()) return;
    host.setProgressBar(done < total ? done / total : -1);
    tell(host.webContents, 'export.progress', { done, total });
  };

  /** Many files in one archive, shown as they are written. */
  async function saveZip(files: () => AsyncIterable<ZippedFile>): Promise<SavedFile> {
    const { vault } = await notebook;
    const { filePath } = await dialog.showSaveDialog(window(), { defaultPath: `${fileName(vault.name)}.zip`, filters: [{ name: 'Zip archive', extensions: ['zip'] }] });
    if (!filePath) return null;
    stopped = false;
    try {
      const count = await writeFolderZip(files(), { fs: nodeFileSystem, target: filePath, newToken: newId, progress: show, isStopped: () => stopped });
      return count === null ? null : { name: basename(filePath) };
    } catch (error) {
      if (error instanceof ExpectedFailure) throw error;
      throw new ExpectedFailure('not-saved', `${basename(filePath)} could not be written because ${reasonOf(error) ?? 'of an unknown error'}. Choose another folder.`);
    } finally {
      show(0, 0);
    }
  }

  async function savePdf(subject: ExportSubject): Promise<SavedFile> {
    const { exports } = (await notebook).library;
    if (isSeveral(subject)) return saveZip(() => printed(exports.pages(subject, style())));
    const { title, html } = await exports.page(subject, style());
    return saveFile(window(), fileName(title), 'pdf', await toPdf(html), newId);
  }

  return {
    async preview(subject, format) {
      return isMadeWhenSaved(format) ? null : previewOf(format, (await (await notebook).library.exports.make(subject, format, style())).content);
    },
    async save(subject, format) {
      const { exports } = (await notebook).library;
      if (format === 'zip') return saveZip(() => exports.folder());
      if (format === 'pdf') return savePdf(subject);
      const { title, content, beside } = await exports.make(subject, format, style());
      return saveFile(window(), fileName(title), format, content, newId, beside);
    },
    stop: () => void (stopped = true),
  };
}
