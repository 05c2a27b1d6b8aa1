/** Where things lie: the project's root, its node_modules, and the cache kept outside the project. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, absolute. */
export const projectRoot = resolve(fileURLToPath(import.meta.url), '../../..');

/**
 * The user's cache folder of Almagest; losing it costs a download and nothing else.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheFolder(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'almagest');
}

/** The arguments meant for the program a script starts; a `--` that npm did not take away is left out. */
export function ownArguments(argv = process.argv.slice(2)) {
  return argv[0] === '--' ? argv.slice(1) : argv;
}

/**
 * The folder the user stood in, which relative paths refer to; npm itself runs every script in the project's root.
 *
 * @param {string} script the npm script's name: inside another script npm's word is about that one
 */
export function callersFolder(script) {
  const { npm_lifecycle_event: running, INIT_CWD: folder } = process.env;
  return running === script && folder ? folder : process.cwd();
}
