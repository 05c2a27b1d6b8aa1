import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokensOf } from './code-tokens';

const told = (text: string, language: string) => tokensOf(text, language).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

it('tells keywords, names, strings, numbers and comments apart', () => {
  const python = told('def orbit(n):\n    return "ok" # twice\n', 'python');
  expect(python).toContainEqual(['keyword', 'def']);
  expect(python).toContainEqual(['name', 'orbit']);
  expect(python).toContainEqual(['string', '"ok"']);
  expect(python).toContainEqual(['comment', '# twice']);
  expect(told('const a = 12;', 'js')).toEqual([['keyword', 'const'], ['number', '12']]);
  expect(told('const a = 12;', 'no such language')).toEqual([]);
});

it('never overlaps or leaves the text, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.constantFrom('js', 'python', 'html', 'css', 'bash', 'sql'), (text, language) => {
      let last = 0;
      for (const { start, end } of tokensOf(text, language)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 100 },
  );
});
