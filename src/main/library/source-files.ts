/** Files of the reader's, as they are chosen or dropped: folders are gone through, and nothing is read before its turn comes. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { errorCode } from '../vault/file-system';
import { reasonOf } from '../vault/write-failure';
import type { SourceFile } from './document-acts';

/** Endings of what can be read, as the system's dialogs take them. */
export const readableEndings = ['txt', 'text', 'md', 'markdown', 'html', 'htm', 'xhtml', 'pdf', 'epub', 'docx'] as const;

const endings: ReadonlySet<string> = new Set(readableEndings.map((ending) => `.${ending}`));

/** Bytes beyond which a file is not even read; the parser's own limit is lower. */
const LARGEST = 256 * 1024 * 1024;
/** A folder is gone through so deep, and to so many files: what holds more is hardly a folder of articles. */
const DEEPEST = 16;
const MOST = 10_000;

/** Why a file cannot be read, in words of our own: the system's own name the path, which the page is not told. */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there any more',
  EACCES: 'this computer does not allow it to be read',
  EPERM: 'this computer does not allow it to be read',
  EISDIR: 'it is a folder',
};

/** A file of the reader's, read when its turn comes. @param within the folder that was chosen: pictures in it may be the file's. */
export const sourceFile = (path: string, within = dirname(path)): SourceFile => ({
  name: basename(path),
  place: { folder: dirname(path), within },
  read: async () => {
    try {
      if ((await stat(path)).size <= LARGEST) return await readFile(path);
    } catch (error) {
      throw new Error(unreadable[errorCode(error)] ?? reasonOf(error) ?? 'the system gave no reason', { cause: error });
    }
    throw new Error('it is larger than 256 MB');
  },
});

/**
 * The files at these paths, in order. A folder gives the files in it that look like articles, by name; hidden ones, links and
 * what has another ending are passed over.
 */
export async function sourceFilesAt(paths: readonly string[]): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then((stats) => stats.isDirectory(), () => false);
    if (isFolder) await gather(path, path, DEEPEST, found);
    else found.push(sourceFile(path));
  }
  return found.slice(0, MOST);
}

async function gather(folder: string, chosen: string, depth: number, found: SourceFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || found.length >= MOST) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 0) await gather(path, chosen, depth - 1, found);
    else if (entry.isFile() && endings.has(extname(entry.name).toLowerCase())) found.push(sourceFile(path, chosen));
  }
}
