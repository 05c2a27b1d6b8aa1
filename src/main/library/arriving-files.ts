/** Reads what other programs wrote from the disk: a folder of Markdown, or a file of Web Annotations. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { MarkdownFile } from '../../core/import/markdown-notes';
import { ExpectedFailure } from '../../shared/failure';
import { errorCode } from '../vault/file-system';
import { decodeText } from './decode';

const MEGABYTE = 1024 * 1024;
/** A note, and a file of annotations, are far below this. */
const LARGEST_NOTE = 5 * MEGABYTE;
const LARGEST_MARKS = 100 * MEGABYTE;
const MOST = 20_000;
const DEEPEST = 32;

/** What lies in a folder and was left there, with a sentence that says why. */
export interface LeftFile {
  readonly path: string;
  readonly problem: string;
}

export interface ArrivingNotes {
  readonly files: readonly MarkdownFile[];
  readonly left: readonly LeftFile[];
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read by this user of the computer',
  EPERM: 'it may not be read by this user of the computer',
  EIO: 'the disk reports an error',
  ENOENT: 'it is no longer there',
};

const because = (error: unknown): string => `${reasons[errorCode(error)] ?? 'it could not be read'}.`;

/**
 * The Markdown files of a folder and of those in it, by path. Hidden ones, such as a program's own settings, and links are
 * passed over; what is too large, too deep or unreadable is named. @param most files that are taken at most
 */
export async function markdownFilesIn(folder: string, most = MOST): Promise<ArrivingNotes> {
  const files: MarkdownFile[] = [];
  const left: LeftFile[] = [];
  const leave = (path: string, why: string) => void left.push({ path, problem: `${path} was left out: ${why}` });

  async function take(path: string): Promise<void> {
    if (files.length >= most) return leave(path, `only ${String(most)} notes come at once. Import the folders in it one by one.`);
    try {
      if ((await stat(join(folder, path))).size > LARGEST_NOTE) leave(path, `it is larger than ${String(LARGEST_NOTE / MEGABYTE)} MB. Divide it into several notes.`);
      else files.push({ path, text: decodeText(await readFile(join(folder, path))) });
    } catch (error) {
      leave(path, because(error));
    }
  }

  async function gather(within: string, depth: number): Promise<void> {
    const entries = await readdir(join(folder, within), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) await take(path);
      if (!entry.isDirectory()) continue;
      if (depth === 0) leave(path, `it lies more than ${String(DEEPEST)} folders deep.`);
      else await gather(path, depth - 1).catch((error: unknown) => leave(path, because(error)));
    }
  }

  try {
    await gather('', DEEPEST);
  } catch {
    throw new ExpectedFailure('not-found', `${basename(folder)} could not be read as a folder. Choose the folder that holds the Markdown files.`);
  }
  return { files, left };
}

/** The JSON of a file. Fails with `bad-request` where it is none, with a sentence that names the file. */
export async function jsonFileAt(path: string): Promise<unknown> {
  const name = basename(path);
  try {
    if ((await stat(path)).size > LARGEST_MARKS) throw new ExpectedFailure('bad-request', `${name} is larger than 100 MB. Export the annotations in parts.`);
    return JSON.parse(decodeText(await readFile(path))) as unknown;
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    throw new ExpectedFailure('bad-request', error instanceof SyntaxError ? `${name} is not JSON, or only half of it. Export the annotations anew.` : `${name} could not be read.`);
  }
}
