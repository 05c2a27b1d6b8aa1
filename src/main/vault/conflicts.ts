/** The second versions that lie in a vault: found, read beside the first, and settled without losing either. */
import { createHash } from 'node:crypto';
import type { Annotation } from '../../core/annotations/annotation';
import type { Note } from '../../core/notes/note';
import { ExpectedFailure } from '../../shared/failure';
import type { AnnotationStore } from './annotation-store';
import { conflictIn, conflictName, type ConflictPlace } from './conflict-copy';
import { parseDocument } from './document-file';
import type { DocumentStore } from './document-store';
import { isTemporaryName } from './durable';
import { isSafeId } from './identifier';
import { decodeJson, decodeText } from './lines';
import { mergeLogs, type LogStore } from './log-store';
import { parseNote } from './note-file';
import type { NoteStore } from './note-store';
import { reportConflictCopy } from './recover';
import type { Removals } from './removals';
import { mapLimited } from './stat-cache';
import type { VaultFiles } from './vault-files';

export type ConflictKind = 'note' | 'annotations' | 'decisions' | 'reviews' | 'document' | 'other';
export type Choice = 'first' | 'second' | 'both';

export interface Conflict {
  /** Made of the path, so that it means the same tomorrow. */
  readonly id: string;
  readonly kind: ConflictKind;
  /** The id of the thing, or the device of a log; `null` where nothing of ours stands beside it. */
  readonly of: string | null;
  /** The second version, and the file it is a version of; relative to the vault. */
  readonly path: string;
  readonly first: string;
  /** Whether the second can be read as what the first is. */
  readonly readable: boolean;
  /** ISO 8601 instant of its last change. */
  readonly at: string;
}

/** One version as far as it can be read. */
export interface Side {
  readonly at: string;
  readonly note: Note | null;
  readonly annotations: readonly Annotation[] | null;
  readonly text: string | null;
}

export interface ConflictStores {
  readonly documents: DocumentStore;
  readonly annotations: AnnotationStore;
  readonly notes: NoteStore;
  readonly logs: Readonly<Record<'decisions' | 'reviews', LogStore>>;
}

const flatFolders = ['.', 'notes', 'annotations', 'decisions', 'reviews'] as const;
/** Characters of a file shown as text. */
const shown = 100_000;
const trashFolder = 'trash/conflicts';

/** Names a second version by its path. */
export const conflictId = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);
const gone = (): ExpectedFailure => new ExpectedFailure('not-found', 'This second version is no longer in the vault.');

function kindOf(first: string): ConflictKind {
  const [folder = '', , name] = first.split('/');
  if (folder === 'documents') return name === 'document.json' ? 'document' : 'other';
  if (folder === 'notes') return first.endsWith('.json') ? 'note' : 'other';
  return folder === 'annotations' || folder === 'decisions' || folder === 'reviews' ? folder : 'other';
}

export class Conflicts {
  constructor(
    private readonly files: VaultFiles,
    private readonly stores: ConflictStores,
    private readonly removals: Removals,
  ) {}

  /** Every second version; looks into the folders of documents as well. */
  async list(): Promise<Conflict[]> {
    const documents = (await this.files.list('documents')).filter(({ name, kind }) => kind === 'folder' && isSafeId(name));
    const inside = await mapLimited(documents, 16, async ({ name }) => {
      const folder = `documents/${name}`;
      const revisions = (await this.files.list(folder)).filter(({ kind }) => kind === 'folder');
      return [folder, ...revisions.map((revision) => `${folder}/${revision.name}`)];
    });
    const found = await mapLimited([...flatFolders, ...inside.flat()], 16, (folder) => this.within(folder));
    return found.flat();
  }

  private async within(folder: string): Promise<Conflict[]> {
    const entries = (await this.files.list(folder)).filter(({ name, kind }) => kind === 'file' && !isTemporaryName(name));
    const places = conflictIn(folder, entries.map(({ name }) => name));
    const found = await mapLimited(places, 8, (place) => this.describe(place));
    return found.flatMap((one) => one ?? []);
  }

  private async describe({ path, first }: ConflictPlace): Promise<Conflict | null> {
    const stat = await this.files.stat(path);
    if (stat === null) return null;
    const kind = kindOf(first);
    const name = first.slice(first.lastIndexOf('/') + 1);
    const owner = kind === 'document' ? first.split('/')[1] : name.slice(0, name.lastIndexOf('.'));
    const of = kind === 'other' ? null : (owner ?? null);
    const conflict = { id: conflictId(path), kind, of, path, first, at: new Date(stat.modifiedMs).toISOString(), readable: true };
    return { ...conflict, readable: await this.isReadable(conflict) };
  }

  private async isReadable(conflict: Conflict): Promise<boolean> {
    const { kind, of, path } = conflict;
    if (kind === 'other' || of === null) return false;
    if (kind === 'decisions' || kind === 'reviews') return true;
    if (kind === 'annotations') return (await this.stores.annotations.readFile(path, of)).every(({ annotation }) => annotation !== null);
    const value = decodeJson((await this.files.read(path)) ?? new Uint8Array())?.value;
    return kind === 'note' ? parseNote(value, of) !== null : parseDocument(value, of) !== null;
  }

  async find(id: string): Promise<Conflict> {
    const found = (await this.list()).find((conflict) => conflict.id === id);
    if (!found) throw gone();
    return found;
  }

