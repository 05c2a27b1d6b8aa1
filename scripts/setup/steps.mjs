/** Does the steps of a set-up that are not done yet, one set-up at a time. */
import { announce } from './announce.mjs';
import { acquireLock } from './lock.mjs';

/**
 * @typedef {object} Step
 * @property {() => boolean | Promise<boolean>} isDone looks without changing anything anybody relies on
 * @property {(onStart: (pid: number) => void) => Promise<void>} make does it; `onStart` is told of each installer started
 */

/**
 * Does what is missing, in order. Where nothing is, no lock is taken and nothing is written.
 *
 * @param {Step[]} steps each may rely on those before it
 * @param {string} lockFile
 * @throws {import('./announce.mjs').SetUpError} from the step that failed; those before it stay done
 */
export async function doSteps(steps, lockFile) {
  const first = await firstMissing(steps);
  if (first === -1) return;
  const onWait = (pid) => announce(`waiting for another set-up to finish (process ${pid})`);
  const lock = await acquireLock(lockFile, { onWait });
  try {
    for (const step of steps.slice(first)) {
      // Asked again: whoever held the lock may have done it meanwhile.
      if (!(await step.isDone())) await step.make(lock.child);
    }
  } finally {
    lock.release();
  }
}

async function firstMissing(steps) {
  for (const [index, step] of steps.entries()) {
    if (!(await step.isDone())) return index;
  }
  return -1;
}
