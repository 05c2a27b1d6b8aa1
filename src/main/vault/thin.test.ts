import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thin } from './thin';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 15, 12);
const instants = fc.uniqueArray(fc.integer({ min: now - 200 * day, max: now }), { maxLength: 80 });
const left = (all: readonly number[], at: number): number[] => {
  const going = new Set(thin(all, at));
  return all.filter((instant) => !going.has(instant));
};

it('keeps everything of the last day, one a day of the last month, one a week before that', () => {
  fc.assert(
    fc.property(instants, (all) => {
      const kept = left(all, now);
      for (const instant of all) if (now - instant < day) expect(kept).toContain(instant);
      const days = kept.filter((instant) => now - instant >= day && now - instant < 30 * day).map((instant) => Math.floor(instant / day));
      expect(new Set(days).size).toBe(days.length);
      const weeks = kept.filter((instant) => now - instant >= 30 * day).map((instant) => Math.floor((instant / day - 4) / 7));
      expect(new Set(weeks).size).toBe(weeks.length);
      // Every day of the month and every week that had a version still has one: its last.
      for (const instant of all) {
        const age = now - instant;
        const near = kept.some((other) => other >= instant && other - instant < (age < 30 * day ? day : 7 * day));
        expect(near).toBe(true);
      }
    }),
  );
});

it('never lets the newest go', () => {
  fc.assert(fc.property(instants.filter((all) => all.length > 0), fc.integer({ min: 0, max: 900 }), (all, days) => {
    expect(left(all, now + days * day)).toContain(Math.max(...all));
  }));
});

it('leaves the same whether it is done often or seldom', () => {
  fc.assert(fc.property(instants, fc.integer({ min: 0, max: 100 * day }), fc.integer({ min: 0, max: 100 * day }), (all, first, second) => {
    expect(left(left(all, now + first), now + first + second)).toEqual(left(all, now + first + second));
  }));
});
