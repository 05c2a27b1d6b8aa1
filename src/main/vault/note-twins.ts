/**
 * The Markdown beside each note, for reading without the application. The note's JSON alone is the truth: a save is acknowledged
 * without its Markdown, which follows a moment later, once for many saves, and at the latest when the vault is closed. What a
 * crash did not let come to that is older than its note and is made when the vault is next open. What somebody wrote into it is taken
 * first (`twin-edits.ts`).
 */
import type { Note } from '../../core/notes/note';
import type { FileStat } from './file-system';
import { twinEdit } from '../../core/notes/twin';
import { decodeText, encodeText } from './lines';
import type { Queue } from './queue';
import type { TwinTaken } from './twin-edits';
import { seal } from './twin-seal';
import type { VaultFiles } from './vault-files';

/** May take its time: no save waits for it. */
export type NoteToMarkdown = (note: Note) => string | Promise<string>;

/** Where the JSON of a note lies, and the key under which everything done to the note queues. */
export const notePath = (id: string): string => `notes/${id}.json`;
/** Where its Markdown lies. */
export const twinPath = (id: string): string => `notes/${id}.md`;

/** Milliseconds from a save to its Markdown: longer than the pause after which a note that is being written is saved. */
const delay = 1500;

/** Whether Markdown was made before its note was last saved. Equal times, as coarse clocks give them, count as before. */
export const isOldTwin = (note: FileStat, twin: FileStat): boolean => twin.modifiedMs <= note.modifiedMs;

export interface TwinsHost {
  readonly read: (id: string) => Promise<Note | null>;
  /** Takes what somebody wrote into the Markdown; called in the note's turn. */
  readonly take: (id: string) => Promise<TwinTaken | null>;
  /** The Markdown stands as we made it. */
  readonly wrote: (id: string) => void;
}

export class NoteTwins {
  /** The note to write, or `null` where it must be read first. */
  private readonly due = new Map<string, Note | null>();
  private settling: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
    private readonly toMarkdown: NoteToMarkdown,
    private readonly host: TwinsHost,
  ) {}

  /** Has the Markdown of a note made soon. Without `note` it is read when its turn comes. */
  later(id: string, note: Note | null = null): void {
    if (this.files.readOnly) return;
    this.due.set(id, note);
    this.timer ??= setTimeout(() => void this.settle(), delay);
    this.timer.unref();
  }

  /** Likewise, but only when another note's turn comes or the vault is closed: somebody may be writing in it elsewhere. */
  atLeisure(id: string): void {
    if (!this.due.has(id)) this.due.set(id, null);
  }

  /** Has it made where it is older than the note, whose file stands as `stat`. */
  async check(id: string, stat: FileStat): Promise<void> {
    const twin = this.files.readOnly ? null : await this.files.stat(twinPath(id));
    if (twin !== null && isOldTwin(stat, twin) && !this.due.has(id)) this.later(id);
  }

  /** Whether the Markdown that stands beside a note is of it; also where that cannot be told. */
  async isCurrent(note: Note): Promise<boolean> {
    try {
      const standing = await this.files.read(twinPath(note.id));
      if (standing === null || Buffer.compare(standing, await this.bytesOf(note)) === 0) return true;
      const text = decodeText(standing);
      return text !== null && twinEdit(note, text) === null;
    } catch {
      return true;
    }
  }

  /** Forgets a note that goes; to be called in its turn. */
  drop(id: string): void {
    this.due.delete(id);
  }

  /** Resolves once the Markdown of every note that was saved is durable, or was refused and is among the problems. */
  settle(): Promise<void> {
    return (this.settling = this.settling.then(() => this.writeDue()));
  }

  private async writeDue(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    // One after another, so that saves find the disk free.
    for (const id of [...this.due.keys()]) while (!(await this.write(id)));
  }

  private async bytesOf(note: Note): Promise<Uint8Array> {
    return encodeText(seal(await this.toMarkdown(note)));
  }

  /** False where the note changed while its Markdown was made: that of the new text is to be made in its place. */
  private async write(id: string): Promise<boolean> {
    const known = this.due.get(id);
    if (known === undefined) return true;
    try {
      const note = known ?? (await this.queue.run(notePath(id), () => this.host.read(id)));
      const bytes = note && (await this.bytesOf(note));
      return await this.queue.run(notePath(id), async () => {
        if (this.due.get(id) !== known) return false;
        const taken = await this.host.take(id);
        if (taken?.kind === 'brought') {
          this.due.set(id, taken.note);
          return false;
        }
        this.due.delete(id);
        if (note === null || bytes === null) return true;
        await this.files.save(`note “${note.title}” as Markdown`, [{ path: twinPath(id), bytes }]);
        this.host.wrote(id);
        return true;
      });
    } catch (error) {
      // Neither a full disk nor a fault in the writer may cost the note, which is saved.
      this.files.problems.report('inconsistent', twinPath(id), `Vault: note ${id} is saved, but not as Markdown (${error instanceof Error ? error.message : String(error)})`);
      // Tried again whenever other notes' turn comes, and when the vault is closed.
      if (!this.due.has(id)) this.due.set(id, null);
      // So that it is read, and its Markdown looked at, when the vault is next open.
      this.files.manifest.forget(notePath(id));
      return true;
    }
  }
}
