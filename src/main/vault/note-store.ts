/** The notes of a vault: one JSON file each, and beside it the same in Markdown for reading without the application. */
import { excerpt } from '../../core/notes/links';
import type { Note, NoteSummary } from '../../core/notes/note';
import { ExpectedFailure } from '../../shared/failure';
import { conflictName, originalOf } from './conflict-copy';
import type { FileStat } from './file-system';
import { isSafeId } from './identifier';
import { decodeJson, encodeJson, encodeText, isRecord } from './lines';
import { isNewerNote, noteJson, parseNote } from './note-file';
import type { Queue } from './queue';
import { reportConflictCopy } from './recover';
import { sha256Of } from './revision-folder';
import { mapLimited, StatCache } from './stat-cache';
import type { Version } from './snapshots';
import type { RelativeFile, VaultFiles } from './vault-files';

const jsonPath = (id: string): string => `notes/${id}.json`;
const markdownPath = (id: string): string => `notes/${id}.md`;
const trashPath = (id: string): string => `trash/notes/${id}.json`;
const suffix = '.json';

/** Tells two states of a file apart: enough of its SHA-256. */
const stampOf = (bytes: Uint8Array): string => sha256Of(bytes).slice(0, 16);

/** What the manifest keeps is our own, but the file it lies in may be damaged. */
function isSummary(value: unknown): value is NoteSummary {
  if (!isRecord(value)) return false;
  const { id, title, tags, modified, excerpt: text } = value;
  return [id, title, modified, text].every((each) => typeof each === 'string') && Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
}

const isJson = (bytes: Uint8Array): boolean => decodeJson(bytes) !== null;

/** What became of a save. */
export interface Put {
  /** Of the file as it is now. */
  readonly stamp: string;
  /** Path of the second version that was kept; `null` where there was none. */
  readonly conflict: string | null;
}

export type NoteToMarkdown = (note: Note) => string;

