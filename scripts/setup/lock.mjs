/** Lets one set-up of a checkout run at a time, and notices when the one before it died half-way. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetUpError } from './announce.mjs';

/** How long to wait for another set-up, in milliseconds; a slow first `npm ci` fits in. */
const PATIENCE_MS = 15 * 60_000;
const POLL_MS = 200;
/** A lock without readable content is being written just now; older than this it was cut short. */
const WRITING_MS = 5000;

/** Whether a process of this machine is alive. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * When a process began, in a form only good for comparing; `null` where the system does not tell. It keeps a new
 * process that was given a dead one's number from being taken for it.
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

const describe = (pid) => ({ pid, start: startOf(pid) });
const lives = ({ pid, start }) => isAlive(pid) && (start === null || startOf(pid) === start);

/**
 * Takes the lock, waiting for a living holder and taking over from a dead one.
 *
 * A holder killed outright may leave its installer running; that child is named in the lock and waited for too,
 * because two installers in one folder spoil each other's work.
 *
 * @param {string} file
 * @param {{patienceMs?: number, onWait?: (pid: number) => void}} [options]
 * @returns {Promise<{child: (pid: number) => void, release: () => void}>}
 * @throws {SetUpError} when a living holder does not finish in time
 */
export async function acquireLock(file, { patienceMs = PATIENCE_MS, onWait = () => {} } = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const holder = [describe(process.pid)];
  const deadline = Date.now() + patienceMs;
  for (let told = false; !create(file, holder); ) {
    const seen = inspect(file);
    if (seen.state === 'stale') clear(file, seen.text);
    if (seen.state !== 'held') continue;
    if (Date.now() > deadline) {
      throw new SetUpError(`another set-up (process ${seen.pid}) is not finishing; end it or delete ${file}, then try again`);
    }
    if (!told && seen.pid !== 0) onWait(seen.pid);
    told ||= seen.pid !== 0;
    await sleep(POLL_MS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  return {
    child: (pid) => replace(file, [...holder, describe(pid)]),
    release: () => {
      process.off('exit', release);
      release();
    },
  };
}

function create(file, processes) {
  try {
    writeFileSync(file, JSON.stringify(processes), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function replace(file, processes) {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(processes));
  renameSync(`${file}.${process.pid}`, file);
}

/** Tells whether the lock is gone, held by a living process, or left behind by dead ones. */
function inspect(file) {
  let text;
  let age;
  try {
    text = readFileSync(file, 'utf8');
    age = Date.now() - statSync(file).mtimeMs;
  } catch {
    return { state: 'gone' };
  }
  try {
    const alive = JSON.parse(text).find(lives);
    return alive === undefined ? { state: 'stale', text } : { state: 'held', pid: alive.pid };
  } catch {
    return age > WRITING_MS ? { state: 'stale', text } : { state: 'held', pid: 0 };
  }
}

/** Removes a dead set-up's lock by a rename, so that of two who found it only one clears it. */
function clear(file, expected) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // A third process may have cleared and taken the lock between the look and the rename: give it back.
  if (readFileSync(aside, 'utf8') === expected) rmSync(aside, { force: true });
  else renameSync(aside, file);
}
