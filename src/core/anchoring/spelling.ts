/** Ties words that were only respelt: "recieve" became "receive" between the same neighbours. */
import type { Words } from './words';

/** Words rewritten side by side that are compared one to one; more of them are a new sentence, not new spelling. */
const MOST_RESPELT = 3;

/** Shorter words differ too easily: "cat" and "car" share as much as "then" and "than". */
const LEAST_LETTERS = 5;

/** Share of the longer word that both begin and end with: keeps "behaviour" and "behavior", parts "there" and "three". */
const SHARED_LETTERS = 0.65;

function isRespelt(old: string, next: string): boolean {
  const longer = Math.max(old.length, next.length);
  const shorter = Math.min(old.length, next.length);
  if (shorter < LEAST_LETTERS || shorter < longer * SHARED_LETTERS) return false;
  let head = 0;
  while (head < shorter && old[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  return head + tail >= longer * SHARED_LETTERS;
}

/** Adds to `map` the respelt words, and the equal ones between them, in gaps of the same few words on both sides. */
export function tieRespelt(a: Words, b: Words, map: Int32Array): void {
  for (let from = 1, to = from; from < a.count; from = to + 1) {
    for (to = from; to < a.count && (map[to] ?? -1) < 0; to++);
    const left = map[from - 1] ?? -1;
    const gone = to - from;
    if (!gone || gone > MOST_RESPELT || left < 0 || to === a.count || (map[to] ?? -1) !== left + gone + 1) continue;
    for (let i = 0; i < gone; i++) {
      const old = a.text.slice(a.starts[from + i], a.ends[from + i]);
      const next = b.text.slice(b.starts[left + 1 + i], b.ends[left + 1 + i]);
      if (old === next || isRespelt(old.toLowerCase(), next.toLowerCase())) map[from + i] = left + 1 + i;
    }
  }
}
