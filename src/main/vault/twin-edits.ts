/**
 * What other programs wrote into the Markdown beside notes. It becomes a new version of the note where the note is still the one the
 * Markdown was made of; where both were changed it is kept beside the note as a second version. Everything here is done in the
 * note's turn, and before anything writes or removes the Markdown.
 */
import type { Note } from '../../core/notes/note';
import { twinEdit, type TwinEdit } from '../../core/notes/twin';
import { conflictName } from './conflict-copy';
import type { FileStat } from './file-system';
import { decodeText, encodeJson } from './lines';
import type { Manifest } from './manifest';
import { noteJson } from './note-file';
import { notePath, twinPath } from './note-twins';
import { isSealed } from './twin-seal';
import type { VaultFiles } from './vault-files';

/** What became of it: `note` where it is the note now (`found`: one that was none before), else the path of the second version. */
export type TwinTaken = { readonly kind: 'found'; readonly note: Note } | { readonly kind: 'brought'; readonly note: Note } | { readonly kind: 'beside'; readonly path: string };

export interface TwinHost {
  readonly read: (id: string) => Promise<Note | null>;
  /** Saves the note as another program's version of it, the standing one kept among its earlier versions. */
  readonly bring: (note: Note) => Promise<void>;
  /** Saves a second version and reports it. */
  readonly keepBeside: (path: string, bytes: Uint8Array) => Promise<void>;
}

/** When it was written, and later than the version it follows. */
function writtenAt(stat: FileStat, before: string): string {
  const then = Date.parse(before);
  return new Date(Number.isNaN(then) ? stat.modifiedMs : Math.max(stat.modifiedMs, then + 1)).toISOString();
}

export class TwinEdits {
  /** Of notes whose Markdown came in and stands as its author left it: the instant it names, and that of the note it became. */
  private readonly brought = new Map<string, { readonly of: string | null; readonly now: string }>();

  /** @param seen what is known of Markdown without reading it: a file that stands as noted there has nothing to bring. */
  constructor(
    private readonly files: VaultFiles,
    private readonly seen: Manifest,
    private readonly host: TwinHost,
  ) {}

  /** The Markdown of a note stands as we made it. */
  wrote(id: string): void {
    const stat = this.files.own.stateOf(twinPath(id));
    if (stat !== null) this.seen.note(twinPath(id), stat, true);
    this.brought.delete(id);
  }

  /** The Markdown of a note stands as its author left it, and says what the note says. @param of the instant it names */
  adopted({ id, modified }: Note, of: string | null): void {
    this.wrote(id);
    this.brought.set(id, { of, now: modified });
  }

  /** Whether the Markdown of a note may hold what has not been looked at. */
  async isUnseen(id: string): Promise<boolean> {
    const stat = await this.files.stat(twinPath(id));
    return stat !== null && (await this.seen.facts(twinPath(id), stat)) === undefined;
  }

  /** Takes what somebody wrote into the Markdown of a note; `null` where that is nothing. */
  async take(id: string): Promise<TwinTaken | null> {
    const path = twinPath(id);
    const stat = await this.files.stat(path);
    // A program that writes in place leaves no bytes when it is interrupted: that is no wish for an empty note.
    if (stat === null || stat.size === 0 || (await this.seen.facts(path, stat)) !== undefined) return null;
    const bytes = await this.files.read(path);
    const note = bytes && (await this.host.read(id));
    if (!bytes || !note) return null;
    const taken = await this.judge(note, bytes, stat);
    this.seen.note(path, stat, true);
    return taken;
  }

  private async judge(note: Note, bytes: Uint8Array, stat: FileStat): Promise<TwinTaken | null> {
    const text = decodeText(bytes);
    if (text === null) return this.beside(twinPath(note.id), bytes);
    const edit = isSealed(text) ? null : twinEdit(note, text);
    if (edit === null) return null;
    const { title, tags, tree } = edit;
    const written = { ...note, title, tags, tree, modified: writtenAt(stat, note.modified) };
    if (!this.isOfThis(note, edit)) return this.beside(notePath(note.id), encodeJson(noteJson(written, null)));
    await this.host.bring(written);
    this.brought.set(note.id, { of: edit.of, now: written.modified });
    return { kind: 'brought', note: written };
  }

  /** Whether the note has stayed as it was since its Markdown was made. */
  private isOfThis({ id, modified }: Note, { of }: TwinEdit): boolean {
    const before = this.brought.get(id);
    return of === modified || (before !== undefined && before.of === of && before.now === modified);
  }

  private async beside(first: string, bytes: Uint8Array): Promise<TwinTaken> {
    const path = conflictName(first, this.files.newId());
    await this.host.keepBeside(path, bytes);
    return { kind: 'beside', path };
  }
}
