/** What other programs wrote comes in as notes and marks: first it is said what would come, then it comes, each item on its own. */
import { attachmentsOf } from '../../core/import/attachments';
import { isJoplin, readJoplin } from '../../core/import/joplin';
import { readMarkdownNotes, type IncomingNote } from '../../core/import/markdown-notes';
import { imagesOf, imageUrl, withImageAddresses } from '../../core/notes/images';
import type { Note } from '../../core/notes/note';
import type { ArrivalLine, ArrivalReport } from '../../shared/contract';
import { notebookArrival, type NotebookParts } from './arrival-notebook';
import { ExpectedFailure } from '../../shared/failure';
import { nameOfImage } from '../vault/image-store';
import { arrivalMarkActs, bringWebAnnotations } from './arrival-marks';
import { bringHighlights } from './arrival-highlights';
import type { ArrivingNotes, NamedMarks } from './arriving-files';
import type { LibraryOptions } from './library';
import type { NoteActs } from './note-acts';

interface Parts extends NotebookParts {
  readonly notes: NoteActs;
}

const failed = (name: string, problem: string): ArrivalLine => ({ name, note: null, fate: 'failed', missing: [], lost: false, problem });
const reportOf = (lines: readonly ArrivalLine[]): ArrivalReport => ({ lines, notes: lines.flatMap(({ note, fate }) => (note !== null && fate === 'new' ? [note] : [])), marks: [], articles: [], whole: [], decisions: [] });

const leftFile = (name: string, note: string): ArrivalLine => failed(name, `${name}, which “${note}” names, stays behind: a note holds no files but pictures (PNG, JPEG, GIF, WebP and AVIF, to 20 MB).`);

/** What is no picture that can be kept stays an address in the text; what could not be saved fails. */
function notKept(error: unknown): null {
  if (error instanceof ExpectedFailure && error.code === 'bad-request') return null;
  throw error;
}

/** Whether a note of the vault says what the incoming one says, the links of both under the present names of their targets. */
function isSame(there: Note, { title, tags, tree }: IncomingNote): boolean {
  return JSON.stringify([there.title, [...there.tags].sort(), there.tree]) === JSON.stringify([title, [...tags].sort(), tree]);
}

export type ArrivalActs = ReturnType<typeof arrivalActs>;

export function arrivalActs(options: LibraryOptions, { notes, ...parts }: Parts) {
  const { vault, now, newId, tell } = options;
  const marks = arrivalMarkActs(options, parts);

  /** A note whose program gives it no id that lasts has the id of the note that says the same. */
  async function known(incoming: IncomingNote): Promise<IncomingNote> {
    for (const { id, title } of await vault.notes.list()) {
      const there = title === incoming.title ? await notes.find(id) : null;
      if (there && isSame(there, await notes.named(incoming))) return { ...incoming, id };
    }
    return incoming;
  }

  /** The note with pictures of the vault in the place of those that lie beside its file or in it; others stay as they are. */
  async function withPictures(incoming: IncomingNote, pictureOf: ArrivingNotes['pictureOf'], dry: boolean): Promise<IncomingNote> {
    const kept = new Map<string, string>();
    for (const { url } of imagesOf(incoming.tree)) {
      const bytes = kept.has(url) ? null : await pictureOf(url, incoming.path);
      const name = bytes && (await (dry ? Promise.resolve(bytes).then(nameOfImage) : vault.images.put(bytes)).catch(notKept));
      if (name) kept.set(url, imageUrl(name));
    }
    return kept.size === 0 ? incoming : { ...incoming, tree: withImageAddresses(incoming.tree, (url) => kept.get(url)) };
  }

  async function takeNote(incoming: IncomingNote, dry: boolean): Promise<ArrivalLine> {
    const { path, name = path, id, title, tags, tree, created, modified, pinned, absorbed, missing } = incoming;
    const line = { name, note: id, missing: [...missing], lost: false, problem: null };
    const there = await notes.find(id);
    if (there) return isSame(there, await notes.named(incoming)) ? { ...line, fate: 'same' } : { ...line, fate: 'failed', problem: `${name} is another version of the note “${there.title}”, which was left as it is.` };
    if (dry) return { ...line, fate: 'new' };
    const instant = now().toISOString();
    try {
      await vault.notes.put({ format: 1, id, title, tags, created: created ?? instant, modified: modified ?? instant, ...(pinned && { pinned }), ...(absorbed && { absorbed }), tree });
      await notes.index(id);
      tell('notes.changed', { note: id });
      return { ...line, fate: 'new' };
    } catch (error) {
      return { ...line, fate: 'failed', problem: `${name} could not be saved: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  async function takeNotes({ files, pictures, pictureOf, left, remarks = [] }: ArrivingNotes, dry = false): Promise<ArrivalReport> {
    const lines: ArrivalLine[] = left.map(({ path, problem }) => failed(path, problem));
    for (const incoming of isJoplin(files) ? readJoplin(files, pictures) : readMarkdownNotes(files, newId, pictures)) {
      const shown = await withPictures(incoming, pictureOf, dry);
      const line = await takeNote(shown, dry);
      lines.push(line, ...(line.fate === 'new' ? attachmentsOf(shown.tree, shown.missing).map((name) => leftFile(name, shown.title)) : []));
    }
    return { ...reportOf(lines), remarks };
  }

  return {
    /** Markdown files of a folder: an Obsidian vault's, Joplin's or an export of ours. @param dry says what would come, and changes nothing */
    notes: takeNotes,
    /** A notebook that was taken out as a zip: articles, notes and marks. */
    notebook: notebookArrival(options, parts, takeNotes),
    /** Marks of any program, and the notes that stand beside them. */
    async marks({ name, file, remarks = [] }: NamedMarks, dry = false): Promise<ArrivalReport> {
      const instant = now().toISOString();
      if (file.kind === 'web') return { ...(await bringWebAnnotations(marks, file.json, name, instant, dry)), remarks };
      const came = await bringHighlights(marks, file.read, { instant, newId, dry });
      const texts: ArrivalLine[] = [];
      for (const note of file.read.notes) texts.push(await takeNote(await known(note), dry));
      const report = reportOf([...file.read.problems.map((problem) => failed(name, `${name}: ${problem}`)), ...came.lines, ...texts]);
      return { ...report, marks: came.marks, articles: came.articles, remarks };
    },
  };
}
