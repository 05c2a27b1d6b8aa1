import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, daysOf, layOut, ticks, type Dated } from './timeline';

const dated = (start: number, end: number, label = 'x'): Dated => ({ start, end, label, type: 'event' });
const six = (label: string) => label.length * 6;

describe('days', () => {
  it('count from 1970 and reach before year 1', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('1969-12-31')).toBe(-1);
    expect(dayOf('-0043-03-15')).toBeLessThan(dayOf('0001-01-01') ?? 0);
    expect(dayOf('soon')).toBeNull();
    expect(daysOf({ start: '1967-01-01', end: '1967-12-31' })).toEqual({ start: dayOf('1967-01-01'), end: dayOf('1968-01-01') });
  });
});

const anItem = fc.tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 1, max: 4000 }), fc.constantFrom('Sputnik 1', 'A treaty', 'Cold War')).map(([start, length, label]) => dated(start, start + length, label));
const items = fc.array(anItem, { maxLength: 60 });
const scales = fc.double({ min: 0.001, max: 20, noNaN: true });

describe('layOut', () => {
  it('shows every passage once, from left to right, at least 24 px apart', () => {
    fc.assert(
      fc.property(items, scales, (list, perDay) => {
        const { spots } = layOut(list, perDay, six);
        expect(spots.flatMap((spot) => spot.items).sort((a, b) => a - b)).toEqual(list.map((_, at) => at));
        spots.forEach((spot, at) => expect(spot.x - (spots[at - 1]?.x ?? -Infinity)).toBeGreaterThanOrEqual(24));
      }),
    );
  });

  it('no label overlaps another of its row', () => {
    fc.assert(
      fc.property(items, scales, (list, perDay) => {
        const labelled = layOut(list, perDay, six).spots.filter(({ row }) => row !== null);
        for (const a of labelled) {
          for (const b of labelled) if (a !== b && a.row === b.row) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual((six(a.label) + six(b.label)) / 2);
        }
      }),
    );
  });

  it('twice the scale puts what stands alone twice as far', () => {
    const list = [dated(0, 1), dated(1000, 1001), dated(3000, 3001)];
    const [one, two] = [layOut(list, 1, six), layOut(list, 2, six)];
    two.spots.forEach(({ x }, at) => expect(x).toBeCloseTo(2 * (one.spots[at]?.x ?? 0)));
  });

  it('is empty for nothing', () => expect(layOut([], 1, six).spots).toEqual([]));
});

describe('ticks', () => {
  it('lie within the span, in order, and no nearer than asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 20_000 }), fc.integer({ min: 1, max: 40_000 }), scales, (from, span, perDay) => {
        fc.pre(span * perDay < 100_000);
        const found = ticks(from, from + span, perDay, 80);
        found.forEach(({ day }, at) => {
          expect(day).toBeGreaterThanOrEqual(from);
          expect(day).toBeLessThanOrEqual(from + span);
          const before = found[at - 1]?.day;
          if (before !== undefined) expect((day - before) * perDay).toBeGreaterThanOrEqual(79);
        });
      }),
    );
  });

  it('stand at round years where years are near', () => {
    expect(ticks(dayOf('1957-06-01') ?? 0, dayOf('2012-01-01') ?? 0, 0.03, 80).map(({ date }) => date.slice(0, 4))).toEqual(['1960', '1970', '1980', '1990', '2000', '2010']);
  });
});
