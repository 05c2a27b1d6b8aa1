/** One zip of many files, written file by file: whole under its name, or not at all. */
import { dirname, join } from 'node:path';
import { ZipWriter } from '../vault/backup-zip';
import { renamePatiently, temporaryNameFor } from '../vault/durable';
import type { FileSystem } from '../vault/file-system';
import type { FolderFile } from './export-folder';

export interface ZippedFile extends Omit<FolderFile, 'content'> {
  readonly content: string | Uint8Array;
}

export interface ZipOptions {
  readonly fs: FileSystem;
  /** A file that stands there is replaced once the new one is whole. */
  readonly target: string;
  readonly newToken: () => string;
  readonly progress?: (done: number, total: number) => void;
  readonly isStopped?: () => boolean;
}

/** Answers how many files the zip has; `null` where it was stopped, and then nothing was changed. */
export async function writeFolderZip(files: AsyncIterable<ZippedFile>, { fs, target, newToken, progress, isStopped }: ZipOptions): Promise<number | null> {
  const temporary = join(dirname(target), temporaryNameFor(newToken()));
  let whole = false;
  try {
    const out = await fs.create(temporary);
    let count = 0;
    try {
      const zip = new ZipWriter(out);
      for await (const { path, content, done, total } of files) {
        if (isStopped?.() === true) return null;
        await zip.add(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
        count += 1;
        progress?.(done, total);
      }
      await zip.finish();
      await out.sync();
    } finally {
      await out.close();
    }
    await renamePatiently(fs, temporary, target);
    whole = true;
    await fs.syncFolder(dirname(target));
    return count;
  } finally {
    if (!whole) await fs.removeFile(temporary).catch(() => undefined);
  }
}
