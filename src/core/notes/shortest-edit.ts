/** The fewest words to take out of one sequence and put in to make another of it (Myers 1986, "An O(ND) Difference Algorithm"). */

/** Words that may differ before the search is given up: about 36 MB and a few tens of milliseconds. */
const mostEdits = 3000;

/**
 * For each element of `a` its place in `b`, or -1; the places rise. `null` where more than 3,000 elements differ, for the
 * cost grows with their square.
 */
export function keptBetween(a: readonly string[], b: readonly string[]): Int32Array | null {
  const map = new Int32Array(a.length).fill(-1);
  let from = 0;
  let [aTo, bTo] = [a.length, b.length];
  for (; from < aTo && from < bTo && a[from] === b[from]; from += 1) map[from] = from;
  for (; from < aTo && from < bTo && a[aTo - 1] === b[bTo - 1]; ) map[--aTo] = --bTo;
  const [middleA, middleB] = [a.slice(from, aTo), b.slice(from, bTo)];
  const trace = explore(middleA, middleB);
  if (trace === null) return null;
  walkBack(trace, middleA, middleB, (x, y) => (map[from + x] = from + y));
  return map;
}

/** For each number of edits, how far down `a` every diagonal (-d to d) reaches; the last reaches both ends. */
function explore(a: readonly string[], b: readonly string[]): Int32Array[] | null {
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= Math.min(mostEdits, a.length + b.length); edits += 1) {
    const before = trace.at(-1);
    const reach = new Int32Array(2 * edits + 1);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = before === undefined ? 0 : step(before, diagonal);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach[diagonal + edits] = x;
      if (x >= a.length && x - diagonal >= b.length) return [...trace, reach];
    }
    trace.push(reach);
  }
  return null;
}

/** Whether a diagonal is entered from the one above it, by a word put in, rather than from below, by one taken out. */
function comesDown(before: Int32Array, diagonal: number): boolean {
  const edits = (before.length + 1) / 2;
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (before[diagonal + edits - 2] ?? 0) < (before[diagonal + edits] ?? 0);
}

/** Where the next round begins on a diagonal. `before` holds diagonals `-(edits - 1)` to `edits - 1`. */
function step(before: Int32Array, diagonal: number): number {
  const edits = (before.length + 1) / 2;
  return comesDown(before, diagonal) ? (before[diagonal + edits] ?? 0) : (before[diagonal + edits - 2] ?? 0) + 1;
}

function walkBack(trace: readonly Int32Array[], a: readonly string[], b: readonly string[], keep: (x: number, y: number) => void): void {
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const before = edits === 0 ? undefined : trace[edits - 1];
    const start = before === undefined ? 0 : step(before, x - y);
    const down = before !== undefined && comesDown(before, x - y);
    while (x > start && y > 0) keep(--x, --y);
    if (before === undefined) return;
    if (down) y -= 1;
    else x -= 1;
  }
}
