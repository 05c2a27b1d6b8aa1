import fc from 'fast-check';
import { expect, it } from 'vitest';
import { align } from './align';
import { newLexicon, wordsOf, type Words } from './words';

function pair(old: string, next: string): [Words, Words] {
  const lexicon = newLexicon();
  return [wordsOf(old, lexicon), wordsOf(next, lexicon)];
}

/** Few words, so that repetitions are the rule. */
const prose = fc
  .array(fc.constantFrom('the', 'cat', 'sat', 'ESA', ',', 'on'), { maxLength: 60 })
  .map((words) => words.join(' '));

it('ties each word to an equal one, in order, and none twice', () => {
  fc.assert(
    fc.property(prose, prose, (old, next) => {
      const [a, b] = pair(old, next);
      let last = -1;
      align(a, b).forEach((place, word) => {
        if (place < 0) return;
        expect(place).toBeGreaterThan(last);
        expect(b.ids[place]).toBe(a.ids[word]);
        last = place;
      });
    }),
  );
});

it('ties every word of a text to itself', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const [a, b] = pair(text, text);
      expect([...align(a, b)]).toEqual([...a.ids.keys()]);
    }),
  );
});

it('keeps a run together when what was put in begins or ends alike', () => {
  const map = (old: string, next: string): number[] => [...align(...pair(old, next))];
  expect(map('the cat sat', 'the dog and the cat sat')).toEqual([3, 4, 5]);
  expect(map('we saw the cat', 'we saw the cat and the dog')).toEqual([0, 1, 2, 3]);
});

it('does not tie leftover small words to strangers', () => {
  expect([...align(...pair('they sat on the mat', 'rain fell on green hills by the sea'))]).toEqual([
    -1, -1, -1, -1, -1,
  ]);
});

it('aligns texts too large for one table by the words both hold once', () => {
  const old = Array.from({ length: 4000 }, (_, i) => `w${i} the`).join(' ');
  const next = old.replace('w2000 the', 'something else altogether').replace('w10 the', '');
  const [a, b] = pair(old, next);
  const map = align(a, b);
  const kept = map.filter((place) => place >= 0).length;
  expect(kept).toBeGreaterThanOrEqual(a.count - 4);
});

it('counts a character of Chinese as a word, and a comma as its own', () => {
  const [a] = pair('宇宙機関, ESA’s “plan”.', '');
  const words = [...a.starts].map((start, i) => a.text.slice(start, a.ends[i]));
  expect(words).toEqual(['宇', '宙', '機', '関', ',', 'ESA’s', '“', 'plan', '”', '.']);
});
