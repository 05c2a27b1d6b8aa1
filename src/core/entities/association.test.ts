import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companionsOf, edgesOf, logLikelihood } from './association';
import { unitsOf } from './units';

describe('logLikelihood', () => {
  it('agrees with a table worked by hand', () => {
    // 2·Σ O·ln(O/E) over (10, 10, 10, 70), expected (4, 16, 16, 64).
    expect(logLikelihood({ both: 10, a: 20, b: 20, units: 100 })).toBeCloseTo(2 * (10 * Math.log(2.5) + 20 * Math.log(10 / 16) + 70 * Math.log(70 / 64)), 10);
  });

  it('is 0 where they are together by chance, negative where less, and the same from both sides', () => {
    expect(logLikelihood({ both: 4, a: 20, b: 20, units: 100 })).toBeCloseTo(0, 10);
    expect(logLikelihood({ both: 1, a: 50, b: 50, units: 100 })).toBeLessThan(0);
    const table = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30)).map(([both, a, b, rest]) => ({ both, a: both + a, b: both + b, units: both + a + b + rest }));
    fc.assert(
      fc.property(table, ({ both, a, b, units }) => {
        expect(logLikelihood({ both, a, b, units })).toBeCloseTo(logLikelihood({ both, a: b, b: a, units }), 8);
      }),
    );
  });
});

const units = [['nasa', 'iss'], ['nasa', 'iss'], ['nasa', 'iss', 'mars'], ['mars'], ['mars'], ['esa'], ['esa', 'mars'], [], [], []];

describe('company', () => {
  it('is what stands beside more often than chance, the strongest first', () => {
    expect(companionsOf('iss', units).map(({ entity }) => entity)).toEqual(['nasa']);
    expect(edgesOf(units)[0]).toMatchObject({ source: 'iss', target: 'nasa', together: 3 });
  });

  it('an edge is the companion of both its ends', () => {
    for (const { source, target, weight } of edgesOf(units)) expect(companionsOf(source, units).find(({ entity }) => entity === target)?.weight).toBeCloseTo(weight, 10);
  });

  it('costs no more for a unit that names thousands', () => {
    const crowd = Array.from({ length: 5000 }, (_, n) => `e${String(n)}`);
    expect(edgesOf([crowd, ...Array.from({ length: 10 }, () => [])]).length).toBeLessThanOrEqual((60 * 59) / 2);
  });
});

describe('unitsOf', () => {
  it('names each entity once in its unit and counts the units without any', () => {
    const at = (start: number, entity: string) => ({ start, entity });
    expect(unitsOf([0, 10, 20, 30], [at(1, 'a'), at(5, 'b'), at(9, 'a'), at(30, 'a')])).toEqual({ units: [['a', 'b'], ['a']], empty: 2 });
  });
});
