import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newLexicon, WORD, wordsOf } from './words';

it('cuts any text as its expression does, plain stretches that are cut without it included', () => {
  const unit = fc.constantFrom('a', 'B9', '_', ' ', '\n', "'", '’', '.', '(', 'é', 'e\u0301', '\u0301', '漢', 'ไ', '😀', '\u00a0', 'ß', '-', '\ud800');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      const { starts, ends } = wordsOf(text, newLexicon());
      const cut = [...starts].map((start, index) => text.slice(start, ends[index]));
      expect(cut).toEqual(text.match(new RegExp(WORD.source, 'gu')) ?? []);
    }),
    { numRuns: 2000 },
  );
});
