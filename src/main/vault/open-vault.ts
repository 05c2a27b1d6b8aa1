/** Opens a vault's folder, or creates it where it is empty or absent; every refusal is a value with a sentence. */
import { join, resolve } from 'node:path';
import { ExpectedFailure } from '../../shared/failure';
import { ensureFolder, isTemporaryName, writeDurable } from './durable';
import { errorCode, nodeFileSystem, type FileSystem } from './file-system';
import { isSafeId } from './identifier';
import { decodeJson, encodeJson, encodeText, isRecord } from './lines';
import { isLockName, takeLock, type Lock } from './lock';
import { Manifest } from './manifest';
import { formatAfter, migrations, type Migration } from './migrations';
import { migrate } from './migrations/migrate';
import type { NoteToMarkdown } from './note-twins';
import { ProblemLedger } from './problem';
import { processProbe, type ProcessProbe } from './process-probe';
import { readmeText } from './readme';
import { recover } from './recover';
import { shadowFolder } from './shadow';
import { Snapshots } from './snapshots';
import { Vault } from './vault';
import { VaultFiles } from './vault-files';
import { reasonOf } from './write-failure';

export interface OpenOptions {
  readonly now: () => Date;
  /** A new id each time, such as a ULID: letters, digits, `-` and `_`. */
  readonly newId: () => string;
  /** Names this computer's logs inside the vault. */
  readonly device: string;
  readonly noteToMarkdown: NoteToMarkdown;
  /** `read`: takes no lock, creates and repairs nothing, and may be used while another process has the vault. */
  readonly mode?: 'write' | 'read';
  readonly fs?: FileSystem;
  /** Where this computer keeps what belongs to a vault but not into it; absent: no earlier versions are kept. */
  readonly shadow?: string;
  readonly probe?: ProcessProbe;
  /** The steps between formats; those of this version unless told. */
  readonly migrations?: readonly Migration[];
}

export type OpenRefusal = 'not-a-vault' | 'not-writable' | 'locked' | 'disk-full' | 'damaged';
export type OpenResult =
  /** `created`: the folder was empty or absent before. */
  | { readonly ok: true; readonly vault: Vault; readonly created: boolean }
  | { readonly ok: false; readonly code: OpenRefusal; readonly message: string };
type Refused = Extract<OpenResult, { ok: false }>;

const refuse = (code: OpenRefusal, message: string): Refused => ({ ok: false, code, message });

/** What an operating system puts into a folder that a person would call empty. */
const invisible = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** Refusals the system gives for a place where nothing can be written. */
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'EIO', 'ELOOP', 'ENOENT', 'EEXIST']);

interface Description {
  readonly found: 'vault';
  readonly id: string;
  readonly format: number;
}
type Look = Description | { readonly found: 'empty' } | Refused;

