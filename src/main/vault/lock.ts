/**
 * One writer per vault and machine: a lock file that names its process and is recovered when that process is gone.
 * Each machine has a lock file of its own, so a synced folder never carries one machine's lock to another.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { errorCode, type FileSystem } from './file-system';
import { decodeJson, encodeJson, isRecord } from './lines';
import type { ProcessProbe } from './process-probe';

interface LockRecord {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** See `ProcessProbe.startOf`. */
  readonly start: string | null;
  /** Milliseconds since 1970. */
  readonly taken: number;
}

export interface Lock {
  release(): Promise<void>;
}
export type LockResult = { readonly ok: true; readonly lock: Lock } | { readonly ok: false; readonly pid: number };

const lockName = /^\.almagest-[0-9a-f]{8}\.lock(?:\..+)?$/;
/** Whether a name is that of a lock, of this or another machine. */
export const isLockName = (name: string): boolean => lockName.test(name);

/** Tokens of the locks this process holds: a lock with our number but another token was left by an earlier process. */
const held = new Set<string>();

/** A clock may be set while the machine runs, so a lock counts as older than the start only by more than this. */
const clockSlackMs = 60_000;
/** How long a lock file may be empty: its owner is between creating and writing it. */
const emptyForMs = 2000;

function parse(bytes: Uint8Array): LockRecord | null {
  const value = decodeJson(bytes)?.value;
  if (!isRecord(value)) return null;
  const { token, pid, host, start, taken } = value;
  if (typeof token !== 'string' || typeof host !== 'string') return null;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1 || typeof taken !== 'number') return null;
  return { token, pid, host, start: typeof start === 'string' ? start : null, taken };
}

async function isAlive(record: LockRecord, probe: ProcessProbe): Promise<boolean> {
  if (record.host !== probe.host) return false;
  if (record.pid === probe.pid) return held.has(record.token);
  if (!probe.isRunning(record.pid)) return false;
  const start = await probe.startOf(record.pid);
  if (start !== null && record.start !== null) return start === record.start;
  return record.taken > probe.bootedMs() - clockSlackMs;
}

async function readRecord(fs: FileSystem, path: string): Promise<{ record: LockRecord | null; ageMs: number } | null> {
  try {
    const stat = await fs.stat(path);
    return { record: parse(await fs.read(path)), ageMs: Date.now() - stat.modifiedMs };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeRecord(fs: FileSystem, path: string, record: LockRecord): Promise<boolean> {
  let file;
  try {
    file = await fs.create(path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await file.write(encodeJson(record));
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await fs.removeFile(path).catch(() => undefined);
    throw error;
  }
  return true;
}

/**
 * Takes a dead lock away. Of several processes that try, the rename lets one succeed; should it have caught a lock taken
 * in between, that one is put back.
 */
async function removeStale(fs: FileSystem, path: string, stale: LockRecord | null, token: string): Promise<void> {
  const aside = `${path}.${token}`;
  try {
    await fs.rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const caught = parse(await fs.read(aside));
  if (caught !== null && caught.token !== stale?.token) await writeRecord(fs, path, caught);
  await fs.removeFile(aside);
}

/** Takes the lock of `folder`, or says which process of this machine has it. Rejects where the folder cannot be written. */
export async function takeLock(fs: FileSystem, folder: string, token: string, probe: ProcessProbe): Promise<LockResult> {
  const machine = createHash('sha256').update(probe.host).digest('hex').slice(0, 8);
  const path = join(folder, `.almagest-${machine}.lock`);
  const record: LockRecord = { token, pid: probe.pid, host: probe.host, start: await probe.startOf(probe.pid), taken: Date.now() };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await writeRecord(fs, path, record)) {
      held.add(token);
      return { ok: true, lock: { release: () => release(fs, path, token) } };
    }
    const found = await readRecord(fs, path);
    if (found === null) continue;
    if (found.record === null && found.ageMs < emptyForMs) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    if (found.record !== null && (await isAlive(found.record, probe))) return { ok: false, pid: found.record.pid };
    await removeStale(fs, path, found.record, token);
  }
  throw new Error(`Vault: the lock ${path} changes hands all the time`);
}

async function release(fs: FileSystem, path: string, token: string): Promise<void> {
  held.delete(token);
  try {
    if (parse(await fs.read(path))?.token === token) await fs.removeFile(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
