/** The set-up: does what is missing for the task at hand and nothing else. Without arguments it does everything. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announce, SetUpError } from './setup/announce.mjs';
import { build as buildStep } from './setup/build.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { currentRuntime, describeRuntime, electron as electronStep } from './setup/electron.mjs';
import { projectRoot } from './setup/places.mjs';
import { doSteps } from './setup/steps.mjs';
import { systemLibraries } from './setup/system-libraries.mjs';

/** The oldest Node that electron-vite and vitest run on. */
const OLDEST_NODE = [20, 19];

/**
 * Brings the checkout into a state in which the task can run. The packages are always seen to.
 *
 * @param {{electron?: boolean, display?: boolean, build?: boolean, quiet?: boolean}} [needs]
 *   Electron's binary; a screen and the system's libraries; a build of the sources. `quiet` leaves out the line that
 *   names the runtime; what is being installed is said all the same.
 * @returns {Promise<import('./setup/electron.mjs').Runtime | null>} the Electron in place, where one was asked for
 * @throws {SetUpError} with what to do about it
 */
export async function setUp({ electron = false, display = false, build = false, quiet = false } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new SetUpError(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}`);
  }
  const steps = [
    dependencies(projectRoot),
    ...(electron ? [electronStep()] : []),
    ...(display ? [systemLibraries()] : []),
    ...(build ? [buildStep()] : []),
  ];
  await doSteps(steps, join(projectRoot, '.cache/setup.lock'));
  const runtime = electron ? currentRuntime() : null;
  if (runtime !== null && !quiet) announce(describeRuntime(runtime));
  return runtime;
}

/**
 * Runs a command's main function; a failed set-up is told in its own words, without a stack.
 *
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    announce(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await setUp({ electron: true, display: true, build: true });
    return 0;
  });
}
