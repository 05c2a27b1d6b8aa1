/** Builds the application, and the benchmarks, when their sources are not those of the last build. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { announce } from './announce.mjs';
import { run } from './command.mjs';
import { projectRoot } from './places.mjs';

/** What a build is made from: folders and single files. `predict` is built with the application. */
const APPLICATION = ['src', 'resources', 'bench/predict.ts'];
const BENCHMARKS = ['src', 'resources', 'bench'];
const FAULTS = ['src', 'resources', 'bench', 'faults'];
/** Folders below these that hold results, not sources. */
const NO_SOURCES = new Set(['node_modules', 'results']);
/** Files at the root a build depends on. */
const ROOT_FILES = /^(package(-lock)?\.json|tsconfig.*\.json|[\w.-]*vite[\w.-]*\.config\.\w+)$/;
/** Tests are in no build. */
const TEST = /\.test\.\w+$/;

/**
 * The step that builds the application.
 *
 * @param {string} [root]
 * @returns {import('./steps.mjs').Step}
 */
export function build(root = projectRoot) {
  const script = 'node_modules/electron-vite/bin/electron-vite.js';
  return buildStep(root, { title: 'the application', sources: APPLICATION, stamp: 'out/.stamp', script, args: ['build'] });
}

/**
 * The step that builds the benchmarks, which nothing but `npm run bench` waits for.
 *
 * @param {string} [root]
 * @returns {import('./steps.mjs').Step}
 */
export function buildBenchmarks(root = projectRoot) {
  const args = ['build', '--config', 'bench/vite.config.mts'];
  return buildStep(root, { title: 'the benchmarks', sources: BENCHMARKS, stamp: 'out/bench/.stamp', script: 'node_modules/vite/bin/vite.js', args });
}

/**
 * The step that builds the fault injection, which nothing but `npm run faults` waits for.
 *
 * @param {string} [root]
 * @returns {import('./steps.mjs').Step}
 */
export function buildFaults(root = projectRoot) {
  const args = ['build', '--config', 'faults/vite.config.mts'];
  return buildStep(root, { title: 'the fault injection', sources: FAULTS, stamp: 'out/faults/.stamp', script: 'node_modules/vite/bin/vite.js', args });
}

function buildStep(root, { title, sources, stamp: name, script, args }) {
  const stamp = join(root, name);
  return {
    isDone: () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root, sources),
    make: async (onStart) => {
      announce(`building ${title}`);
      rmSync(stamp, { force: true });
      // Taken before the build: a file changed while it runs makes the next start build again.
      const built = fingerprint(root, sources);
      await run(process.execPath, [join(root, script), ...args], { cwd: root, onStart });
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, built);
    },
  };
}

/**
 * One value for the names, sizes and times of all a build is made from. Comparing times alone would miss a deleted
 * file and one restored with an older date.
 *
 * @param {string} root
 * @param {string[]} [sources] folders and files below it; configurations at the root always count
 * @returns {string} a hash, in hexadecimal
 */
export function fingerprint(root, sources = APPLICATION) {
  const paths = sources.map((name) => join(root, name)).filter((path) => existsSync(path));
  const inFolders = paths.flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
  const atRoot = readdirSync(root).filter((name) => ROOT_FILES.test(name)).map((name) => join(root, name));
  const hash = createHash('sha256');
  for (const file of [...inFolders, ...atRoot].sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NO_SOURCES.has(entry.name) ? [] : filesIn(path);
    return entry.isFile() && !TEST.test(entry.name) ? [path] : [];
  });
}
