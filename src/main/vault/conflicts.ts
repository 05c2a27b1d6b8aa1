/** The second versions that lie in a vault: found, read beside the first, and settled without losing either. */
import { createHash } from 'node:crypto';
import type { Annotation } from '../../core/annotations/annotation';
import type { Note } from '../../core/notes/note';
import { ExpectedFailure } from '../../shared/failure';
import type { AnnotationStore } from './annotation-store';
import { conflictIn, type ConflictPlace } from './conflict-copy';
import type { ConflictTrash } from './conflict-trash';
import { parseDocument } from './document-file';
import type { DocumentStore } from './document-store';
import { isTemporaryName } from './durable';
import { isSafeId } from './identifier';
import { decodeJson, decodeText, joinLines, splitLines } from './lines';
import { mergeLogs, type LogStore } from './log-store';
import { parseNote } from './note-file';
import type { NoteStore } from './note-store';
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

/** What a settlement moved, by which it is taken back: tokens in the trash of the second version and of the first as it was. */
export interface Settled {
  readonly aside: string;
  /** `null` where the first stayed as it was. */
  readonly before: string | null;
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

/** Names a second version by its path. */
export const conflictId = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);
const gone = (): ExpectedFailure => new ExpectedFailure('not-found', 'This second version is no longer in the vault.');

const isLog = (kind: ConflictKind): kind is 'decisions' | 'reviews' => kind === 'decisions' || kind === 'reviews';

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
    private readonly trash: ConflictTrash,
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
   * one of the second first, and it is then set aside here. `again` says under which tokens what goes to the trash is to lie.
   */
  async settle(conflict: Conflict, keep: Choice, again?: Settled): Promise<Settled> {
    if (!this.choices(conflict).includes(keep)) {
      throw new ExpectedFailure('bad-request', `${conflict.path} cannot be read as what it is a version of; it can only be set aside.`);
    }
    const replaces = keep === 'second' || (keep === 'both' && conflict.kind !== 'note');
    const before = replaces ? await this.keepFirst(conflict, again?.before ?? undefined) : null;
    if (keep === 'second') await this.takeSecond(conflict);
    if (keep === 'both') await this.layTogether(conflict);
    return { aside: await this.trash.setAside(conflict.path, again?.aside), before };
  }

  /** What stands there goes to the trash, before anything replaces it. */
  private async keepFirst({ first }: Conflict, token?: string): Promise<string | null> {
    const bytes = await this.files.read(first);
    return bytes === null ? null : this.trash.keepCopy(first, bytes, token);
  }

  /** Takes a settlement back: both versions stand as they did, and lines that a log was given since stay. Answers the conflict. */
  async unsettle({ aside, before }: Settled): Promise<Conflict> {
    const conflict = await this.find(conflictId(await this.trash.restore(aside)));
    if (before === null) return conflict;
    const bytes = await this.trash.read(before);
    await this.putFirst(conflict, isLog(conflict.kind) ? await this.logBefore(conflict, bytes) : bytes);
    await this.trash.erase(before);
    return conflict;
  }

  /** The first log as it was, and what has been appended since: neither in it nor in the second. */
  private async logBefore({ path, first }: Conflict, before: Uint8Array): Promise<Uint8Array> {
    const [second, now] = [await this.files.read(path), await this.files.read(first)].map((bytes) => bytes ?? new Uint8Array());
    const known = new Set([before, second].flatMap((bytes) => splitLines(bytes ?? new Uint8Array()).lines.map((line) => decodeText(line))));
    const since = splitLines(now ?? new Uint8Array()).lines.filter((line) => !known.has(decodeText(line)));
    return joinLines([...splitLines(before).lines, ...since]);
  }

  private async takeSecond(conflict: Conflict): Promise<void> {
    const bytes = await this.files.read(conflict.path);
    if (bytes === null) throw gone();
    await this.putFirst(conflict, bytes);
  }

  private async putFirst({ kind, of }: Conflict, bytes: Uint8Array): Promise<void> {
    if (of === null) throw gone();
    if (kind === 'note') await this.stores.notes.replace(of, bytes);
    else if (kind === 'document') await this.stores.documents.replace(of, bytes);
    else if (kind === 'annotations') await this.stores.annotations.replace(of, bytes);
    else if (kind !== 'other') await this.stores.logs[kind].replace(of, bytes);
  }

  private async layTogether({ kind, of, path, first }: Conflict): Promise<void> {
    if (of === null) return;
    if (kind === 'annotations') await this.stores.annotations.layTogether(of, path);
    if (!isLog(kind)) return;
    const merged = mergeLogs((await this.files.read(first)) ?? new Uint8Array(), (await this.files.read(path)) ?? new Uint8Array());
    await this.stores.logs[kind].replace(of, merged);
  }
}
