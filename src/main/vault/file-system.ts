/** The few file-system calls the vault makes, as a port, so that faults can be put in their place. */
import { promises as node } from 'node:fs';

export type EntryKind = 'file' | 'folder' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** What tells one state of a file from another without reading it. Size in bytes, time in milliseconds since 1970. */
export interface FileStat {
  readonly kind: EntryKind;
  readonly size: number;
  readonly modifiedMs: number;
  readonly inode: number;
}

/** A file open for writing. Whoever opens it closes it. */
export interface WritableFile {
  write(bytes: Uint8Array): Promise<void>;
  /** fsync: bytes and metadata. */
  sync(): Promise<void>;
  /** fdatasync: bytes and the length that is needed to read them. */
  syncData(): Promise<void>;
  /** Cuts the file to `size` bytes. */
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** Paths are absolute. Every call rejects with Node's error, whose `code` is the errno name (`ENOENT`, `ENOSPC`). */
export interface FileSystem {
  /** True where a rename may be refused for a moment by a virus scanner and folders cannot be synced. */
  readonly windows: boolean;
  /** Creates a file that must not exist. */
  create(path: string): Promise<WritableFile>;
  /** Opens a file for appending, and creates it where it is absent. */
  openToAppend(path: string): Promise<WritableFile>;
  read(path: string): Promise<Uint8Array>;
  /** The last `count` bytes, or fewer where the file is shorter. */
  readEnd(path: string, count: number): Promise<Uint8Array>;
  stat(path: string): Promise<FileStat>;
  list(path: string): Promise<FolderEntry[]>;
  /** One level; rejects with `EEXIST` where something is there already. */
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** With everything in it. */
  removeFolder(path: string): Promise<void>;
  /** fsync of a folder, which makes names in it durable. Nothing on Windows, which offers no such call. */
  syncFolder(path: string): Promise<void>;
}

interface KindOf {
  isFile(): boolean;
  isDirectory(): boolean;
}
const kindOf = (entry: KindOf): EntryKind => (entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other');

async function openFile(path: string, flags: 'wx' | 'a'): Promise<WritableFile> {
  const handle = await node.open(path, flags);
  return {
    async write(bytes) {
      await handle.writeFile(bytes);
    },
    sync: () => handle.sync(),
    syncData: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    close: () => handle.close(),
  };
}

async function readEnd(path: string, count: number): Promise<Uint8Array> {
  const handle = await node.open(path, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, count);
    const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, size - length);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Some network and FUSE file systems refuse to sync a folder; they offer nothing better, so the save stands. */
const folderSyncUnsupported = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

async function syncFolder(path: string): Promise<void> {
  const handle = await node.open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!folderSyncUnsupported.has(errorCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** The errno name of a failed call, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const windows = process.platform === 'win32';

/** The real one. */
export const nodeFileSystem: FileSystem = {
  windows,
  create: (path) => openFile(path, 'wx'),
  openToAppend: (path) => openFile(path, 'a'),
  read: (path) => node.readFile(path),
  readEnd,
  async stat(path) {
    const found = await node.stat(path);
    return { kind: kindOf(found), size: found.size, modifiedMs: found.mtimeMs, inode: found.ino };
  },
  async list(path) {
    const entries = await node.readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },
  makeFolder: (path) => node.mkdir(path),
  rename: (from, to) => node.rename(from, to),
  removeFile: (path) => node.unlink(path),
  removeFolder: (path) => node.rm(path, { recursive: true }),
  syncFolder: windows ? () => Promise.resolve() : syncFolder,
};
