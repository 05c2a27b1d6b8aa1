/**
 * Markdown that somebody laid among the notes becomes a note. Its file goes on as the Markdown beside the note, as its author left it,
 * under the note's name. The id is made of the file's name and bytes, so that what a crash interrupted, or another computer took in as
 * well, comes to the same note.
 */
import { createHash } from 'node:crypto';
import { readNoteMarkdown } from '../../core/notes/note-markdown';
import type { Note } from '../../core/notes/note';
import { conflictIn, saysConflict } from './conflict-copy';
import type { FileStat } from './file-system';
import { isSafeId } from './identifier';
import { decodeText } from './lines';
import { notePath, twinPath } from './note-twins';
import { isSameState } from './own-writes';
import type { NoteStore } from './note-store';
import type { VaultFiles } from './vault-files';

const suffix = '.md';
/** Longer files are articles rather than notes, and reading them as a note would hold the application up. Bytes. */
const LONGEST = 4_000_000;

const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id of the form that all have; `turn` makes it another one. */
function idOf(name: string, bytes: Uint8Array, turn: number): string {
  const hash = createHash('sha256').update(`${String(turn)} ${name}\n`).update(bytes).digest();
  const id = [...hash.subarray(0, 26)].map((byte) => letters[byte % letters.length] ?? '0').join('');
  return `7${id.slice(1)}`;
}

/** An instant of the front matter, if it is one. */
const instant = (written: string | null): string | null => (written === null || Number.isNaN(Date.parse(written)) ? null : new Date(written).toISOString());

const withPlainEnds = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

export class FoundNotes {
  /** The notes that files became, by name: an editor that has one open writes it again under that name. */
  private readonly became = new Map<string, string>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly files: VaultFiles,
    private readonly notes: NoteStore,
  ) {}

  /** Takes in every such file: what was laid there while no Almagest had the vault. */
  async takeAll(): Promise<void> {
    if (this.files.readOnly) return;
    const names = (await this.files.list('notes')).flatMap(({ name, kind }) => (kind === 'file' ? [name] : []));
    const present = new Set(names);
    for (const name of names) if (name.endsWith(suffix) && !present.has(`${name.slice(0, -suffix.length)}.json`)) await this.take(name.slice(0, -suffix.length));
  }

  /**
   * The Markdown of that name (without `.md`) came or changed: where it stands beside a note it is looked at as its Markdown, else it
   * becomes a note. What cannot be taken in is reported, and stays.
   */
  take(stem: string): Promise<void> {
    const next = this.turn.then(() => this.takeInTurn(stem));
    this.turn = next;
    return next;
  }

  private async takeInTurn(stem: string): Promise<void> {
    if (isSafeId(stem) && (await this.files.stat(notePath(stem))) !== null) return this.notes.takeTwin(stem);
    const path = `notes/${stem}${suffix}`;
    try {
      if (!this.files.readOnly && (await this.isFree(stem))) await this.takeFile(stem, path);
    } catch (error) {
      this.report(path, error instanceof Error ? error.message : String(error));
    }
  }

  private report(path: string, reason: string): void {
    this.files.problems.report('inconsistent', path, `Vault: ${path} stays where it is and did not become a note (${reason})`);
  }

  /** Whether a file is nobody's: no hidden one, no second version of another, not of a note in the trash. */
  private async isFree(stem: string): Promise<boolean> {
    if (stem.startsWith('.') || saysConflict(stem + suffix)) return false;
    if (isSafeId(stem) && (await this.files.stat(`trash/notes/${stem}.json`)) !== null) return false;
    const names = (await this.files.list('notes')).map(({ name }) => name);
    return !conflictIn('notes', names).some(({ path }) => path === `notes/${stem}${suffix}`);
  }

  private async takeFile(stem: string, path: string): Promise<void> {
    const stat = await this.files.stat(path);
    // A program that writes in place leaves no bytes for a moment.
    if (stat?.kind !== 'file' || stat.size === 0) return;
    if (stat.size > LONGEST) return this.report(path, 'it is too long for a note; import it as an article');
    const bytes = await this.files.read(path);
    const text = bytes && decodeText(bytes);
    if (bytes === null) return;
    if (text === null) return this.report(path, 'it is no text in UTF-8');
    const draft = readNoteMarkdown(withPlainEnds(text));
    // Its note is on its way, or was taken away: the Markdown may be all there is of it.
    if (draft.id !== null && draft.id === stem) return;
    const known = this.became.get(stem);
    if (known !== undefined && (await this.files.stat(notePath(known))) !== null) await this.notes.replaceTwin(known, bytes);
    else await this.make(stem, bytes, draft, stat);
    // Written again meanwhile: that is a new version, and comes in next.
    const now = await this.files.stat(path);
    if (now === null || !isSameState(now, stat)) return now === null ? undefined : this.takeFile(stem, path);
    await this.files.removeGenerated('a file that became a note', path);
    this.files.own.removed(path);
  }

  private async make(stem: string, bytes: Uint8Array, draft: ReturnType<typeof readNoteMarkdown>, stat: FileStat): Promise<void> {
    const id = await this.freeId(stem, bytes, draft.id);
    const { title, tags, tree, pinned } = draft;
    const written = new Date(stat.modifiedMs).toISOString();
    const note: Note = { format: 1, id, title: title ?? stem, tags, created: instant(draft.created) ?? written, modified: written, ...(pinned && { pinned }), tree };
    this.became.set(stem, id);
    await this.notes.adopt(note, bytes, draft.modified);
  }

  /** The id its front matter names where that is nobody's, else one of its name and bytes: the same again, as long as no such note is in the trash. */
  private async freeId(stem: string, bytes: Uint8Array, own: string | null): Promise<string> {
    const isTrashed = async (id: string): Promise<boolean> => (await this.files.stat(`trash/notes/${id}.json`)) !== null;
    if (own !== null && ulid.test(own) && !(await isTrashed(own)) && (await this.files.stat(notePath(own))) === null && (await this.files.stat(twinPath(own))) === null) return own;
    for (let turn = 0; ; turn += 1) {
      const id = idOf(stem, bytes, turn);
      if (!(await isTrashed(id))) return id;
    }
  }
}
