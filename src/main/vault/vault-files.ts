/** The vault's folder: reads and durable writes by relative path, in one place that knows whether writing is allowed. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ExpectedFailure } from '../../shared/failure';
import { appendDurable, ensureFolder, moveDurable, writeAllDurable } from './durable';
import { errorCode, type FileStat, type FileSystem, type FolderEntry } from './file-system';
import { decodeJson, type JsonRead } from './lines';
import { Manifest } from './manifest';
import { OwnWrites } from './own-writes';
import type { ProblemLedger } from './problem';
import type { Snapshots } from './snapshots';
import { writeFailure } from './write-failure';

/** A file to be saved: its path relative to the vault, with `/`. */
export interface RelativeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const absent = new Set(['ENOENT', 'ENOTDIR']);

async function whereThere<T>(work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (absent.has(errorCode(error))) return otherwise;
    throw error;
  }
}

/** Files that people and other programs may write, so that no hash stands in the vault for them. */
const held = /^(?:notes\/[^/]+\.json|annotations\/[^/]+\.jsonl)$/;

/** Milliseconds: how long a file is waited for, and between two looks at it. */
const grace = { whole: 1500, step: 300 };

/** A document is known by its description. */
const ownPath = (path: string): string => (/^(?:trash\/)?documents\/[^/]+$/.test(path) ? `${path}/document.json` : path);

export class VaultFiles {
  readonly own = new OwnWrites();
  /** Whether changes of other programs are being noticed. */
  watched = false;
  private readonly rotten = new Set<string>();

  constructor(
    readonly folder: string,
    readonly fs: FileSystem,
    readonly readOnly: boolean,
    readonly newId: () => string,
    readonly problems: ProblemLedger,
    /** `null` where no earlier versions are kept. */
    readonly snapshots: Snapshots | null = null,
    readonly manifest: Manifest = new Manifest({ file: null, fs, newId }),
  ) {}

  absolute(path: string): string {
    return join(this.folder, path);
  }

  /**
   * The bytes, or `null` where there is no such file. Those of a note or of annotations that are others than were last read or
   * written, although nothing wrote the file since, are reported as damage and given all the same: they may be readable.
   */
  async read(path: string): Promise<Uint8Array | null> {
    if (!held.test(path)) return whereThere<Uint8Array | null>(this.fs.read(this.absolute(path)), null);
    const stat = await this.stat(path);
    const bytes = stat && (await whereThere<Uint8Array | null>(this.fs.read(this.absolute(path)), null));
    if (!stat || !bytes) return null;
    if ((await this.manifest.hold(path, stat, bytes)) === 'rotten') {
      this.rotten.add(path);
      await this.quarantine(path, bytes, 'a file does not hold what was written to it, and no program changed it: the disk did');
    }
    return bytes;
  }

  /** Whether the bytes of a file were seen to have changed by themselves. */
  isRotten(path: string): boolean {
    return this.rotten.has(path);
  }

  stat(path: string): Promise<FileStat | null> {
    return whereThere<FileStat | null>(this.fs.stat(this.absolute(path)), null);
  }

  /**
   * The bytes of a file that ought to be whole. One that is not, and changed a moment ago while the vault is watched, may be
   * half written by a syncing program: it is read again for a while before it is given as it is.
   */
  async readSettled(path: string, isWhole: (bytes: Uint8Array) => boolean): Promise<Uint8Array | null> {
    for (let waited = 0; ; waited += grace.step) {
      const bytes = await this.read(path);
      if (bytes === null || isWhole(bytes) || !this.watched || waited >= grace.whole) return bytes;
      const stat = await this.stat(path);
      if (stat !== null && Math.abs(Date.now() - stat.modifiedMs) > grace.whole) return bytes;
      await new Promise((resolve) => setTimeout(resolve, grace.step));
    }
  }

  /** The entries of a folder; none where it is absent. */
  list(path: string): Promise<FolderEntry[]> {
    return whereThere<FolderEntry[]>(this.fs.list(this.absolute(path)), []);
  }

  /** Reads JSON. Absent is `null`; what is not JSON is quarantined, reported and `null` too. `what` names the file in the report. */
  async readJson(path: string, what: string): Promise<JsonRead | null> {
    const bytes = await this.read(path);
    if (bytes === null) return null;
    const read = decodeJson(bytes);
    if (read === null) await this.quarantine(path, bytes, `${what} is not valid JSON`);
    return read;
  }

