/** Says in one line what the set-up does, on standard error so that standard output stays the program's own. */

/** @param {string} message a sentence without its full stop */
export function announce(message) {
  process.stderr.write(`Almagest: ${message}\n`);
}

/** A set-up that cannot go on: its message says what is missing and what to do, so no stack is printed. */
export class SetUpError extends Error {
  name = 'SetUpError';
}
