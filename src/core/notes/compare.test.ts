import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, textOfNote, type Stretch } from './compare';

const without = (stretches: readonly Stretch[], kind: Stretch['kind']): string =>
  stretches.filter((stretch) => stretch.kind !== kind).map(({ text }) => text).join('');
const shown = (older: string, newer: string): string =>
  compareTexts(older, newer).map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`)).join('');

const word = fc.constantFrom('the', 'The', 'agency', 'agencies', 'orbit', '火', '星', '🚀', ',', '.', 'NASA', 'behaviour', 'behavior');
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.tuple(word, fc.constantFrom(' ', '\n\n', '  ', ''))).map((parts) => parts.flat().join('')));

describe('compareTexts', () => {
  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const stretches = compareTexts(older, newer);
        expect(without(stretches, 'new')).toBe(older);
        expect(without(stretches, 'gone')).toBe(newer);
        for (const [index, stretch] of stretches.entries()) {
          expect(stretch.text).not.toBe('');
          expect(stretch.kind).not.toBe(stretches[index + 1]?.kind);
        }
      }),
    );
  });

  it('finds a text the same as itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(compareTexts(same, same)).toEqual(same === '' ? [] : [{ kind: 'same', text: same }]);
      }),
    );
  });

  it.each([
    ['NASA and ESA work together.', 'NASA, JAXA and ESA work together.', 'NASA{+, JAXA+} and ESA work together.'],
    ['They work together.', 'They worked together.', 'They [-work-]{+worked+} together.'],
    ['the agency', 'The agency', '[-the-]{+The+} agency'],
    ['One.\n\nTwo.\n\nThree.', 'One.\n\nThree.', 'One.\n\n[-Two.\n\n-]Three.'],
    ['', 'All new words', '{+All new words+}'],
    ['a b c', 'a b c', 'a b c'],
    ['Flights begin with the launch of a probe today.', 'Flights begin with plenty of money today.', 'Flights begin with [-the launch of a probe-]{+plenty of money+} today.'],
  ])('shows how %j became %j', (older, newer, expected) => {
    expect(shown(older, newer)).toBe(expected);
  });

  it('takes a moment for a long note that was changed in many places', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `word${String((index * 7919) % 997)}`);
    const changed = words.map((each, index) => (index % 40 === 0 ? `changed${String(index)}` : each));
    const start = performance.now();
    const gone = compareTexts(words.join(' '), changed.join(' ')).filter(({ kind }) => kind === 'gone');
    expect(performance.now() - start).toBeLessThan(3000);
    expect(gone).toHaveLength(500);
  });
});

it('says what it can of a text that was written anew', () => {
  const passage = 'this one passage of nine words was kept whole';
  const words = (name: string) => Array.from({ length: 4000 }, (_, index) => `${name}${String(index)}`).join(' ');
  const older = `${words('a')} ${passage} ${words('b')}`;
  const newer = `${words('c')} ${passage} ${words('d')}`;
  const stretches = compareTexts(older, newer);
  expect(stretches.some(({ kind, text: shared }) => kind === 'same' && shared.includes(passage))).toBe(true);
  expect([without(stretches, 'new'), without(stretches, 'gone')]).toEqual([older, newer]);
});

it('takes title, tags and text of a note', () => {
  const paragraph = (words: string) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text: words, marks: [] }] });
  expect(textOfNote({ title: 'Title', tags: ['a', 'b'], tree: { blocks: [paragraph('One.'), paragraph('Two.')] } })).toBe('Title\n\n#a #b\n\nOne.\n\nTwo.');
  expect(textOfNote({ title: '', tags: [], tree: { blocks: [] } })).toBe('');
});
