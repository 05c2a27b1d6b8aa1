import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordsFrom } from './bookmark';

const text = `One probe left.\n\n${'long words of a line '.repeat(9)}\n`;
const at = (offset: number) => {
  const range = wordsFrom(text, offset);
  return range && text.slice(range.start, range.end);
};

it('takes whole words from the one at the place to the end of its line', () => {
  expect(at(0)).toBe('One probe left.');
  expect(at(6)).toBe('probe left.');
  expect(at(15)).toMatch(/^long words/);
  expect(at(17)).toMatch(/^long words.*\bof$|words$|line$|long$|a$/);
  expect(at(17)?.length).toBeLessThanOrEqual(80);
  expect(wordsFrom(text, text.length)).toBeNull();
});

it('stays inside any text and is never blank', () => {
  const any = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '\n', '\t', '😀'), maxLength: 200 });
  fc.assert(
    fc.property(any, fc.nat(220), (words, offset) => {
      const range = wordsFrom(words, offset);
      if (!range) return;
      const found = words.slice(range.start, range.end);
      expect(found.trim()).toBe(found);
      expect(found).not.toBe('');
    }),
  );
});
