import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastAtMost } from '../../core/documents/last-at-most';
import { rangeAt, rangeFrom, trimRange } from './lookup';

it('finds the last element that is at most the offset', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.integer({ min: -1, max: 51 }), (numbers, offset) => {
      const starts = [...numbers].sort((a, b) => a - b);
      expect(lastAtMost(starts, offset)).toBe(starts.filter((start) => start <= offset).length - 1);
    }),
  );
});

const ranges = [
  { start: 2, end: 4 },
  { start: 4, end: 7 },
  { start: 9, end: 10 },
];

it('finds the range that holds an offset; ends are open', () => {
  expect([0, 2, 3, 4, 7, 9, 10].map((offset) => rangeAt(ranges, offset)?.start ?? null)).toEqual([null, 2, 2, 4, null, 9, null]);
});

it('steps from range to range and round at the ends', () => {
  expect([0, 2, 4, 9].map((offset) => rangeFrom(ranges, offset, false)?.start)).toEqual([2, 4, 9, 2]);
  expect([0, 2, 4, 9].map((offset) => rangeFrom(ranges, offset, true)?.start)).toEqual([9, 9, 2, 4]);
  expect(rangeFrom([], 3, false)).toBeNull();
});

it('trims white space at both ends and gives nothing for a gap', () => {
  const text = ' one\n\ntwo ';
  expect(trimRange(text, { start: 0, end: 6 })).toEqual({ start: 1, end: 4 });
  expect(trimRange(text, { start: 3, end: 10 })).toEqual({ start: 3, end: 9 });
  expect(trimRange(text, { start: 4, end: 6 })).toBeNull();
});
