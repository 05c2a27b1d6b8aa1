/** Earlier versions of notes and annotation files, kept outside the vault while one writes, thinned as they grow old. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ensureFolder, writeDurable } from './durable';
import { errorCode, type FileSystem } from './file-system';
import { isSafeId } from './identifier';
import { Queue } from './queue';
import { thin } from './thin';

/** Milliseconds of editing between two snapshots of one file. */
export const snapshotInterval = 5 * 60_000;

/** One kept version. */
export interface Version {
  /** Names it; a safe file name. */
  readonly version: string;
  /** ISO 8601 instant at which the file stood like this. */
  readonly at: string;
}

interface Kept extends Version {
  readonly instant: number;
  readonly hash: string;
}

export interface SnapshotSettings {
  /** Absolute; made when it is first needed. */
  readonly folder: string;
  readonly fs: FileSystem;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Told where a snapshot could not be kept: the path of the file in the vault, and why. */
  readonly onTrouble: (path: string, error: unknown) => void;
}

const covered = /^(?:notes\/[^/]+\.json|annotations\/[^/]+\.jsonl)$/;
const named = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([0-9a-f]{16})$/;

/** Enough of the SHA-256 to see damage and to know the same bytes again. */
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

function parseName(version: string): Kept | null {
  const found = named.exec(version);
  if (found === null) return null;
  const [, year, month, date, hour, minute, second, milliseconds, hash = ''] = found;
  const at = `${year}-${month}-${date}T${hour}:${minute}:${second}.${milliseconds}Z`;
  const instant = Date.parse(at);
  return Number.isNaN(instant) ? null : { version, at, instant, hash };
}

const nameOf = (instant: number, hash: string): string => `${new Date(instant).toISOString().replace(/[-:.]/g, '')}-${hash}`;

/** Paths are those of the vault, with `/`. Nothing here ever makes a save fail. */
export class Snapshots {
  private readonly known = new Map<string, Promise<Kept[]>>();
  private readonly queue = new Queue();

  constructor(private readonly settings: SnapshotSettings) {}

  /** Whether versions of this file are kept. */
  covers(path: string): boolean {
    return covered.test(path) && isSafeId(path.slice(path.indexOf('/') + 1, path.lastIndexOf('.')));
  }

  /** Newest first. */
  async list(path: string): Promise<Version[]> {
    await this.queue.idle();
    return [...(await this.kept(path))].reverse().map(({ version, at }) => ({ version, at }));
  }

  /** The bytes of a version; `null` where it is not there or does not match the hash in its name. */
  async read(path: string, version: string): Promise<Uint8Array | null> {
    const kept = parseName(version);
    if (kept === null || !this.covers(path)) return null;
    try {
      const bytes = await this.settings.fs.read(this.fileOf(path, version));
      return hashOf(bytes) === kept.hash ? bytes : null;
    } catch (error) {
      if (errorCode(error) === '') throw error;
      return null;
    }
  }

  /**
   * Called before a file is replaced: what stands there is kept where it is five minutes old or five minutes younger than
   * the last snapshot. So the last state of a session is kept when the next one begins, and so is what a syncing program
   * brought.
   */
  async before(path: string, absolute: string): Promise<void> {
    if (this.covers(path) && this.passed(await this.kept(path), this.settings.now().getTime())) await this.take(path, absolute, false);
  }

  /** Called once new bytes are durable: they are kept where nothing was kept for five minutes. Does not wait for the disk. */
  after(path: string, bytes: Uint8Array): void {
    if (this.covers(path)) this.keep(path, bytes, this.settings.now().getTime(), false);
  }

  /** Keeps a file as it stands, however lately one was kept; nothing where it is not there. */
  keepNow(path: string, absolute: string): Promise<void> {
    return this.take(path, absolute, true);
  }

  private async take(path: string, absolute: string, always: boolean): Promise<void> {
    try {
      const { modifiedMs } = await this.settings.fs.stat(absolute);
      // A file may come from a computer whose clock is ahead.
      this.keep(path, await this.settings.fs.read(absolute), Math.min(modifiedMs, this.settings.now().getTime()), always);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') this.settings.onTrouble(path, error);
    }
  }

  /** Resolves when every snapshot asked for is on the disk. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  /** Whether the last snapshot is far enough from an instant. A clock that was set back must not stop the history. */
  private passed(kept: readonly Kept[], instant: number): boolean {
    const passed = instant - (kept.at(-1)?.instant ?? -Infinity);
    return passed >= snapshotInterval || passed < -snapshotInterval;
  }

  private keep(path: string, bytes: Uint8Array, wanted: number, always: boolean): void {
    void this.queue.run(path, async () => {
      // Asked in turn, for the snapshot before this one may have been waiting as well.
      const kept = await this.kept(path);
      const now = this.settings.now().getTime();
      if (!always && !this.passed(kept, wanted) && now - wanted < snapshotInterval) return;
      const last = kept.at(-1);
      const hash = hashOf(bytes);
      if (last?.hash === hash) return;
      // Later than the last, whatever the file's own time says, so that the order of the names is that of the versions.
      const instant = Math.max(Math.floor(wanted), (last?.instant ?? -Infinity) + 1);
      const version = nameOf(instant, hash);
      try {
        await ensureFolder(this.settings.fs, this.folderOf(path));
        await writeDurable(this.settings.fs, this.fileOf(path, version), bytes, this.settings.newId);
        kept.push({ version, at: new Date(instant).toISOString(), instant, hash });
        await this.thin(path, kept);
      } catch (error) {
        this.settings.onTrouble(path, error);
      }
    });
  }

  private async thin(path: string, kept: Kept[]): Promise<void> {
    const going = new Set(thin(kept.map(({ instant }) => instant), this.settings.now().getTime()));
    for (const { instant, version } of [...kept]) {
      if (!going.has(instant)) continue;
      await this.settings.fs.removeFile(this.fileOf(path, version));
      kept.splice(kept.findIndex((each) => each.version === version), 1);
    }
  }

  /** Oldest first; read from the disk once. */
  private kept(path: string): Promise<Kept[]> {
    const known = this.known.get(path) ?? this.readFolder(path);
    this.known.set(path, known);
    return known;
  }

  private async readFolder(path: string): Promise<Kept[]> {
    try {
      const entries = await this.settings.fs.list(this.folderOf(path));
      const found = entries.flatMap(({ name }) => parseName(name.slice(0, name.lastIndexOf('.'))) ?? []);
      return found.sort((a, b) => a.instant - b.instant);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') this.settings.onTrouble(path, error);
      return [];
    }
  }

  private folderOf(path: string): string {
    return join(this.settings.folder, path.slice(0, path.lastIndexOf('.')));
  }

  private fileOf(path: string, version: string): string {
    return join(this.folderOf(path), `${version}${path.slice(path.lastIndexOf('.'))}`);
  }
}
