/** One zip of a whole vault, with the hash of every file in it, and a vault made from such a zip. */
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ExpectedFailure } from '../../shared/failure';
import { largestRead, listZip, readZip, ZipWriter } from './backup-zip';
import { collectionsPath } from './collection-store';
import { createSynced, ensureFolder, isTemporaryName, renamePatiently, temporaryNameFor } from './durable';
import { errorCode, type FileSystem } from './file-system';
import { decodeJson, encodeJson, isRecord } from './lines';
import { vaultFolders } from './recover';
import { sha256Of } from './revision-folder';
import { isSafePath } from './safe-path';
import { searchesPath } from './search-store';
import { reasonOf } from './write-failure';

/** Last in the zip: what the others must hash to. */
export const backupList = 'almagest-backup.json';
const tops = ['vault.json', 'colors.json', searchesPath, collectionsPath, 'README.md', ...vaultFolders.filter((folder) => !folder.includes('/')), 'quarantine'];

export interface BackupReport {
  readonly files: number;
  /** Unpacked. */
  readonly bytes: number;
  /** Paths of what lies in the vault's folder and was left out, for it is none of the vault's or no plain file. */
  readonly leftOut: readonly string[];
}

async function kindAt(fs: FileSystem, path: string): Promise<'file' | 'folder' | 'other' | null> {
  try {
    return (await fs.stat(path)).kind;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Every file below the vault's own names, and what was passed over. */
async function walk(fs: FileSystem, folder: string): Promise<{ files: string[]; leftOut: string[] }> {
  const files: string[] = [];
  const leftOut: string[] = [];
  const visit = async (path: string): Promise<void> => {
    for (const { name, kind } of await fs.list(join(folder, path))) {
      const below = path === '' ? name : `${path}/${name}`;
      if (isTemporaryName(name) || (path === '' && name.startsWith('.almagest-'))) continue;
      if ((path === '' && !tops.includes(name)) || kind === 'other' || !isSafePath(below)) leftOut.push(below);
      else if (kind === 'folder') await visit(below);
      else files.push(below);
    }
  };
  await visit('');
  return { files: files.sort(), leftOut: leftOut.sort() };
}

async function packInto(fs: FileSystem, folder: string, files: readonly string[], target: string, made: string): Promise<number> {
  const out = await fs.create(target);
  let bytes = 0;
  try {
    const zip = new ZipWriter(out);
    const hashes: Record<string, string> = {};
    for (const path of files) {
      const content = await fs.read(join(folder, path));
      hashes[path] = sha256Of(content);
      bytes += content.length;
      await zip.add(path, content);
    }
    await zip.add(backupList, encodeJson({ format: 1, made, files: hashes }));
    await zip.finish();
    await out.sync();
  } finally {
    await out.close();
  }
  return bytes;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
}

export interface BackupOptions {
  readonly fs: FileSystem;
  /** The vault's folder. */
  readonly folder: string;
  /** The zip; nothing may stand there. */
  readonly target: string;
  readonly now: Date;
  readonly newId: () => string;
}

/** Writes the zip durably. It may run beside a window that has the vault open: every file is whole, old or new. */
export async function writeBackup({ fs, folder, target, now, newId }: BackupOptions): Promise<BackupReport> {
  if (isInside(folder, target)) throw new ExpectedFailure('bad-request', `${target} lies inside the notebook; choose a place outside of it.`);
  if ((await kindAt(fs, target)) !== null) throw new ExpectedFailure('bad-request', `${target} is there already and was left as it is; choose another name.`);
  const temporary = join(dirname(target), temporaryNameFor(newId()));
  try {
    const { files, leftOut } = await walk(fs, folder);
    const bytes = await packInto(fs, folder, files, temporary, now.toISOString());
    await renamePatiently(fs, temporary, target);
    await fs.syncFolder(dirname(target));
    return { files: files.length, bytes, leftOut };
  } catch (error) {
    await fs.removeFile(temporary).catch(() => undefined);
    if (error instanceof ExpectedFailure || errorCode(error) === '') throw error;
    throw new ExpectedFailure('not-saved', `${target} could not be written because ${reasonOf(error) ?? 'of an unknown error'}.`);
  }
}

const refused = (why: string): ExpectedFailure => new ExpectedFailure('bad-request', `This backup was not restored because ${why}. Nothing was written.`);

async function readWhole(fs: FileSystem, path: string): Promise<Uint8Array> {
  try {
    if ((await fs.stat(path)).size > largestRead) throw refused('it is larger than 2 GB; unpack it with another program');
    return await fs.read(path);
  } catch (error) {
    if (error instanceof ExpectedFailure || errorCode(error) === '') throw error;
    throw refused(`${path} cannot be read (${reasonOf(error) ?? errorCode(error)})`);
  }
}

/** The hashes a zip says its files have; every file must have one. */
function readHashes(zip: Uint8Array, sizes: ReadonlyMap<string, number>): Map<string, string> {
  const [list] = readZip(zip, new Map([[backupList, sizes.get(backupList) ?? 0]]));
  const value = list === undefined ? null : decodeJson(list[1])?.value;
  const files = isRecord(value) && value['format'] === 1 ? value['files'] : null;
  if (!isRecord(files)) throw refused('it is no backup that Almagest wrote, or not all of it is there');
  const hashes = new Map(Object.entries(files).map(([path, hash]) => [path, String(hash)]));
  for (const path of hashes.keys()) if (!sizes.has(path)) throw refused(`${path} is missing from it`);
  for (const path of sizes.keys()) {
    if (path === backupList) continue;
    if (!hashes.has(path) || !tops.includes(path.split('/')[0] ?? '')) throw refused(`it holds ${path}, which does not belong to it`);
  }
  if (!hashes.has('vault.json')) throw refused('it holds no notebook');
  return hashes;
}

async function unpackInto(fs: FileSystem, folder: string, zip: Uint8Array, sizes: ReadonlyMap<string, number>, hashes: ReadonlyMap<string, string>): Promise<void> {
  const folders = new Set<string>([folder]);
  const wanted = new Map([...sizes].filter(([path]) => path !== backupList));
  for (const [path, bytes] of readZip(zip, wanted)) {
    if (sha256Of(bytes) !== hashes.get(path)) throw refused(`${path} in it is damaged`);
    const place = join(folder, path);
    await ensureFolder(fs, dirname(place));
    folders.add(dirname(place));
    await createSynced(fs, place, bytes);
  }
  for (const each of folders) await fs.syncFolder(each);
}

export interface RestoreOptions {
  readonly fs: FileSystem;
  readonly zip: string;
  /** Absent or empty. */
  readonly target: string;
  readonly newId: () => string;
}

/** Makes a vault from a backup: whole or not at all. Answers how many files it has. */
export async function restoreBackup({ fs, zip: path, target, newId }: RestoreOptions): Promise<number> {
  const kind = await kindAt(fs, target);
  const empty = kind === 'folder' && (await fs.list(target)).length === 0;
  if (kind !== null && !empty) throw new ExpectedFailure('bad-request', `${target} is not empty and was left as it is; restore into a new folder.`);
  const zip = await readWhole(fs, path);
  const sizes = listZip(zip);
  const hashes = readHashes(zip, sizes);
  const temporary = join(dirname(target), temporaryNameFor(newId()));
  try {
    await ensureFolder(fs, temporary);
    await unpackInto(fs, temporary, zip, sizes, hashes);
    if (empty) await fs.removeFolder(target);
    await renamePatiently(fs, temporary, target);
    await fs.syncFolder(dirname(target));
    return hashes.size;
  } catch (error) {
    await fs.removeFolder(temporary).catch(() => undefined);
    if (error instanceof ExpectedFailure || errorCode(error) === '') throw error;
    throw new ExpectedFailure('not-saved', `${basename(path)} could not be restored into ${target} because ${reasonOf(error) ?? 'of an unknown error'}.`);
  }
}
