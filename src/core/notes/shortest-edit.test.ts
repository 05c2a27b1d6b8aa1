import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptBetween } from './shortest-edit';

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });

/** Length of the longest common subsequence, by the table. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (const [j, other] of b.entries()) next.push(word === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

it('keeps as much as can be kept, in order, and only what is equal', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const map = keptBetween(a, b) ?? new Int32Array();
      const kept = [...map].filter((place) => place >= 0);
      expect(kept).toEqual([...new Set(kept)].sort((x, y) => x - y));
      for (const [index, place] of map.entries()) if (place >= 0) expect(b[place]).toBe(a[index]);
      expect(kept).toHaveLength(longest(a, b));
    }),
    { numRuns: 500 },
  );
});

it('gives up where nearly everything differs', () => {
  const numbered = (name: string) => Array.from({ length: 2000 }, (_, index) => `${name}${String(index)}`);
  expect(keptBetween(numbered('a'), numbered('b'))).toBeNull();
});
