import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startLayout, type Link } from './graph-layout';

function laidOut(count: number, links: readonly Link[], steps = 150): Float64Array {
  const layout = startLayout(count, links);
  for (let n = 0; n < steps; n += 1) layout.step(1 - n / steps);
  return layout.places;
}
const distance = (places: Float64Array, a: number, b: number) => Math.hypot((places[2 * a] ?? 0) - (places[2 * b] ?? 0), (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0));
const clique = (nodes: readonly number[]): Link[] => nodes.flatMap((source) => nodes.filter((target) => target > source).map((target) => ({ source, target, weight: 1 })));

/** One step by the definition, in quadratic time: pushes within 180, springs of length 60, a drift to the middle. */
function stepOfAllPairs(places: Float64Array, links: readonly Link[], heat: number): Float64Array {
  const moves = new Float64Array(places.length);
  const at = (i: number): number => places[i] ?? 0;
  const move = (i: number, by: number): void => void (moves[i] = (moves[i] ?? 0) + by);
  for (let i = 0; i < places.length / 2; i += 1) {
    for (let other = 0; other < places.length / 2; other += 1) {
      if (i === other) continue;
      const dx = at(2 * i) - at(2 * other) || (i - other) * 1e-3;
      const dy = at(2 * i + 1) - at(2 * other + 1);
      const squared = dx * dx + dy * dy;
      if (squared > 180 * 180) continue;
      move(2 * i, (dx * 3600) / Math.max(1, squared));
      move(2 * i + 1, (dy * 3600) / Math.max(1, squared));
    }
  }
  const strongest = Math.max(1e-9, ...links.map(({ weight }) => weight));
  for (const { source, target, weight } of links) {
    const [dx, dy] = [at(2 * target) - at(2 * source), at(2 * target + 1) - at(2 * source + 1)];
    const force = (Math.hypot(dx, dy) / 60) * (0.3 + 0.7 * Math.sqrt(weight / strongest));
    for (const [node, sign] of [[source, 1], [target, -1]] as const) {
      move(2 * node, sign * dx * force);
      move(2 * node + 1, sign * dy * force);
    }
  }
  return places.map((_, i) => {
    const own = i - (i % 2);
    const [x, y] = [(moves[own] ?? 0) - at(own) * 0.05, (moves[own + 1] ?? 0) - at(own + 1) * 0.05];
    const length = Math.max(1e-9, Math.hypot(x, y));
    return at(i) + ((i % 2 === 0 ? x : y) * Math.min(length, 120 * heat)) / length;
  });
}

describe('startLayout', () => {
  it('puts what is linked near and what is not apart', () => {
    const places = laidOut(12, [...clique([0, 2, 4, 6, 8, 10]), ...clique([1, 3, 5, 7, 9, 11])]);
    const mean = (pairs: readonly (readonly [number, number])[]) => pairs.reduce((sum, [a, b]) => sum + distance(places, a, b), 0) / pairs.length;
    expect(mean([[0, 2], [4, 10], [1, 3], [5, 11]])).toBeLessThan(mean([[0, 1], [4, 5], [10, 11], [2, 9]]));
  });

  it('is the same each time, finite, and puts no two at one place', () => {
    const links = Array.from({ length: 300 }, (_, n) => ({ source: n % 150, target: (n * 7 + 1) % 150, weight: (n % 9) + 1 })).filter(({ source, target }) => source !== target);
    const places = laidOut(150, links);
    expect(laidOut(150, links)).toEqual(places);
    expect(places.every(Number.isFinite)).toBe(true);
    expect(new Set(Array.from({ length: 150 }, (_, i) => `${(places[2 * i] ?? 0).toFixed(2)} ${(places[2 * i + 1] ?? 0).toFixed(2)}`)).size).toBe(150);
  });

  it('moves every node as all pairs of nodes within reach and all links move it', () => {
    const aGraph = fc.integer({ min: 2, max: 120 }).chain((count) => {
      const node = fc.nat(count - 1);
      return fc.record({ count: fc.constant(count), links: fc.array(fc.record({ source: node, target: node, weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 200 }) });
    });
    fc.assert(
      fc.property(aGraph, ({ count, links }) => {
        const layout = startLayout(count, links);
        for (let n = 0; n < 4; n += 1) {
          const expected = stepOfAllPairs(layout.places, links, 1 - n / 4);
          layout.step(1 - n / 4);
          layout.places.forEach((place, at) => expect(place).toBeCloseTo(expected[at] ?? NaN, 6));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes a graph without links and one without nodes', () => {
    expect(laidOut(5, []).every(Number.isFinite)).toBe(true);
    expect(laidOut(0, [])).toHaveLength(0);
  });
});
