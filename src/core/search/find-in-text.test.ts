import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findAll, fits, foldText, type Strictness } from './find-in-text';

const find = (text: string, query: string) => findAll(text, foldText(text), query).map(({ start, end }) => text.slice(start, end));

it('folds case, accents, dashes, apostrophes and white space', () => {
  expect(find('Space\nexploration, SPACE  EXPLORATION', 'space exploration')).toEqual(['Space\nexploration', 'SPACE  EXPLORATION']);
  expect(find('Cassini–Huygens', 'cassini-huygens')).toEqual(['Cassini–Huygens']);
  expect(find('NASA’s', "nasa's")).toEqual(['NASA’s']);
  expect(find('naïve cafés', 'CAFE')).toEqual(['café']);
});

it('keeps offsets exact where folding changes lengths', () => {
  expect(find('a𝔘b ﬁnal Straße', 'final')).toEqual(['ﬁnal']);
  expect(find('Straße frei', 'strasse')).toEqual(['Straße']);
  expect(find('xe\u0301y', 'e')).toEqual(['e\u0301']);
  expect(find('İstanbul', 'istanbul').length).toBe(1);
});

it('finds whatever stands in a text, where it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme-ascii', minLength: 1 }), fc.string({ unit: 'grapheme' }), (before, word, after) => {
      fc.pre(word.trim() !== '');
      const text = before + word + after;
      const found = findAll(text, foldText(text), word);
      expect(found.length).toBeGreaterThan(0);
      for (const { start, end } of found) {
        expect(start).toBeLessThan(end);
        expect(foldText(text.slice(start, end)).folded).toContain(foldText(word.trim()).folded);
      }
    }),
  );
});

it('never fails, and finds nothing for a blank query', () => {
  expect(find('anything', '  ')).toEqual([]);
  expect(find('', 'x')).toEqual([]);
});

it('takes places as strictly as it is asked to', () => {
  const text = 'Moon, moon, moons, Mo\u0301on, 𝔘moon, moon_1, half-moon';
  const strictly = (query: string, how: Partial<Strictness>) => findAll(text, foldText(text), query).filter((range) => fits(text, range, query, { exact: false, whole: false, ...how })).map(({ start }) => start);
  expect(strictly('moon', {})).toHaveLength(7);
  expect(strictly('moon', { exact: true })).toEqual([6, 12, 28, 34, 47]);
  expect(strictly('moon', { whole: true })).toEqual([0, 6, 19, 47]);
  expect(strictly(' moon ', { exact: true, whole: true })).toEqual([6, 47]);
  expect(strictly('moon,', { whole: true })).toEqual([0, 6, 19]);
});
