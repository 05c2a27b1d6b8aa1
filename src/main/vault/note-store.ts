/** The notes of a vault: one JSON file each, and beside it the same in Markdown (`note-twins.ts`). */
import type { Note, NoteSummary } from '../../core/notes/note';
import { ExpectedFailure } from '../../shared/failure';
import { conflictName, originalOf } from './conflict-copy';
import { isSafeId } from './identifier';
import { decodeJson, encodeJson } from './lines';
import type { Manifest } from './manifest';
import { isNewerNote, noteJson, parseNote } from './note-file';
import { NoteSummaries } from './note-summaries';
import { notePath, NoteTwins, twinPath, type NoteToMarkdown } from './note-twins';
import type { Queue } from './queue';
import { reportConflictCopy } from './recover';
import { sha256Of } from './revision-folder';
import type { Version } from './snapshots';
import { mapLimited } from './stat-cache';
import { TwinEdits, type TwinTaken } from './twin-edits';
import type { VaultFiles } from './vault-files';

const trashPath = (id: string): string => `trash/notes/${id}.json`;

/** Tells two states of a file apart: enough of its SHA-256. */
const stampOf = (bytes: Uint8Array): string => sha256Of(bytes).slice(0, 16);

const isJson = (bytes: Uint8Array): boolean => decodeJson(bytes) !== null;

/** What became of a save. */
export interface Put {
  /** Of the file as it is now. */
  readonly stamp: string;
  /** Path of the second version that was kept; `null` where there was none. */
  readonly conflict: string | null;
}

export class NoteStore {
  private readonly summaries: NoteSummaries;
  /** Stamps of the files as this process wrote them. */
  private readonly written = new Map<string, string>();
  private readonly twins: NoteTwins;
  private readonly twinEdits: TwinEdits;
  private readonly takers = new Set<(id: string, taken: TwinTaken) => void>();

