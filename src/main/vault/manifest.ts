/**
 * What is known of the vault's files without reading them: size, time, inode and hash as they were last read or written, and a
 * few facts about each. Shadow data: losing it costs time, and the sight of damage that happened before (docs/decisions/003-damage-and-edits.md).
 */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { ensureFolder, writeDurable } from './durable';
import type { FileStat, FileSystem } from './file-system';
import { decodeJson, encodeText, isRecord } from './lines';
import { isSameState } from './own-writes';

interface Known {
  readonly stat: FileStat;
  /** First 16 hex digits of the SHA-256; empty where the file was not read. */
  readonly hash: string;
  /** Such as a note's title and excerpt; `undefined` where none is known. */
  readonly facts: unknown;
}

/** How a file stands beside what is known of it. `rotten`: its bytes are others although nothing wrote it. */
export type Standing = 'same' | 'changed' | 'rotten';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

export interface ManifestSettings {
  /** Absolute; `null` where this computer keeps nothing for the vault. */
  readonly file: string | null;
  readonly fs: FileSystem;
  readonly newId: () => string;
}

export class Manifest {
  private readonly known = new Map<string, Known>();
  private loading: Promise<void> | null = null;
  private changed = false;

  constructor(private readonly settings: ManifestSettings) {}

  /** Read from the disk once, when it is first needed. */
  private load(): Promise<void> {
    return (this.loading ??= this.readFile());
  }

  private async readFile(): Promise<void> {
    const { file, fs } = this.settings;
    if (file === null) return;
    const bytes = await fs.read(file).catch(() => null);
    const value = bytes && decodeJson(bytes)?.value;
    const entries = isRecord(value) && value['format'] === 1 && Array.isArray(value['files']) ? (value['files'] as unknown[]) : [];
    for (const entry of entries) {
      const [path, size, modifiedMs, inode, hash, facts] = Array.isArray(entry) ? (entry as unknown[]) : [];
      if (typeof path !== 'string' || typeof size !== 'number' || typeof modifiedMs !== 'number' || typeof inode !== 'number' || typeof hash !== 'string') continue;
      if (!this.known.has(path)) this.known.set(path, { stat: { kind: 'file', size, modifiedMs, inode }, hash, facts: facts ?? undefined });
    }
  }

  /** Holds bytes just read against what is known, and remembers them unless they are rotten. `stat` is from before the reading. */
  async hold(path: string, stat: FileStat, bytes: Uint8Array): Promise<Standing> {
    await this.load();
    const before = this.known.get(path);
    const hash = hashOf(bytes);
    const still = before !== undefined && isSameState(before.stat, stat);
    if (still && before.hash !== '' && before.hash !== hash) return 'rotten';
    if (still && before.hash === hash) return 'same';
    this.set(path, { stat, hash, facts: still ? before.facts : undefined });
    return 'changed';
  }

  /** A file was written by us. */
  wrote(path: string, stat: FileStat, bytes: Uint8Array): void {
    this.set(path, { stat, hash: hashOf(bytes), facts: undefined });
  }

  forget(path: string): void {
    if (this.known.delete(path)) this.changed = true;
  }

  /** What was noted of a file, where it still stands as it did then. */
  async facts(path: string, stat: FileStat): Promise<unknown> {
    await this.load();
    const known = this.known.get(path);
    return known !== undefined && isSameState(known.stat, stat) ? known.facts : undefined;
  }

  /** Notes something of a file that stands as `stat`. */
  note(path: string, stat: FileStat, facts: unknown): void {
    const known = this.known.get(path);
    const hash = known !== undefined && isSameState(known.stat, stat) ? known.hash : '';
    this.set(path, { stat, hash, facts });
  }

  private set(path: string, known: Known): void {
    this.known.set(path, known);
    this.changed = true;
  }

  /** Writes it down where it changed. Nothing depends on it, so what the disk refuses is passed over. */
  async save(): Promise<void> {
    const { file, fs, newId } = this.settings;
    if (file === null || !this.changed) return;
    await this.load();
    this.changed = false;
    const files = [...this.known].map(([path, { stat, hash, facts }]) => [path, stat.size, stat.modifiedMs, stat.inode, hash, facts ?? null]);
    try {
      await ensureFolder(fs, dirname(file));
      await writeDurable(fs, file, encodeText(JSON.stringify({ format: 1, files })), newId);
    } catch {
      this.changed = true;
    }
  }
}
