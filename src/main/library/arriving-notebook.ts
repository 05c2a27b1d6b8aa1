/** Reads a zip of a notebook that was taken out, or of any folder of Markdown: all of it is checked before anything comes in. */
import { basename, posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ArchiveFault, BOMB, DAMAGED, openArchive } from '../../core/documents/archive';
import { pictureName } from '../../core/documents/picture-bytes';
import type { Collection } from '../../core/shelf/collection';
import { ExpectedFailure } from '../../shared/failure';
import { backupList } from '../vault/backup';
import { largestRead } from '../vault/backup-zip';
import { readArticleFile, readCollections, type ArrivingArticle } from './arriving-article';
import { bytesAt, isPicture, isTooLarge, type ArrivingNotes, type LeftFile } from './arriving-files';
import { guessedNote, PartDecoder } from './decode';
import { loaderOf } from './pictures';

export interface ArrivingNotebook {
  /** What messages call it. */
  readonly name: string;
  readonly notes: ArrivingNotes;
  readonly articles: readonly ArrivingArticle[];
  readonly collections: readonly Collection[];
  /** JSON of Web Annotations; `null` where there is none. */
  readonly marks: string | null;
  /** JSON of what was decided on entities; `null` where nothing was. */
  readonly decisions: string | null;
}

const MEGABYTE = 1024 * 1024;
/** Texts unpacked at once, and bytes of all of them; pictures are taken out one by one, when they are wanted. */
const BATCH = 200;
const MOST = 512 * MEGABYTE;
/** As many entries as a zip has without its 64-bit extension, each at most as large as all texts. */
const limits = { entries: 65_535, entry: MOST, together: MOST };

const isNote = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);
const isArticle = (path: string): boolean => /(?:^|\/)articles\/[^/]+\.json$/i.test(path);
const isMarks = (path: string): boolean => /(?:^|\/)marks\.jsonld$/i.test(path);
const isDecisions = (path: string): boolean => /(?:^|\/)decisions\.json$/i.test(path);
const isCollections = (path: string): boolean => /(?:^|\/)collections\.json$/i.test(path);
/** A program's own settings, and what macOS puts beside the files of an archive. */
const isHidden = (path: string): boolean => /(?:^|\/)(?:\.|__MACOSX\/)/.test(path);

/** What is wanted of an archive, by path. */
interface Unpacked {
  readonly texts: ReadonlyMap<string, string>;
  readonly pictures: readonly string[];
  /** `null` for what is no picture of the archive. */
  readonly picture: (path: string) => Uint8Array | null;
}

/** Throws {@link ArchiveFault}. */
async function unpack(bytes: Uint8Array, { decode }: PartDecoder): Promise<Unpacked> {
  const archive = openArchive(bytes, limits);
  if (archive.names.has(backupList)) throw new ArchiveFault('is a backup of a whole notebook. Choose File › Restore from a backup.');
  const names = [...archive.names].filter((path) => !isHidden(path));
  const wanted = names.filter((path) => [isNote, isArticle, isMarks, isDecisions, isCollections].some((is) => is(path)));
  const texts = new Map<string, string>();
  let total = 0;
  for (let at = 0; at < wanted.length; at += BATCH) {
    for (const [path, content] of archive.read(wanted.slice(at, at + BATCH))) {
      total += content.length;
      if (total > MOST) throw new ArchiveFault(BOMB);
      if (!archive.isWhole(path, content)) throw new ArchiveFault(DAMAGED);
      texts.set(path, decode(content));
    }
    await setImmediate();
  }
  const pictures = new Set(names.filter(isPicture));
  for (const path of pictures) {
    const content = archive.tryRead(path);
    if (content === null || !archive.isWhole(path, content)) throw new ArchiveFault(DAMAGED);
    await setImmediate();
  }
  if (texts.size === 0) throw new ArchiveFault('holds no notebook: there are no Markdown files in it. Choose the zip that File › Export writes of everything.');
  return { texts, pictures: [...pictures], picture: (path) => (pictures.has(path) ? archive.tryRead(path) : null) };
}

/** The path in the archive that the note at the path `note` calls `source`; empty for what is no address. */
function entryOf(source: string, note: string): string {
  try {
    return posix.join(posix.dirname(note), decodeURIComponent(source));
  } catch {
    return '';
  }
}

/** Throws {@link ArchiveFault}. */
function sorted(name: string, { texts, pictures, picture }: Unpacked): ArrivingNotebook {
  const files: { path: string; text: string }[] = [];
  const left: LeftFile[] = [];
  const articles: ArrivingArticle[] = [];
  let marks: string | null = null;
  let decisions: string | null = null;
  let collections: string | null = null;
  for (const [path, text] of texts) {
    const article = isArticle(path) ? readArticleFile(text) : null;
    if (article) articles.push({ ...article, pictureOf: (each) => picture(posix.join(posix.dirname(path), '../images', pictureName(each))) });
    else if (isArticle(path)) left.push({ path, problem: `${path} was left out: it is no article of a notebook, or was changed.` });
    else if (isMarks(path)) marks = text;
    else if (isDecisions(path)) decisions = text;
    else if (isCollections(path)) collections = text;
    else if (isTooLarge(text.length)) left.push({ path, problem: `${path} was left out: it is larger than a note can be. Divide it into several notes.` });
    else files.push({ path, text });
  }
  try {
    for (const json of [marks, decisions, collections]) if (json !== null) JSON.parse(json);
  } catch {
    throw new ArchiveFault(DAMAGED);
  }
  return { name, notes: { files, pictures, pictureOf: (source, note) => loaderOf((path) => picture(entryOf(path, note)), null)(source), left }, articles, collections: readCollections(collections ?? '[]'), marks, decisions };
}

/** Fails with `bad-request` where the file is no such zip, damaged in any part or more than a notebook; then nothing of it comes. */
export async function notebookAt(path: string): Promise<ArrivingNotebook> {
  const name = basename(path);
  try {
    const parts = new PartDecoder();
    const { notes, ...rest } = sorted(name, await unpack(await bytesAt(path, largestRead), parts));
    return { ...rest, notes: parts.guesses === '' ? notes : { ...notes, remarks: [guessedNote(name, parts.guesses)] } };
  } catch (error) {
    if (error instanceof ArchiveFault) throw new ExpectedFailure('bad-request', `${name} ${error.message}`);
    throw error;
  }
}
