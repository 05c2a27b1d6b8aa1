import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONTEXT_UNITS, describe as select, fitRange, splitsPair } from './describe';

const texts = fc.string({ unit: 'grapheme', maxLength: 120 });
const offsets = fc.integer({ min: -5, max: 300 });

it('describes a passage by its words, its surroundings and its place', () => {
  expect(select('The ESA builds Ariane.', { start: 4, end: 7 })).toEqual({
    quote: { exact: 'ESA', prefix: 'The ', suffix: ' builds Ariane.' },
    position: { start: 4, end: 7 },
  });
});

it('cuts the text around the passage without gap, and no surrogate pair', () => {
  fc.assert(
    fc.property(texts, offsets, offsets, (text, start, end) => {
      const { quote, position } = select(text, { start, end });
      const whole = quote.prefix + quote.exact + quote.suffix;
      expect(text.slice(position.start - quote.prefix.length).startsWith(whole)).toBe(true);
      expect(text.slice(position.start, position.end)).toBe(quote.exact);
      for (const part of Object.values(quote)) expect(part.isWellFormed()).toBe(true);
      expect(quote.prefix.length).toBeLessThanOrEqual(CONTEXT_UNITS);
      expect(quote.suffix.length).toBeLessThanOrEqual(CONTEXT_UNITS);
    }),
  );
});

it('keeps as much context as there is, a cut pair apart', () => {
  const { quote } = select('a'.repeat(40) + 'X' + '😀'.repeat(40), { start: 40, end: 41 });
  expect(quote.prefix.length).toBe(CONTEXT_UNITS);
  expect(quote.suffix.length).toBe(CONTEXT_UNITS);
  expect(select('b😀' + 'a'.repeat(31) + 'X', { start: 34, end: 35 }).quote.prefix).toBe('a'.repeat(31));
});

it('fits any range into the text', () => {
  fc.assert(
    fc.property(texts, fc.double(), fc.double(), (text, start, end) => {
      const range = fitRange(text, { start, end });
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThanOrEqual(text.length);
      expect(splitsPair(text, range.start) || splitsPair(text, range.end)).toBe(false);
    }),
  );
});
