import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InlineMark } from '../../core/documents/document';
import { canFollow, stretchesOf } from './inline';

const mark = fc
  .tuple(fc.nat(40), fc.nat(40), fc.constantFrom<InlineMark['kind']>('emphasis', 'strong', 'code', 'link'))
  .map(([a, b, kind]): InlineMark => ({ kind, start: Math.min(a, b), end: Math.max(a, b) }));

it('follows one another without gaps from end to end of the block', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.array(mark, { maxLength: 6 }), (start, length, marks) => {
      const block = { start, end: start + length };
      const stretches = stretchesOf(block, marks.filter((each) => each.start < block.end && each.end > block.start));
      let at = block.start;
      for (const stretch of stretches) {
        expect(stretch.start).toBe(at);
        expect(stretch.end).toBeGreaterThan(stretch.start);
        at = stretch.end;
      }
      expect(at).toBe(block.end);
    }),
  );
});

it('gives each stretch the marks that cover it, outermost first', () => {
  const marks: InlineMark[] = [
    { kind: 'emphasis', start: 2, end: 5 },
    { kind: 'strong', start: 4, end: 5 },
  ];
  expect(stretchesOf({ start: 0, end: 6 }, marks).map(({ start, marks: around }) => [start, around.map(({ kind }) => kind)])).toEqual([
    [0, []],
    [2, ['emphasis']],
    [4, ['emphasis', 'strong']],
    [5, []],
  ]);
});

it('follows web and mail addresses only', () => {
  expect(['https://esa.int', 'HTTP://x', 'mailto:a@b'].every(canFollow)).toBe(true);
  expect(['javascript:alert(1)', 'file:///etc/passwd', '#note', undefined].some(canFollow)).toBe(false);
});
