import { describe, expect, it } from 'vitest';
import { startLayout, type Link } from './graph-layout';

function laidOut(count: number, links: readonly Link[], steps = 150): Float64Array {
  const layout = startLayout(count, links);
  for (let n = 0; n < steps; n += 1) layout.step(1 - n / steps);
  return layout.places;
}
const distance = (places: Float64Array, a: number, b: number) => Math.hypot((places[2 * a] ?? 0) - (places[2 * b] ?? 0), (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0));
const clique = (nodes: readonly number[]): Link[] => nodes.flatMap((source) => nodes.filter((target) => target > source).map((target) => ({ source, target, weight: 1 })));

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

  it('takes a graph without links and one without nodes', () => {
    expect(laidOut(5, []).every(Number.isFinite)).toBe(true);
    expect(laidOut(0, [])).toHaveLength(0);
  });
});
