/** Knows whether somebody is typing, so that what is not urgent waits for a rest between two keys. */

/** Milliseconds without a key that count as a rest. */
const REST_MS = 400;

let last = Number.NEGATIVE_INFINITY;

/** A key was pressed. */
export const keyCame = (): void => void (last = performance.now());

/** Milliseconds until there is a rest, if no key comes before; 0 where there is one. */
export const untilRest = (): number => Math.max(0, last + REST_MS - performance.now());

/** Hears every key of the window; the value returned stops it. */
export function followKeys(): () => void {
  window.addEventListener('keydown', keyCame, true);
  return () => window.removeEventListener('keydown', keyCame, true);
}
