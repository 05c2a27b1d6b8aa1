import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut } from './pieces';

/** What a run is, said by the expression that the cutting must agree with. */
const RUN = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;

it('cuts a text into its runs of letters, digits and marks, halves of pairs included', () => {
  const unit = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom(' ', 'a', 'é', '\u0301', '𝒜', '𠀀', '宇', '\ud835', '\udc9c', '😀', '٣', '-', '\u00AD', '\uFEFF', 'กำ'));
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
      const text = units.join('');
      const pieces = cut(text);
      expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(pieces.map((piece) => piece.text));
      // A run is parted only where its script changes.
      const runs: string[] = [];
      pieces.forEach((piece, i) => (pieces[i - 1]?.end === piece.start ? runs.push(`${runs.pop() ?? ''}${piece.text}`) : runs.push(piece.text)));
      expect(runs).toEqual([...text.matchAll(RUN)].map(([run]) => run));
    }),
    { numRuns: 500 },
  );
});
