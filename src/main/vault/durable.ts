/**
 * Saves that survive a power cut: temporary file, fsync, rename, fsync of the folder; appends with fdatasync.
 * Without the folder's fsync the last acknowledged save is lost, as it is with the usual atomic-write packages.
 */
import { dirname, join } from 'node:path';
import { errorCode, type FileStat, type FileSystem, type WritableFile } from './file-system';

/** A file to be written whole. */
export interface WholeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const temporaryName = /^\.almagest-[0-9A-Za-z_-]+\.tmp$/;

/** Whether a name is one that a save of ours leaves behind when it is interrupted. */
export const isTemporaryName = (name: string): boolean => temporaryName.test(name);

/** A name for a temporary file or folder. `token` is a safe id and used once. */
export const temporaryNameFor = (token: string): string => `.almagest-${token}.tmp`;

async function closing(file: WritableFile, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    // What must be durable is by now; a refusal to close loses nothing.
    await file.close().catch(() => undefined);
  }
}

/** Creates a file that must not exist and makes its bytes (not yet its name) durable. */
export async function createSynced(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.create(path);
  await closing(file, async () => {
    await file.write(bytes);
    await file.sync();
  });
}

/** Waits in milliseconds between tries: 2.5 s in all, longer than a virus scanner holds a small file. */
const renameWaits = [10, 20, 50, 100, 200, 400, 800, 1000];
const busy = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** Renames; on Windows tries again while something else holds the file open. */
export async function renamePatiently(fs: FileSystem, from: string, to: string): Promise<void> {
  for (const wait of fs.windows ? renameWaits : []) {
    try {
      await fs.rename(from, to);
      return;
    } catch (error) {
      if (!busy.has(errorCode(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  await fs.rename(from, to);
}

/** Told how each file will stand, and waited for, before it has its name: a rename keeps size, time and inode. */
export type BeforeNamed = (path: string, stat: FileStat) => Promise<void>;

/**
 * Writes files of one folder durably; resolves only when all of them are. Each is wholly old or wholly new whatever happens;
 * they are renamed in the order given, so the first is never older than the others. `newToken` names the temporary files.
 */
export async function writeAllDurable(fs: FileSystem, files: readonly WholeFile[], newToken: () => string, beforeNamed?: BeforeNamed): Promise<void> {
  const folders = [...new Set(files.map((file) => dirname(file.path)))];
  const planned = files.map((file) => ({ ...file, temporary: join(dirname(file.path), temporaryNameFor(newToken())) }));
  try {
    // Settled, not raced: a temporary file must not appear after the clean-up below.
    const written = await Promise.allSettled(planned.map((file) => createSynced(fs, file.temporary, file.bytes)));
    for (const outcome of written) if (outcome.status === 'rejected') throw outcome.reason;
    if (beforeNamed) await Promise.all(planned.map(async (file) => beforeNamed(file.path, await fs.stat(file.temporary))));
    for (const file of planned) await renamePatiently(fs, file.temporary, file.path);
    for (const folder of folders) await fs.syncFolder(folder);
  } catch (error) {
    await Promise.all(planned.map((file) => fs.removeFile(file.temporary).catch(() => undefined)));
    throw error;
  }
}

/** Writes one file durably: after this resolves, a crash or power cut leaves the new bytes; before, the old or the new. */
export function writeDurable(fs: FileSystem, path: string, bytes: Uint8Array, newToken: () => string): Promise<void> {
  return writeAllDurable(fs, [{ path, bytes }], newToken);
}

async function sizeOf(fs: FileSystem, path: string): Promise<number | null> {
  try {
    return (await fs.stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Appends and waits for fdatasync; a file that is new is made durable with its name. Where that fails, what was written of
 * it is taken back as far as the disk allows, so that trying again does not append twice.
 */
export async function appendDurable(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const before = await sizeOf(fs, path);
  const file = await fs.openToAppend(path);
  await closing(file, async () => {
    try {
      await file.write(bytes);
      await file.syncData();
      if (before === null) await fs.syncFolder(dirname(path));
    } catch (error) {
      await file.truncate(before ?? 0).catch(() => undefined);
      throw error;
    }
  });
}

/** Moves a file or folder durably. The target must not exist. */
export async function moveDurable(fs: FileSystem, from: string, to: string): Promise<void> {
  await renamePatiently(fs, from, to);
  await fs.syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await fs.syncFolder(dirname(from));
}

/** Makes sure that a folder is there and that its name is durable, its parents included. */
export async function ensureFolder(fs: FileSystem, path: string): Promise<void> {
  try {
    await makeSyncedFolder(fs, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await ensureFolder(fs, dirname(path));
    // Once more and not again: below a link that leads nowhere, as in /proc, a folder is refused though its parent is there.
    await makeSyncedFolder(fs, path);
  }
}

async function makeSyncedFolder(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.makeFolder(path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw error;
  }
  await fs.syncFolder(dirname(path));
}
