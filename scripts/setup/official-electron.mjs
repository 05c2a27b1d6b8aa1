/** Downloads the official Electron where it can be had without a long wait, and remembers for a day where it cannot. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.mjs';
import { cacheFolder } from './places.mjs';

const DAY_MS = 24 * 60 * 60_000;
/** A firewall that drops packets would otherwise cost minutes. */
const FIRST_PROBE_MS = 3000;
/** Asked again once a day, on a start that has a runtime and should not be kept waiting. */
const LATER_PROBE_MS = 800;
const DOWNLOAD_LIMIT_MS = { withFloor: 3 * 60_000, alone: 15 * 60_000 };

/** A setting of the official installer, by the names it reads itself (npm configuration, then environment). */
function setting(name, env) {
  return env[`npm_config_electron_${name.replace('_', '')}`] || env[`npm_config_electron_${name}`] || env[`ELECTRON_${name.toUpperCase()}`];
}

/**
 * Where the official installer would download from.
 *
 * @param {string} version without the `v`
 * @param {NodeJS.ProcessEnv} [env]
 */
export function officialAddress(version, env = process.env) {
  const base = setting('mirror', env) || 'https://github.com/electron/electron/releases/download/';
  const folder = (setting('custom_dir', env) || `v${version}`).replace('{{ version }}', version);
  return `${base}${folder}/${setting('custom_filename', env) || archiveName(version)}`;
}

const archiveName = (version) => `electron-v${version}-${process.platform}-${process.arch}.zip`;

/**
 * Whether a download should be attempted now: it lies in the installer's own cache, or its host answers.
 *
 * @param {string} version
 * @param {{hasRuntime: boolean, patient: boolean}} situation `patient` where nothing else could run: no failure is remembered
 */
export async function officialIsWorthTrying(version, { hasRuntime, patient }) {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return false;
  const address = officialAddress(version);
  if (patient) return true;
  if (failedLately('broken', address)) return false;
  if (isDownloaded(address)) return true;
  if (failedLately('unreachable', address)) return false;
  const answers = await probe(address, hasRuntime ? LATER_PROBE_MS : FIRST_PROBE_MS);
  if (!answers) rememberFailure('unreachable', address);
  return answers;
}

/** Asks the host for the archive's header only; a mirror that refuses such a question still counts as there. */
async function probe(address, limitMs) {
  try {
    const { status } = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(limitMs) });
    return status < 500 && status !== 404;
  } catch {
    return false;
  }
}

/**
 * Runs the installer that the `electron` package brings.
 *
 * @param {string} packageFolder node_modules/electron
 * @param {string} version
 * @param {{patient: boolean, onStart: (pid: number) => void}} options
 * @throws {import('./announce.mjs').SetUpError} when it does not succeed in time; the failure is remembered
 */
export async function installOfficial(packageFolder, version, { patient, onStart }) {
  // The installer follows a link at `dist` and would fill the floor runtime's folder; and it takes `path.txt` as proof.
  rmSync(join(packageFolder, 'path.txt'), { force: true });
  rmSync(join(packageFolder, 'dist'), { recursive: true, force: true });
  const timeoutMs = patient ? DOWNLOAD_LIMIT_MS.alone : DOWNLOAD_LIMIT_MS.withFloor;
  try {
    await run(process.execPath, [join(packageFolder, 'install.js')], { timeoutMs, onStart });
  } catch (error) {
    rmSync(join(packageFolder, 'dist'), { recursive: true, force: true });
    rememberFailure('broken', officialAddress(version));
    throw error;
  }
}

/** Whether the installer's cache holds the archive, so that no network is needed (@electron/get, Cache.js). */
function isDownloaded(address) {
  const home = homedir();
  const usual = {
    darwin: join(home, 'Library/Caches/electron'),
    win32: join(process.env.LOCALAPPDATA || join(home, 'AppData/Local'), 'electron/Cache'),
  }[process.platform];
  const root = process.env.electron_config_cache || usual || join(process.env.XDG_CACHE_HOME || join(home, '.cache'), 'electron');
  const slash = address.lastIndexOf('/');
  const folder = createHash('sha256').update(new URL(address.slice(0, slash)).href).digest('hex');
  return existsSync(join(root, folder, address.slice(slash + 1)));
}

/**
 * One small file per address, so that a mirror set tomorrow is not blamed for today's failure. An unreachable host
 * is not asked again the same day; a broken download is not repeated either, even from the installer's cache.
 *
 * @param {'unreachable' | 'broken'} failure
 * @param {string} address
 */
function failureStamp(failure, address) {
  const name = createHash('sha256').update(address).digest('hex').slice(0, 12);
  return join(cacheFolder(), `official-electron-${failure}-${name}`);
}

function failedLately(failure, address) {
  try {
    const age = Date.now() - Number(readFileSync(failureStamp(failure, address), 'utf8'));
    return age >= 0 && age < DAY_MS;
  } catch {
    return false;
  }
}

function rememberFailure(failure, address) {
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(failureStamp(failure, address), String(Date.now()));
}