  /** Saves files of one folder durably, or rejects with `not-saved` (or `read-only`) and leaves what was there. */
  save(what: string, files: readonly RelativeFile[]): Promise<void> {
    return this.writing(what, async () => {
      // What stands there is read while the new bytes are written beside it, and has been before they take its name.
      const kept = Promise.all(files.map(({ path }) => this.snapshots?.before(path, this.absolute(path))));
      const paths = new Map(files.map(({ path }) => [this.absolute(path), path]));
      const own = async (absolute: string, stat: FileStat): Promise<void> => {
        await kept;
        this.own.wrote(paths.get(absolute) ?? absolute, stat);
      };
      await writeAllDurable(this.fs, files.map((file) => ({ path: this.absolute(file.path), bytes: file.bytes })), this.newId, own);
      for (const { path, bytes } of files) {
        this.problems.clear(path);
        this.rotten.delete(path);
        const stat = this.own.stateOf(path);
        if (stat !== null && held.test(path)) this.manifest.wrote(path, stat, bytes);
        this.snapshots?.after(path, bytes);
      }
    });
  }

  /** Appends durably. */
  append(what: string, path: string, bytes: Uint8Array): Promise<void> {
    return this.writing(what, async () => {
      await appendDurable(this.fs, this.absolute(path), bytes);
      const stat = await this.stat(path);
      if (stat !== null) this.own.wrote(path, stat);
    });
  }

  /** Moves a file or folder; what already lies at the target is set aside under a name of its own, never replaced. */
  move(what: string, from: string, to: string): Promise<void> {
    return this.writing(what, async () => {
      if ((await this.stat(to)) !== null) await moveDurable(this.fs, this.absolute(to), this.absolute(asideName(to, this.newId())));
      const stat = await this.stat(ownPath(from));
      this.own.removed(ownPath(from));
      if (stat !== null) this.own.wrote(ownPath(to), stat);
      await moveDurable(this.fs, this.absolute(from), this.absolute(to));
      this.problems.clear(from);
      this.manifest.forget(from);
    });
  }

  /** Makes a folder, its parents included, durably. */
  makeFolder(path: string): Promise<void> {
    return this.writing('a folder', () => ensureFolder(this.fs, this.absolute(path)));
  }

  /** Removes a file or folder from the trash for good; nothing where it is absent. */
  removeForGood(what: string, path: string): Promise<void> {
    return this.writing(what, async () => {
      const stat = await this.stat(path);
      if (stat === null) return;
      await (stat.kind === 'folder' ? this.fs.removeFolder(this.absolute(path)) : this.fs.removeFile(this.absolute(path)));
      this.problems.clear(path);
      await this.fs.syncFolder(dirname(this.absolute(path)));
    });
  }

  /** Removes a file that can be made again, such as a generated twin; nothing where it is absent. */
  removeGenerated(what: string, path: string): Promise<void> {
    return this.writing(what, () => whereThere<void>(this.fs.removeFile(this.absolute(path)), undefined));
  }

  /** Runs writes; a read-only vault and what the file system refuses become sentences. */
  async writing<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (this.readOnly) throw new ExpectedFailure('read-only', `Vault: ${what} was not saved because this vault is open for reading only`);
    try {
      return await work();
    } catch (error) {
      throw writeFailure(what, error);
    }
  }

  /**
   * Keeps a copy of damaged bytes in `quarantine/`, named by their hash so that the same damage is kept once, and reports it.
   * The damaged file itself stays where it is: moving it would tell a syncing program that it was deleted.
   */
  async quarantine(path: string, bytes: Uint8Array, finding: string): Promise<void> {
    const kept = `quarantine/${path.replaceAll('/', '~')}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
    const copied = this.readOnly ? false : await this.keepCopy(kept, bytes);
    this.problems.report('damaged', path, `Vault: ${finding} (${path})${copied ? `; a copy is in ${kept}` : ''}`);
  }

  private async keepCopy(path: string, bytes: Uint8Array): Promise<boolean> {
    try {
      if ((await this.stat(path)) !== null) return true;
      await ensureFolder(this.fs, this.absolute('quarantine'));
      await writeAllDurable(this.fs, [{ path: this.absolute(path), bytes }], this.newId);
      return true;
    } catch (error) {
      // A full or failing disk must not hide the damage itself.
      if (errorCode(error) === '') throw error;
      return false;
    }
  }
}

function asideName(path: string, token: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? `${path.slice(0, dot)}~${token}${path.slice(dot)}` : `${path}~${token}`;
}
