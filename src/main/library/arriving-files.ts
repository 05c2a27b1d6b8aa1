/** Reads what other programs wrote from the disk: a folder of Markdown, or a file of Web Annotations. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { MarkdownFile } from '../../core/import/markdown-notes';
import { ExpectedFailure } from '../../shared/failure';
import { decodeText } from './decode';

const MEGABYTE = 1024 * 1024;
/** A note, and a file of annotations, are far below this. */
const LARGEST_NOTE = 5 * MEGABYTE;
const LARGEST_MARKS = 100 * MEGABYTE;
const MOST = 20_000;
const DEEPEST = 32;

/** The Markdown files of a folder and of those in it, by path; hidden ones, such as a program's own settings, and links are passed over. */
export async function markdownFilesIn(folder: string): Promise<MarkdownFile[]> {
  const files: MarkdownFile[] = [];
  async function gather(within: string, depth: number): Promise<void> {
    const entries = await readdir(join(folder, within), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.name.startsWith('.') || files.length >= MOST) continue;
      if (entry.isDirectory() && depth > 0) await gather(path, depth - 1);
      else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && (await stat(join(folder, path))).size <= LARGEST_NOTE) files.push({ path, text: decodeText(await readFile(join(folder, path))) });
    }
  }
  try {
    await gather('', DEEPEST);
  } catch {
    throw new ExpectedFailure('not-found', `${basename(folder)} could not be read as a folder. Choose the folder that holds the Markdown files.`);
  }
  return files;
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
