import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitsPair } from '../anchoring/describe';
import { measure } from './code-points';

const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '😀', '漢', 'é', '\u{1F469}\u200d\u{1F680}', '\ud83d', '\ude00'),
    maxLength: 60,
  }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

it('counts what the standard counts', () => {
  const points = measure('A 😀 b');
  expect(points.length).toBe(5);
  expect(points.toCodePoint(4)).toBe(3);
  expect(points.toUtf16(3)).toBe(4);
});

it('agrees with the language for every offset, both ways', () => {
  fc.assert(
    fc.property(text, (source) => {
      const points = measure(source);
      expect(points.length).toBe([...source].length);
      for (let offset = 0; offset <= source.length; offset++) {
        if (splitsPair(source, offset)) {
          expect(points.toCodePoint(offset)).toBe(points.toCodePoint(offset - 1));
        } else {
          const expected = [...source.slice(0, offset)].length;
          expect(points.toCodePoint(offset)).toBe(expected);
          expect(points.toUtf16(expected)).toBe(offset);
        }
      }
    }),
  );
});

it('clips what lies outside the text', () => {
  const points = measure('😀😀');
  expect([-3, 99, NaN].map((offset) => points.toCodePoint(offset))).toEqual([0, 2, 0]);
  expect([-3, 99, NaN].map((offset) => points.toUtf16(offset))).toEqual([0, 4, 0]);
});