  /** @param seenTwins what is known of the Markdown without reading it. */
  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
    toMarkdown: NoteToMarkdown,
    seenTwins: Manifest,
  ) {
    const read = (id: string): Promise<Note | null> => this.get(id);
    this.twinEdits = new TwinEdits(files, seenTwins, { read, bring: (note) => this.bring(note), keepBeside: (path, bytes) => this.saveBeside(path, bytes) });
    this.twins = new NoteTwins(files, queue, toMarkdown, { read, take: (id) => this.take(id), wrote: (id) => this.twinEdits.wrote(id) });
    this.summaries = new NoteSummaries(
      files,
      (path, id) => this.readNote(path, id),
      (id, stat) => this.twins.check(id, stat),
    );
  }

  /** Every readable note, ordered by id, or of `some` those that are there. Only notes that changed since the last call are read. */
  list(some?: readonly string[]): Promise<NoteSummary[]> {
    return some ? this.summaries.some('notes', some) : this.summaries.of('notes');
  }

  /** How many notes there are, without a look at each. */
  count(): Promise<number> {
    return this.summaries.count('notes');
  }

  /** The notes in the trash. */
  trashed(): Promise<NoteSummary[]> {
    return this.summaries.of('trash/notes');
  }

  /** Every readable note whole, then those in the trash. */
  async everywhere(): Promise<Note[]> {
    const paths = [...(await this.list()).map(({ id }) => [notePath(id), id] as const), ...(await this.trashed()).map(({ id }) => [trashPath(id), id] as const)];
    const read = await mapLimited(paths, 32, ([path, id]) => this.readNote(path, id));
    return read.filter((note) => note !== null);
  }

  /** `null` where there is no such note or its file is damaged (then among the problems). */
  async get(id: string): Promise<Note | null> {
    return isSafeId(id) ? this.readNote(notePath(id), id) : null;
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
    const bytes = isSafeId(id) ? await this.files.readSettled(notePath(id), isJson) : null;
    const note = bytes && (await this.understand(notePath(id), id, bytes));
    return bytes && note ? { note, stamp: stampOf(bytes) } : null;
  }

  /**
   * Saves a note; resolves once it is durable, and its Markdown follows. Saves of one note keep the order they were asked for in.
   * Where another program changed the file since it had the stamp `base`, its version is kept beside the note first.
   */
  async put(note: Note, base?: string): Promise<Put> {
    return (await this.edit(note.id, () => note, base)).put;
  }

  /** Likewise saves what `make` makes of the note as it stands (`null`: absent or damaged), which nothing changes in between. */
  edit(id: string, make: (before: Note | null) => Note, base?: string): Promise<{ note: Note; put: Put }> {
    return this.changing(id, async () => {
      const path = notePath(id);
      const bytes = await this.files.read(path);
      const before = bytes === null ? null : decodeJson(bytes);
      if (isNewerNote(before?.value)) throw new ExpectedFailure('read-only', `Vault: note ${id} was written by a newer version of Almagest and is not changed`);
      const standing = before === null ? null : parseNote(before.value, id);
      // Damage is never overwritten without a copy.
      if (bytes !== null && standing === null) await this.readNote(path, id);
      const note = make(standing);
      const written = encodeJson(noteJson(note, before?.value));
      const known = [base, this.written.get(id), stampOf(written)];
      const conflict = base === undefined || bytes === null || known.includes(stampOf(bytes)) ? null : await this.keepBeside(path, bytes);
      await this.files.save(`note “${note.title}”`, [{ path, bytes: written }]);
      this.twins.later(id, note);
      this.written.set(id, stampOf(written));
      this.summaries.forget(path);
      return { note, put: { stamp: stampOf(written), conflict } };
    });
  }

  /** Keeps what another program wrote as a second version beside the first; answers its path. */
  private async keepBeside(path: string, bytes: Uint8Array): Promise<string> {
    const kept = conflictName(path, this.files.newId());
    await this.saveBeside(kept, bytes);
    return kept;
  }

  private async saveBeside(path: string, bytes: Uint8Array): Promise<void> {
    await this.files.save('the version of another program', [{ path, bytes }]);
    reportConflictCopy(this.files, path);
  }

  /** Told of what other programs wrote into the Markdown of notes, once it is durable; the value returned stops it. */
  onTwinTaken(listener: (id: string, taken: TwinTaken) => void): () => void {
    this.takers.add(listener);
    return () => this.takers.delete(listener);
  }

  /** Looks whether another program wrote into the Markdown of a note, and takes that. What cannot be taken is reported and stays. */
  takeTwin(id: string): Promise<void> {
    return this.changing(id, async () => {
      try {
        await this.take(id);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.files.problems.report('inconsistent', twinPath(id), `Vault: what another program wrote into ${twinPath(id)} is kept there, but did not come in (${reason})`);
      }
    });
  }

  /**
   * Saves a note that came as Markdown, which is kept beside it as it is. A note of that id that stands already, as after a crash, is left
   * as it is. @param of the instant the Markdown names as that of its note
   */
  adopt(note: Note, markdown: Uint8Array, of: string | null): Promise<void> {
    return this.changing(note.id, async () => {
      const stands = (await this.files.stat(notePath(note.id))) !== null;
      if (!stands) await this.files.save(`note “${note.title}”`, [{ path: notePath(note.id), bytes: encodeJson(noteJson(note, null)) }]);
      if (stands && (await this.files.stat(twinPath(note.id))) !== null) return;
      await this.files.save(`note “${note.title}” as Markdown`, [{ path: twinPath(note.id), bytes: markdown }]);
      this.twinEdits.adopted(note, of);
      this.summaries.forget(notePath(note.id));
      for (const listener of this.takers) listener(note.id, { kind: 'found', note });
    });
  }

  /** Puts what somebody wrote in the place of the Markdown of a note, and takes that in. */
  replaceTwin(id: string, markdown: Uint8Array): Promise<void> {
    return this.changing(id, async () => {
      await this.take(id);
      await this.files.save('the Markdown of a note', [{ path: twinPath(id), bytes: markdown }]);
      await this.take(id);
    });
  }

  /** Likewise of every note: what was written while no Almagest had the vault. */
  async takeTwins(): Promise<void> {
    if (this.files.readOnly) return;
    await mapLimited(await this.list(), 8, async ({ id }) => {
      if (await this.twinEdits.isUnseen(id)) await this.takeTwin(id);
    });
  }

  /** In the note's turn. */
  private async take(id: string): Promise<TwinTaken | null> {
    const taken = await this.twinEdits.take(id);
    if (taken === null) return null;
    this.twins.atLeisure(id);
    for (const listener of this.takers) listener(id, taken);
    return taken;
  }

  /** A save that is another program's: whoever writes the note here goes on from the version before it. */
  private async bring(note: Note): Promise<void> {
    const path = notePath(note.id);
    const before = await this.files.read(path);
    await this.keepVersion(note.id);
    await this.files.save(`note “${note.title}”`, [{ path, bytes: encodeJson(noteJson(note, before && decodeJson(before)?.value)) }]);
    this.summaries.forget(path);
  }

  /** Puts another version of the file in place of what stands there, which is kept as a version of the note. */
  replace(id: string, bytes: Uint8Array): Promise<void> {
    return this.changing(id, async () => {
      const note = parseNote(decodeJson(bytes)?.value, id);
      if (note === null) throw new ExpectedFailure('not-found', `Vault: this version of note ${id} cannot be read`);
      await this.keepVersion(id);
      await this.files.save(`note “${note.title}”`, [{ path: notePath(id), bytes }]);
      this.twins.later(id, note);
      this.written.set(id, stampOf(bytes));
      this.summaries.forget(notePath(id));
    });
  }

  /** Removes a note in the trash for good. */
  erase(id: string): Promise<void> {
    return this.changing(id, () => this.files.removeForGood('the note', trashPath(id)));
  }

  /** Has the Markdown made that an interrupted save did not come to. Where it is only old, that shows once its note is read. */
  async healTwins(): Promise<void> {
    const names = new Set((await this.files.list('notes')).map((entry) => entry.name));
    const stems = new Set([...names].map((name) => name.slice(0, name.lastIndexOf('.'))));
    for (const id of stems) {
      if (names.has(`${id}.json`) && !names.has(`${id}.md`) && isSafeId(id) && originalOf(id, stems) === null) this.twins.later(id);
    }
  }

  /** Resolves once the Markdown of every saved note stands beside it. */
  settle(): Promise<void> {
    return this.twins.settle();
  }

  /** Whether the Markdown of a note says what the note says. Also true where either cannot be told. */
  async isTwinCurrent(id: string): Promise<boolean> {
    const note = await this.get(id);
    return note === null || this.twins.isCurrent(note);
  }

  /** Versions of a note kept while it was written, newest first. */
  async versions(id: string): Promise<Version[]> {
    return isSafeId(id) ? ((await this.files.snapshots?.list(notePath(id))) ?? []) : [];
  }

  /** The note as it was; `null` where this version is not kept or cannot be read. */
  async version(id: string, version: string): Promise<Note | null> {
    const bytes = isSafeId(id) ? await this.files.snapshots?.read(notePath(id), version) : null;
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
      if ((await this.get(id)) !== null && !this.files.isRotten(notePath(id))) return true;
      const newest = await this.newestReadable(id);
      const note = newest && (await this.version(id, newest.version));
      const bytes = newest && (await this.files.snapshots?.read(notePath(id), newest.version));
      if (!note || !bytes) return false;
      await this.files.save(`note “${note.title}”`, [{ path: notePath(id), bytes }]);
      this.twins.later(id, note);
      this.summaries.forget(notePath(id));
      return true;
    });
  }

  /** Keeps the note as it stands now, so that whatever replaces it can be taken back. */
  async keepVersion(id: string): Promise<void> {
    if (isSafeId(id)) await this.files.snapshots?.keepNow(notePath(id), this.files.absolute(notePath(id)));
  }

  /** Moves a note to the trash; its Markdown is made again when it comes back. Nothing where it is not there. */
  remove(id: string): Promise<void> {
    return this.changing(id, async () => {
      if ((await this.files.stat(notePath(id))) === null) return;
      await this.take(id);
      await this.files.move('the removal of a note', notePath(id), trashPath(id));
      this.twins.drop(id);
      await this.files.removeGenerated('the removal of a note', twinPath(id));
    });
  }

  /** Takes a note out of the trash again. */
  restore(id: string): Promise<Note> {
    return this.changing(id, async () => {
      const live = await this.files.stat(notePath(id));
      if (live === null && (await this.files.stat(trashPath(id))) === null) throw new ExpectedFailure('not-found', `Vault: note ${id} is not in the trash`);
      if (live === null) await this.files.move('a restored note', trashPath(id), notePath(id));
      const note = await this.get(id);
      if (note === null) throw new ExpectedFailure('not-found', `Vault: note ${id} is back, but cannot be read; a copy is in quarantine/`);
      this.twins.later(id, note);
      return note;
    });
  }

  private changing<T>(id: string, task: () => Promise<T>): Promise<T> {
    if (!isSafeId(id)) return Promise.reject(new ExpectedFailure('not-found', `Vault: ${JSON.stringify(id)} is not a note id`));
    return this.queue.run(notePath(id), task);
  }
}