  /** What may be chosen: a version that cannot be read may only be set aside. */
  choices({ kind, readable }: Conflict): Choice[] {
    if (!readable) return ['first'];
    return kind === 'document' ? ['first', 'second'] : ['first', 'second', 'both'];
  }

  /** Both versions; the first is `null` where it is gone. */
  async sides(conflict: Conflict): Promise<{ first: Side | null; second: Side }> {
    const second = await this.side(conflict, conflict.path);
    if (second === null) throw gone();
    return { first: await this.side(conflict, conflict.first), second };
  }

  private async side({ kind, of }: Conflict, path: string): Promise<Side | null> {
    const [stat, bytes] = [await this.files.stat(path), await this.files.read(path)];
    if (stat === null || bytes === null) return null;
    const lines = kind === 'annotations' && of !== null ? await this.stores.annotations.readFile(path, of) : null;
    return {
      at: new Date(stat.modifiedMs).toISOString(),
      note: kind === 'note' && of !== null ? parseNote(decodeJson(bytes)?.value, of) : null,
      annotations: lines && lines.flatMap(({ annotation }) => annotation ?? []),
      text: decodeText(bytes)?.slice(0, shown) ?? null,
    };
  }

  /** The note that the second version holds, for making one of its own of it. */
  async note(conflict: Conflict): Promise<Note> {
    const note = conflict.kind === 'note' ? (await this.side(conflict, conflict.path))?.note : null;
    if (!note) throw gone();
    return note;
  }

  /**
   * Settles a conflict; what does not stay lies in the trash. `both` lays lines together; for a note the caller makes a new
   * one of the second first, and it is then set aside here.
   */
  async settle(conflict: Conflict, keep: Choice): Promise<void> {
    if (!this.choices(conflict).includes(keep)) {
      throw new ExpectedFailure('bad-request', `${conflict.path} cannot be read as what it is a version of; it can only be set aside.`);
    }
    if (keep === 'second') await this.takeSecond(conflict);
    if (keep === 'both') await this.layTogether(conflict);
    await this.setAside(conflict.path);
  }

  private async takeSecond({ kind, of, path, first }: Conflict): Promise<void> {
    const [bytes, before] = [await this.files.read(path), await this.files.read(first)];
    if (bytes === null || of === null) throw gone();
    // What stood there goes to the trash, before anything replaces it.
    if (before !== null) await this.keepCopy(first, before);
    if (kind === 'note') await this.stores.notes.replace(of, bytes);
    else if (kind === 'document') await this.stores.documents.replace(of, bytes);
    else if (kind === 'annotations') await this.stores.annotations.replace(of, bytes);
    else if (kind !== 'other') await this.stores.logs[kind].replace(of, bytes);
  }

  private async layTogether({ kind, of, path, first }: Conflict): Promise<void> {
    if (of === null) return;
    if (kind === 'annotations') await this.stores.annotations.layTogether(of, path);
    if (kind !== 'decisions' && kind !== 'reviews') return;
    const merged = mergeLogs((await this.files.read(first)) ?? new Uint8Array(), (await this.files.read(path)) ?? new Uint8Array());
    await this.stores.logs[kind].replace(of, merged);
  }

  /** Keeps bytes in the trash, as a second version of `path` that can be restored. */
  private async keepCopy(path: string, bytes: Uint8Array): Promise<void> {
    const token = this.files.newId();
    const kept = `${trashFolder}/${token}/${conflictName(path, token)}`;
    await this.files.makeFolder(kept.slice(0, kept.lastIndexOf('/')));
    await this.files.save(`the version of ${path}`, [{ path: kept, bytes }]);
    await this.removals.tell('conflict', token);
  }

  private async setAside(path: string): Promise<void> {
    const token = this.files.newId();
    const kept = `${trashFolder}/${token}/${path}`;
    await this.files.makeFolder(kept.slice(0, kept.lastIndexOf('/')));
    await this.files.move('the second version', path, kept);
    await this.removals.tell('conflict', token);
  }

  /** The versions in the trash: the token each lies under, and the path it had. */
  async trashed(): Promise<{ id: string; path: string }[]> {
    const found: { id: string; path: string }[] = [];
    for (const { name, kind } of await this.files.list(trashFolder)) {
      const path = kind === 'folder' && isSafeId(name) ? await this.fileBelow(`${trashFolder}/${name}`) : null;
      if (path !== null) found.push({ id: name, path: path.slice(`${trashFolder}/${name}/`.length) });
    }
    return found;
  }

  private async fileBelow(folder: string): Promise<string | null> {
    const [entry] = await this.files.list(folder);
    if (!entry) return null;
    const path = `${folder}/${entry.name}`;
    return entry.kind === 'folder' ? this.fileBelow(path) : path;
  }

  /** Lays a version from the trash beside the first again. */
  async restore(id: string): Promise<void> {
    const found = (await this.trashed()).find((one) => one.id === id);
    if (!found) throw new ExpectedFailure('not-found', 'This version is not in the trash.');
    await this.files.makeFolder(found.path.includes('/') ? found.path.slice(0, found.path.lastIndexOf('/')) : '.');
    await this.files.move('a restored version', `${trashFolder}/${id}/${found.path}`, found.path);
    await this.files.removeForGood('a restored version', `${trashFolder}/${id}`);
    reportConflictCopy(this.files, found.path);
  }
}
