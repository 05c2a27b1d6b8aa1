/** Reads what other programs wrote from the disk: a folder of Markdown, an archive of notes, a file of marks. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isJoplin } from '../../core/import/joplin';
import { lookOf } from '../../core/documents/picture-bytes';
import type { MarkdownFile } from '../../core/import/markdown-notes';
import type { MarksFile } from '../../core/import/marks-file';
import { ExpectedFailure } from '../../shared/failure';
import { errorCode } from '../vault/file-system';
import { decodePart, guessedNote, PartDecoder } from './decode';
import { loaderOf } from './pictures';

const MEGABYTE = 1024 * 1024;
/** A note is far below the first, and a file of many notes or marks below the second. */
const LARGEST_NOTE = 5 * MEGABYTE;
const LARGEST_FILE = 250 * MEGABYTE;
const MOST = 20_000;
const DEEPEST = 32;

/** @param length in bytes or UTF-16 units */
export const isTooLarge = (length: number): boolean => length > LARGEST_NOTE;

/** Whether a file's name is that of a picture a note may show. */
export const isPicture = (path: string): boolean => /\.(?:png|jpe?g|gif|webp|avif)$/i.test(path);

/** What lies in a folder and was left there, with a sentence that says why. */
export interface LeftFile {
  readonly path: string;
  readonly problem: string;
}

export interface ArrivingNotes {
  readonly files: readonly MarkdownFile[];
  /** Paths of the pictures that lie with them. */
  readonly pictures: readonly string[];
  /** The bytes of a picture as the note at the path `note` refers to it; `null` where it does not lie with them. */
  readonly pictureOf: (source: string, note: string) => Promise<Uint8Array | null>;
  readonly left: readonly LeftFile[];
  /** Sentences about files that come, such as that an encoding was guessed; absent where there are none. */
  readonly remarks?: readonly string[];
}

/** A file of marks that was read; messages call it by its name. */
export interface NamedMarks {
  readonly name: string;
  readonly file: Exclude<MarksFile, { readonly kind: 'none' }>;
  readonly remarks?: readonly string[];
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
  const pictures: string[] = [];
  const left: LeftFile[] = [];
  const remarks: string[] = [];
  const leave = (path: string, why: string) => void left.push({ path, problem: `${path} was left out: ${why}` });

  async function take(path: string): Promise<void> {
    if (files.length >= most) return leave(path, `only ${String(most)} notes come at once. Import the folders in it one by one.`);
    try {
      if (isTooLarge((await stat(join(folder, path))).size)) leave(path, `it is larger than ${String(LARGEST_NOTE / MEGABYTE)} MB. Divide it into several notes.`);
      else {
        const { text, name } = decodePart(await readFile(join(folder, path)));
        files.push({ path, text });
        if (name !== null) remarks.push(guessedNote(path, name));
      }
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
      if (entry.isFile() && isPicture(entry.name) && pictures.length < most) pictures.push(path);
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
  return { files, pictures, pictureOf: (source, note) => loaderOf(undefined, { folder: dirname(join(folder, note)), within: folder })(source), left, remarks };
}

/** Bytes of a file. Fails with `bad-request` where it is too large or cannot be read, with a sentence that names it. */
export async function bytesAt(path: string, most = LARGEST_FILE): Promise<Uint8Array> {
  const name = basename(path);
  try {
    if ((await stat(path)).size <= most) return await readFile(path);
  } catch (error) {
    throw new ExpectedFailure('bad-request', `${name} was not imported: ${because(error)}`);
  }
  throw new ExpectedFailure('bad-request', `${name} is larger than ${String(Math.floor(most / MEGABYTE))} MB. Export it in parts.`);
}

/** The notes and pictures in a Joplin export file (JEX, a tar archive). Fails with `bad-request` where it is none or damaged. */
export async function jexAt(path: string): Promise<ArrivingNotes> {
  const bytes = await bytesAt(path);
  const { parseTar } = await import('nanotar');
  const files: MarkdownFile[] = [];
  const pictures = new Map<string, Uint8Array>();
  const parts = new PartDecoder();
  try {
    for (const { name, data } of parseTar(bytes)) {
      const path = name.replace(/^\.\//, '');
      if (!data) continue;
      if (/^[^/]+\.md$/.test(path)) files.push({ path, text: parts.decode(data) });
      else if (lookOf(data)) pictures.set(path, data);
    }
  } catch {
    files.length = 0;
  }
  if (!isJoplin(files)) throw new ExpectedFailure('bad-request', `${basename(path)} is no Joplin export, or damaged. In Joplin choose File › Export all › JEX.`);
  return { files, pictures: [...pictures.keys()], pictureOf: (source) => loaderOf((path) => pictures.get(path) ?? null, null)(source), left: [], remarks: parts.guesses === '' ? [] : [guessedNote(basename(path), parts.guesses)] };
}

/** What a file of marks holds. Fails with `bad-request` where it is none that we read, with a sentence that names the file. */
export async function marksFileAt(path: string, newId: () => string): Promise<NamedMarks> {
  const name = basename(path);
  const { readMarksFile } = await import('../../core/import/marks-file');
  const { text, name: encoding } = decodePart(await bytesAt(path));
  const file = readMarksFile(text, name, newId);
  if (file.kind !== 'none') return { name, file, remarks: encoding === null ? [] : [guessedNote(name, encoding)] };
  throw new ExpectedFailure('bad-request', file.why === 'half' ? `${name} is not JSON, or only half of it. Export the annotations anew.` : `${name} holds no marks that can be read. Readwise CSV, Kindle’s “My Clippings.txt”, Zotero’s notes (RDF, HTML, Markdown) and Web Annotations in JSON can.`);
}
