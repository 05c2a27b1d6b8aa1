/** Bringing files in: one run at a time, shown in the window and on the taskbar, and stopped when the reader says so. */
import type { BrowserWindow } from 'electron';
import type { ImportReport } from '../shared/contract';
import { copied } from './copied';
import type { SourceFile } from './library/document-acts';
import type { Library } from './library/library';
import { sourceFilesAt } from './library/source-files';
import { tell } from './serve';

export interface Imports {
  /** Imports once what was begun before is done. */
  run(files: readonly SourceFile[]): Promise<ImportReport>;
  /** The file under way is finished, the rest is left. */
  stop(): void;
  /** What was dropped on the window, by the paths the preload script told: no path passes through the page. */
  dropped(paths: readonly string[]): void;
  /** The path of the last drop where it was one file, once. */
  takeDroppedPath(): string | null;
  /** The files of the last drop, once. */
  takeDropped(): Promise<SourceFile[]>;
}

/** A page that is copied is named so until its own title is read. */
const CLIPBOARD = 'Clipboard';

/** What was copied as a file: a page where there is one, else plain text. Empty where nothing was. */
export async function copiedSource(): Promise<SourceFile[]> {
  const { html, text } = await copied();
  if (html.trim() === '' && text.trim() === '') return [];
  // A page that was copied is a piece of one, which may hold nothing but a few words.
  const [name, content] = html.trim() === '' ? [`${CLIPBOARD}.txt`, text] : [`${CLIPBOARD}.html`, html];
  return [{ name, read: () => Promise.resolve(Buffer.from(content, 'utf8')) }];
}

export function createImports(window: () => BrowserWindow, library: () => Promise<Library>): Imports {
  let last: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let paths: readonly string[] = [];

  const show = (done: number, total: number, name: string): void => {
    const host = window();
    if (host.isDestroyed()) return;
    host.setProgressBar(done < total ? done / total : -1);
    tell(host.webContents, 'import.progress', { done, total, name });
  };

  async function bringIn(files: readonly SourceFile[]): Promise<ImportReport> {
    stopped = false;
    try {
      const lines = await (await library()).documents.add(files, { progress: (done, name) => show(done, files.length, name), isStopped: () => stopped });
      return { lines, left: files.length - lines.length };
    } finally {
      show(files.length, files.length, '');
    }
  }

  return {
    run(files) {
      const done = last.then(() => bringIn(files));
      last = done.catch(() => undefined);
      return done;
    },
    stop: () => void (stopped = true),
    dropped: (now) => void (paths = now),
    takeDroppedPath() {
      const [path, ...others] = paths;
      paths = [];
      return path === undefined || others.length > 0 ? null : path;
    },
    async takeDropped() {
      const taken = paths;
      paths = [];
      return sourceFilesAt(taken);
    },
  };
}