export class NoteStore {
  private readonly summaries = new StatCache<NoteSummary | null>();
  /** Stamps of the files as this process wrote them. */
  private readonly written = new Map<string, string>();

  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
    private readonly toMarkdown: NoteToMarkdown,
  ) {}

  /** Every readable note, ordered by id. Only notes that changed since the last call are read. */
  list(): Promise<NoteSummary[]> {
    return this.summarise('notes');
  }

  /** The notes in the trash. */
  trashed(): Promise<NoteSummary[]> {
    return this.summarise('trash/notes');
  }

  private async summarise(folder: string): Promise<NoteSummary[]> {
    const entries = await this.files.list(folder);
    const ids = entries.flatMap(({ name, kind }) => {
      const id = name.slice(0, -suffix.length);
      return kind === 'file' && name.endsWith(suffix) && isSafeId(id) ? [id] : [];
    });
    const known = new Set(ids);
    const own = ids.filter((id) => originalOf(id, known) === null);
    const found = await mapLimited(own.sort(), 32, (id) => this.summary(`${folder}/${id}${suffix}`, id));
    return found.flatMap((one) => (one === null ? [] : [one]));
  }

  private async summary(path: string, id: string): Promise<NoteSummary | null> {
    const stat = await this.files.stat(path);
    return stat === null ? null : this.summaries.get(path, stat, () => this.noted(path, id, stat));
  }

  /** From the manifest where the file stands as it did when it was last read, else from the file. */
  private async noted(path: string, id: string, stat: FileStat): Promise<NoteSummary | null> {
    const known = await this.files.manifest.facts(path, stat);
    if (isSummary(known) && known.id === id) return known;
    const read = await this.readSummary(path, id);
    if (read !== null) this.files.manifest.note(path, stat, read);
    return read;
  }

  private async readSummary(path: string, id: string): Promise<NoteSummary | null> {
    const note = await this.readNote(path, id);
    if (note === null) return null;
    return { id, title: note.title, tags: note.tags, modified: note.modified, excerpt: excerpt(note) };
  }

  /** `null` where there is no such note or its file is damaged (then among the problems). */
  async get(id: string): Promise<Note | null> {
    return isSafeId(id) ? this.readNote(jsonPath(id), id) : null;
  }

  private async readNote(path: string, id: string): Promise<Note | null> {
    const bytes = await this.files.readSettled(path, isJson);
    return bytes === null ? null : this.understand(path, id, bytes);
  }

  private async understand(path: string, id: string, bytes: Uint8Array): Promise<Note | null> {
    const read = decodeJson(bytes);
    if (read !== null && isNewerNote(read.value)) {
      this.files.problems.report('newer', path, `Vault: note ${id} was written by a newer version of Almagest and is not shown (${path})`);
      return null;
    }
    const note = read === null ? null : parseNote(read.value, id);
    if (note === null) await this.files.quarantine(path, bytes, read === null ? `note ${id} is not valid JSON` : `note ${id} does not have the shape of a note`);
    return note;
  }

  /** A note with the stamp of its file, by which a later `put` sees whether another program changed it in between. */
  async read(id: string): Promise<{ note: Note; stamp: string } | null> {
    const bytes = isSafeId(id) ? await this.files.readSettled(jsonPath(id), isJson) : null;
    const note = bytes && (await this.understand(jsonPath(id), id, bytes));
    return bytes && note ? { note, stamp: stampOf(bytes) } : null;
  }

  /**
   * Saves a note and its Markdown; resolves once both are durable. Saves of one note keep the order they were asked for in.
   * Where another program changed the file since it had the stamp `base`, its version is kept beside the note first.
   */
  put(note: Note, base?: string): Promise<Put> {
    return this.changing(note.id, async () => {
      const path = jsonPath(note.id);
      const bytes = await this.files.read(path);
      const before = bytes === null ? null : decodeJson(bytes);
      if (isNewerNote(before?.value)) throw new ExpectedFailure('read-only', `Vault: note ${note.id} was written by a newer version of Almagest and is not changed`);
      // Damage is never overwritten without a copy.
      if (bytes !== null && (before === null || parseNote(before.value, note.id) === null)) await this.readNote(path, note.id);
      const written = encodeJson(noteJson(note, before?.value));
      const known = [base, this.written.get(note.id), stampOf(written)];
      const conflict = base === undefined || bytes === null || known.includes(stampOf(bytes)) ? null : await this.keepBeside(path, bytes);
      await this.files.save(`note “${note.title}”`, [{ path, bytes: written }, ...this.twin(note)]);
      this.written.set(note.id, stampOf(written));
      this.summaries.forget(path);
      return { stamp: stampOf(written), conflict };
    });
  }

  /** Keeps what another program wrote as a second version beside the first; answers its path. */
  private async keepBeside(path: string, bytes: Uint8Array): Promise<string> {
    const kept = conflictName(path, this.files.newId());
    await this.files.save('the version of another program', [{ path: kept, bytes }]);
    reportConflictCopy(this.files, kept);
    return kept;
  }

  /** Puts another version of the file in place of what stands there, which is kept as a version of the note. */
  replace(id: string, bytes: Uint8Array): Promise<void> {
    return this.changing(id, async () => {
      const note = parseNote(decodeJson(bytes)?.value, id);
      if (note === null) throw new ExpectedFailure('not-found', `Vault: this version of note ${id} cannot be read`);
      await this.keepVersion(id);
      await this.files.save(`note “${note.title}”`, [{ path: jsonPath(id), bytes }, ...this.twin(note)]);
      this.written.set(id, stampOf(bytes));
      this.summaries.forget(jsonPath(id));
    });
  }

  /** Removes a note in the trash for good. */
  erase(id: string): Promise<void> {
    return this.changing(id, () => this.files.removeForGood('the note', trashPath(id)));
  }

  /** Makes the Markdown that an interrupted save did not come to. */
  async repairTwins(): Promise<void> {
    const names = new Set((await this.files.list('notes')).map((entry) => entry.name));
    const stems = new Set([...names].map((name) => name.slice(0, name.lastIndexOf('.'))));
    for (const name of names) {
      const id = name.slice(0, -suffix.length);
      if (!name.endsWith(suffix) || !isSafeId(id) || names.has(`${id}.md`) || originalOf(id, stems) !== null) continue;
      const note = await this.get(id);
      if (note !== null) await this.files.save(`note ${id} as Markdown`, this.twin(note));
    }
  }

  /** The generated Markdown. A fault in its writer must not cost the note. */
  private twin(note: Note): RelativeFile[] {
    const path = markdownPath(note.id);
    try {
      return [{ path, bytes: encodeText(this.toMarkdown(note)) }];
    } catch (error) {
      this.files.problems.report('inconsistent', path, `Vault: note ${note.id} was saved, but not as Markdown (${String(error)})`);
      return [];
    }
  }

  /** Versions of a note kept while it was written, newest first. */
  async versions(id: string): Promise<Version[]> {
    return isSafeId(id) ? ((await this.files.snapshots?.list(jsonPath(id))) ?? []) : [];
  }

  /** The note as it was; `null` where this version is not kept or cannot be read. */
  async version(id: string, version: string): Promise<Note | null> {
    const bytes = isSafeId(id) ? await this.files.snapshots?.read(jsonPath(id), version) : null;
    return bytes ? parseNote(decodeJson(bytes)?.value, id) : null;
  }

  /** The instant of the newest version that can be read; `null` where there is none. */
  async repairable(id: string): Promise<string | null> {
    return (await this.newestReadable(id))?.at ?? null;
  }

  private async newestReadable(id: string): Promise<Version | null> {
    for (const version of await this.versions(id)) if ((await this.version(id, version.version)) !== null) return version;
    return null;
  }

  /**
   * Puts the newest readable version in the place of a damaged or missing file, a copy of which is kept in quarantine.
   * False where there is none; nothing is changed where the note can be read.
   */
  repair(id: string): Promise<boolean> {
    return this.changing(id, async () => {
      // Reading quarantines what is damaged.
      if ((await this.get(id)) !== null && !this.files.isRotten(jsonPath(id))) return true;
      const newest = await this.newestReadable(id);
      const note = newest && (await this.version(id, newest.version));
      const bytes = newest && (await this.files.snapshots?.read(jsonPath(id), newest.version));
      if (!note || !bytes) return false;
      await this.files.save(`note “${note.title}”`, [{ path: jsonPath(id), bytes }, ...this.twin(note)]);
      this.summaries.forget(jsonPath(id));
      return true;
    });
  }

  /** Keeps the note as it stands now, so that whatever replaces it can be taken back. */
  async keepVersion(id: string): Promise<void> {
    if (isSafeId(id)) await this.files.snapshots?.keepNow(jsonPath(id), this.files.absolute(jsonPath(id)));
  }

  /** Moves a note to the trash; its Markdown is made again when it comes back. Nothing where it is not there. */
  remove(id: string): Promise<void> {
    return this.changing(id, async () => {
      if ((await this.files.stat(jsonPath(id))) === null) return;
      await this.files.move('the removal of a note', jsonPath(id), trashPath(id));
      await this.files.removeGenerated('the removal of a note', markdownPath(id));
    });
  }

  /** Takes a note out of the trash again. */
  restore(id: string): Promise<Note> {
    return this.changing(id, async () => {
      const live = await this.files.stat(jsonPath(id));
      if (live === null && (await this.files.stat(trashPath(id))) === null) throw new ExpectedFailure('not-found', `Vault: note ${id} is not in the trash`);
      if (live === null) await this.files.move('a restored note', trashPath(id), jsonPath(id));
      const note = await this.get(id);
      if (note === null) throw new ExpectedFailure('not-found', `Vault: note ${id} is back, but cannot be read; a copy is in quarantine/`);
      await this.files.save('a restored note', this.twin(note));
      return note;
    });
  }

  private changing<T>(id: string, task: () => Promise<T>): Promise<T> {
    if (!isSafeId(id)) return Promise.reject(new ExpectedFailure('not-found', `Vault: ${JSON.stringify(id)} is not a note id`));
    return this.queue.run(jsonPath(id), task);
  }
}

