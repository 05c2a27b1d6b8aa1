/** Brings node_modules in step with package-lock.json. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { announce } from './announce.mjs';
import { runNpm } from './command.mjs';

/**
 * The step `npm ci` for a folder with a lock of its own.
 *
 * @param {string} folder
 * @param {string} [purpose] what the packages are for, in the announcement
 * @returns {import('./steps.mjs').Step}
 */
export function dependencies(folder, purpose = "the project's packages") {
  return {
    isDone: () => dependenciesAreInStep(folder),
    make: async (onStart) => {
      announce(`installing ${purpose} (npm ci)`);
      // npm writes this file last, so while it is away the folder counts as unfinished, whatever else it holds.
      rmSync(hiddenLock(folder), { force: true });
      // A user's npm settings may leave out what the build and the checks need.
      const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
      await runNpm(args, { cwd: folder, onStart });
    },
  };
}

const hiddenLock = (folder) => join(folder, 'node_modules/.package-lock.json');

/**
 * Whether what npm last installed is what the lock asks for, and still lies there.
 *
 * @param {string} folder
 */
export function dependenciesAreInStep(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const found = packagesOf(hiddenLock(folder));
  if (wanted === null || found === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const installed = found[path];
    // npm leaves out what is optional and made for another platform.
    if (installed === undefined) return Boolean(entry.optional || entry.devOptional);
    return installed.version === entry.version && installed.integrity === entry.integrity && existsSync(join(folder, path, 'package.json'));
  });
}

function packagesOf(lock) {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
