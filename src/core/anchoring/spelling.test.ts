import { expect, it } from 'vitest';
import { align } from './align';
import { resolveAcross } from './resolve-across';
import { newLexicon, wordsOf } from './words';

function map(old: string, next: string): number[] {
  const lexicon = newLexicon();
  return [...align(wordsOf(old, lexicon), wordsOf(next, lexicon))];
}

it('ties a respelt word between the same neighbours', () => {
  expect(map('crews recieve modules', 'crews receive modules')).toEqual([0, 1, 2]);
  expect(map('their behaviour, honoured widely', 'their behavior, honored widely')).toEqual([0, 1, 2, 3, 4]);
});

it('leaves another word in its place untied', () => {
  expect(map('crews accept modules', 'crews refuse modules')).toEqual([0, -1, 2]);
  expect(map('over there stands', 'over three stands')).toEqual([0, -1, 2]);
  expect(map('that cat sleeps', 'that car sleeps')).toEqual([0, -1, 2]);
});

it('calls a marked word that was respelt edited', () => {
  const old = 'The crews will recieve the modules in orbit.';
  expect(resolveAcross(old, old.replace('recieve', 'receive'), [{ start: 15, end: 22 }])).toMatchObject([
    { status: 'edited', range: { start: 15, end: 22 } },
  ]);
});
