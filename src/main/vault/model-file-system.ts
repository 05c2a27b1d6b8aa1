/**
 * A file system in memory that forgets, on `crash`, what was not synced: names and bytes are dropped, torn or kept in any
 * combination, as a power cut may (SQLite's crash VFS and LevelDB's fault injection env do the same). For tests.
 */
import { basename, dirname, sep } from 'node:path';
import type { FileStat, FileSystem, FolderEntry, WritableFile } from './file-system';

/** Answers a whole number in [0, below): which of several outcomes a crash has. */
export type Choice = (below: number) => number;

interface Node {
  readonly kind: 'file' | 'folder';
  live: Uint8Array;
  /** Bytes that a crash cannot take. */
  durable: Uint8Array;
  modifiedMs: number;
}

interface NameChange {
  readonly folder: number;
  readonly name: string;
  /** `null`: the name goes. */
  readonly node: number | null;
}

/** What changes together or not at all: a rename takes one name and gives another. */
interface NameOperation {
  readonly changes: readonly NameChange[];
  durable: boolean;
}

/** Thrown by every call once the machine has stopped. */
export class Crashed extends Error {}

type Names = Map<number, Map<string, number>>;

const none = new Uint8Array();
const root = 0;

const failure = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });

function apply(names: Names, changes: readonly NameChange[]): void {
  for (const { folder, name, node } of changes) {
    const entries = names.get(folder) ?? new Map<string, number>();
    names.set(folder, entries);
    if (node === null) entries.delete(name);
    else entries.set(name, node);
  }
}

export class ModelFileSystem implements FileSystem {
  readonly windows = false;
  /** Calls made so far. */
  calls = 0;
  /** The call (counted from 1) at which the machine stops. */
  crashAt = Infinity;
  /** The call at which the file system answers with an error once, and which. */
  failAt = Infinity;
  failWith = 'EIO';
  /** Goes on through every crash, as a computer's does. */
  private clock = 0;
  private readonly nodes = new Map<number, Node>([[root, { kind: 'folder', live: none, durable: none, modifiedMs: 0 }]]);
  private readonly names: Names = new Map();
  private readonly log: NameOperation[] = [];

  /** Takes the next call number and stops or fails where that was asked for. */
  private step(path: string): void {
    this.calls += 1;
    this.clock += 1;
    if (this.calls >= this.crashAt) throw new Crashed(`stopped at call ${this.calls}`);
    if (this.calls === this.failAt) throw failure(this.failWith, path);
  }

  private find(path: string): number | null {
    let node = root;
    for (const part of path.split(sep).filter((one) => one !== '')) {
      const next = this.names.get(node)?.get(part);
      if (next === undefined) return null;
      node = next;
    }
    return node;
  }

  private node(path: string): Node {
    const number = this.find(path);
    const node = number === null ? undefined : this.nodes.get(number);
    if (node === undefined) throw failure('ENOENT', path);
    return node;
  }

  private change(path: string, node: number | null): NameChange {
    const folder = this.find(dirname(path));
    if (folder === null) throw failure('ENOENT', path);
    return { folder, name: basename(path), node };
  }

  private commit(changes: readonly NameChange[]): void {
    apply(this.names, changes);
    this.log.push({ changes, durable: false });
  }

  private add(path: string, kind: Node['kind']): Node {
    const node: Node = { kind, live: none, durable: none, modifiedMs: this.clock };
    const number = this.nodes.size;
    const change = this.change(path, number);
    this.nodes.set(number, node);
    this.commit([change]);
    return node;
  }

  private writable(path: string, node: Node): WritableFile {
    const synced = (): Promise<void> => this.act(path, () => void (node.durable = node.live));
    return {
      write: (bytes) =>
        this.act(path, () => {
          node.live = Buffer.concat([node.live, bytes]);
          node.modifiedMs = this.clock;
        }),
      sync: synced,
      syncData: synced,
      truncate: (size) => this.act(path, () => void (node.live = node.live.slice(0, size))),
      close: () => this.act(path, () => undefined),
    };
  }

