/** Saving an export where the reader chooses: what is long is shown and can be stopped. */
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { CitationStyle } from '../core/export/citation-style';
import type { SavedFile } from '../shared/contract';
import { isMadeWhenSaved, type ExportFormat, type ExportSubject } from '../shared/export';
import { ExpectedFailure } from '../shared/failure';
import { fileName, previewOf, saveFile } from './dialogs';
import type { Library } from './library/library';
import { writeFolderZip } from './library/write-folder-zip';
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

export function createExports({ window, notebook, style, newId }: ExportHost): Exports {
  let stopped = false;

  const show = (done: number, total: number): void => {
    const host = window();
    if (host.isDestroyed()) return;
    host.setProgressBar(done < total ? done / total : -1);
    tell(host.webContents, 'export.progress', { done, total });
  };

  async function saveZip(): Promise<SavedFile> {
    const { vault, library } = await notebook;
    const { filePath } = await dialog.showSaveDialog(window(), { defaultPath: `${fileName(vault.name)}.zip`, filters: [{ name: 'Zip archive', extensions: ['zip'] }] });
    if (!filePath) return null;
    stopped = false;
    try {
      const count = await writeFolderZip(library.exports.folder(), { fs: nodeFileSystem, target: filePath, newToken: newId, progress: show, isStopped: () => stopped });
      return count === null ? null : { name: basename(filePath) };
    } catch (error) {
      if (error instanceof ExpectedFailure) throw error;
      throw new ExpectedFailure('not-saved', `${basename(filePath)} could not be written because ${reasonOf(error) ?? 'of an unknown error'}. Choose another folder.`);
    } finally {
      show(0, 0);
    }
  }

  return {
    async preview(subject, format) {
      return isMadeWhenSaved(format) ? null : previewOf(format, (await (await notebook).library.exports.make(subject, format, style())).content);
    },
    async save(subject, format) {
      if (format === 'zip') return saveZip();
      const { title, content } = await (await notebook).library.exports.make(subject, format, style());
      return saveFile(window(), fileName(title), format, content, newId);
    },
    stop: () => void (stopped = true),
  };
}