async function readDescription(fs: FileSystem, folder: string): Promise<Description | Refused | null> {
  let bytes;
  try {
    bytes = await fs.read(join(folder, 'vault.json'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const value = decodeJson(bytes)?.value;
  const version = isRecord(value) ? value['format'] : null;
  if (!isRecord(value) || typeof version !== 'number' || !Number.isInteger(version) || version < 1 || typeof value['id'] !== 'string') {
    return refuse('damaged', `${folder}: vault.json cannot be read; nothing was changed. Bring it back from a backup, or write {"format":1,"id":"any-name"} into it`);
  }
  return { found: 'vault', id: value['id'], format: version };
}

async function look(fs: FileSystem, folder: string): Promise<Look> {
  let entries;
  try {
    entries = await fs.list(folder);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return { found: 'empty' };
    if (code === 'ENOTDIR') return refuse('not-a-vault', `${folder} is a file, not a folder`);
    if (notWritable.has(code)) return refuse('not-writable', `${folder} cannot be read because ${reasonOf(error) ?? code}`);
    throw error;
  }
  const description = await readDescription(fs, folder);
  if (description !== null) return description;
  // A first start that was interrupted leaves no more than these.
  const isNothing = (name: string): boolean => invisible.test(name) || isTemporaryName(name) || isLockName(name);
  if (entries.every((entry) => isNothing(entry.name))) return { found: 'empty' };
  return refuse('not-a-vault', `${folder} holds other files and no vault.json, so it is not a notebook; choose an empty folder or another notebook`);
}

function refuseWrite(folder: string, error: unknown): Refused {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk-full', `${folder} cannot be opened because ${reasonOf(error) ?? code}; free some space and try again`);
  if (!notWritable.has(code) && reasonOf(error) === null) throw error;
  return refuse('not-writable', `${folder} cannot be written because ${reasonOf(error) ?? code}; choose another folder`);
}

async function create(fs: FileSystem, folder: string, newId: () => string, format: number): Promise<string> {
  const id = newId();
  // One after the other: a power cut that kept any other file alone would leave a folder that is no vault.
  await writeDurable(fs, join(folder, 'vault.json'), encodeJson({ format, id }), newId);
  await writeDurable(fs, join(folder, 'README.md'), encodeText(readmeText), newId);
  return id;
}

/** The newest format this version writes. */
const newestFormat = ({ migrations: steps = migrations }: OpenOptions): number => formatAfter(steps);

interface Place {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly options: OpenOptions;
}

function vaultAt({ fs, folder, options }: Place, id: string, lock: Lock | null, problems: ProblemLedger): { vault: Vault; files: VaultFiles } {
  const { now, newId, device, noteToMarkdown, shadow } = options;
  const onTrouble = (path: string, error: unknown): void =>
    problems.report('no-history', path, `Vault: ${path} is saved, but no earlier version of it could be kept because ${reasonOf(error) ?? String(error)}`);
  const snapshots = shadow === undefined ? null : new Snapshots({ folder: join(shadowFolder(shadow, id), 'snapshots'), fs, now, newId, onTrouble });
  const manifestIn = (name: string): Manifest => new Manifest({ file: shadow === undefined ? null : join(shadowFolder(shadow, id), name), fs, newId });
  const files = new VaultFiles(folder, fs, lock === null, newId, problems, snapshots, manifestIn('files.json'));
  // A file of its own, which no start waits for.
  return { files, vault: new Vault(files, { id, now, device, noteToMarkdown, lock, seenTwins: manifestIn('twins.json') }) };
}

async function openForReading(place: Place, id: string, newer: boolean): Promise<OpenResult> {
  const problems = new ProblemLedger();
  if (newer) problems.report('newer', 'vault.json', `Vault: ${place.folder} was written by a newer version of Almagest, so it is open for reading only`);
  const { vault, files } = vaultAt(place, id, null, problems);
  await recover(files);
  return { ok: true, vault, created: false };
}

async function migrateVault({ options }: Place, files: VaultFiles, id: string, format: number): Promise<void> {
  const { shadow, now, migrations: steps = migrations } = options;
  const backups = shadow === undefined ? null : join(shadowFolder(shadow, id), 'backups');
  await migrate({ files, format, steps, backups, now });
}

async function openForWriting(place: Place, known: string | null): Promise<OpenResult> {
  const { fs, folder, options } = place;
  let lock: Lock | null = null;
  try {
    await ensureFolder(fs, folder);
    const taken = await takeLock(fs, folder, options.newId(), options.probe ?? processProbe);
    if (!taken.ok) return refuse('locked', `${folder} is open in another Almagest (process ${taken.pid}); close it there first`);
    lock = taken.lock;
    // Between looking and locking another process may have made the vault.
    const now = await readDescription(fs, folder);
    if (now !== null && 'ok' in now) {
      await lock.release();
      return now;
    }
    const id = now?.id ?? known ?? (await create(fs, folder, options.newId, newestFormat(options)));
    const { vault, files } = vaultAt(place, id, lock, new ProblemLedger());
    await recover(files);
    await migrateVault(place, files, id, now?.format ?? newestFormat(options));
    await vault.notes.healTwins();
    return { ok: true, vault, created: now === null && known === null };
  } catch (error) {
    await lock?.release().catch(() => undefined);
    if (error instanceof ExpectedFailure) return refuse('not-writable', error.message);
    return refuseWrite(folder, error);
  }
}

/** Opens the vault in `folder`. Rejects only for bugs. */
export async function openVault(folder: string, options: OpenOptions): Promise<OpenResult> {
  if (!isSafeId(options.device)) throw new Error(`Vault: ${JSON.stringify(options.device)} cannot name a device`);
  const place: Place = { fs: options.fs ?? nodeFileSystem, folder: resolve(folder), options };
  let seen: Look;
  try {
    seen = await look(place.fs, place.folder);
  } catch (error) {
    return refuseWrite(place.folder, error);
  }
  if ('ok' in seen) return seen;
  const reading = options.mode === 'read';
  if (seen.found === 'empty') {
    return reading ? refuse('not-a-vault', `${place.folder} is no notebook yet`) : openForWriting(place, null);
  }
  const newer = seen.format > newestFormat(options);
  return reading || newer ? openForReading(place, seen.id, newer) : openForWriting(place, seen.id);
}