  private async act<T>(path: string, work: () => T): Promise<T> {
    await Promise.resolve();
    this.step(path);
    return work();
  }

  create(path: string): Promise<WritableFile> {
    return this.act(path, () => {
      if (this.find(path) !== null) throw failure('EEXIST', path);
      return this.writable(path, this.add(path, 'file'));
    });
  }

  openToAppend(path: string): Promise<WritableFile> {
    return this.act(path, () => this.writable(path, this.find(path) === null ? this.add(path, 'file') : this.node(path)));
  }

  read(path: string): Promise<Uint8Array> {
    return this.act(path, () => this.node(path).live);
  }

  readEnd(path: string, count: number): Promise<Uint8Array> {
    return this.act(path, () => this.node(path).live.slice(-count));
  }

  stat(path: string): Promise<FileStat> {
    return this.act(path, () => {
      const { kind, live, modifiedMs } = this.node(path);
      return { kind, size: live.length, modifiedMs, inode: this.find(path) ?? -1 };
    });
  }

  list(path: string): Promise<FolderEntry[]> {
    return this.act(path, () => {
      if (this.node(path).kind === 'file') throw failure('ENOTDIR', path);
      const entries = this.names.get(this.find(path) ?? -1) ?? new Map<string, number>();
      return [...entries].map(([name, number]) => ({ name, kind: this.nodes.get(number)?.kind ?? 'other' }));
    });
  }

  makeFolder(path: string): Promise<void> {
    return this.act(path, () => {
      if (this.find(path) !== null) throw failure('EEXIST', path);
      this.add(path, 'folder');
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.act(from, () => {
      const number = this.find(from);
      if (number === null) throw failure('ENOENT', from);
      this.commit([this.change(from, null), this.change(to, number)]);
    });
  }

  removeFile(path: string): Promise<void> {
    return this.act(path, () => {
      if (this.node(path).kind === 'folder') throw failure('EISDIR', path);
      this.commit([this.change(path, null)]);
    });
  }

  removeFolder(path: string): Promise<void> {
    return this.act(path, () => {
      this.node(path);
      this.commit([this.change(path, null)]);
    });
  }

  syncFolder(path: string): Promise<void> {
    return this.act(path, () => {
      const folder = this.find(path);
      if (folder === null) throw failure('ENOENT', path);
      for (const operation of this.log) if (operation.changes.some((change) => change.folder === folder)) operation.durable = true;
    });
  }

  /** The disk as it is found after a power cut; each loss is chosen. */
  crash(choose: Choice): ModelFileSystem {
    const after = new ModelFileSystem();
    after.clock = this.clock;
    for (const [number, node] of this.nodes) {
      const kept = number === root ? none : afterCrash(node, choose);
      after.nodes.set(number, { kind: node.kind, live: kept, durable: kept, modifiedMs: node.modifiedMs });
    }
    for (const { changes, durable } of this.log) {
      if (!durable && choose(2) === 0) continue;
      apply(after.names, changes);
      after.log.push({ changes, durable: true });
    }
    return after;
  }

  /** The disk as it is found after the process alone was killed: nothing that was written is lost. */
  kill(): ModelFileSystem {
    const after = new ModelFileSystem();
    after.clock = this.clock;
    for (const [number, node] of this.nodes) after.nodes.set(number, { ...node });
    for (const operation of this.log) {
      apply(after.names, operation.changes);
      after.log.push({ ...operation });
    }
    return after;
  }
}

/** Unsynced bytes after a power cut: none of them, some, all, or as many zeros. */
function afterCrash(node: Node, choose: Choice): Uint8Array {
  const { live, durable } = node;
  if (live === durable) return live;
  const grown = live.length >= durable.length && Buffer.compare(live.subarray(0, durable.length), durable) === 0;
  const least = grown ? durable.length : 0;
  switch (choose(4)) {
    case 0:
      return durable;
    case 1:
      return live.slice(0, least + choose(live.length - least + 1));
    case 2:
      return Buffer.concat([live.slice(0, least), new Uint8Array(live.length - least)]);
    default:
      return live;
  }
}
