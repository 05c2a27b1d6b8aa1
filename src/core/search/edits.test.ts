import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsBetween } from './edits';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

describe('editsBetween', () => {
  it('counts insertions, deletions, substitutions and swaps', () => {
    expect(editsBetween('astornaut', 'astronaut', 2)).toBe(1);
    expect(editsBetween('rosscosmos', 'roscosmos', 2)).toBe(1);
    expect(editsBetween('mars', 'mars', 1)).toBe(0);
    expect(editsBetween('moon', 'mars', 2)).toBeGreaterThan(2);
  });

  it('is symmetric, and trimming equal ends changes nothing', () => {
    fc.assert(
      fc.property(word, word, word, (a, b, shared) => {
        expect(editsBetween(a, b, 9)).toBe(editsBetween(b, a, 9));
        expect(editsBetween(shared + a + shared, shared + b + shared, 9)).toBeLessThanOrEqual(editsBetween(a, b, 9));
      }),
    );
  });

  it('finds every word that one edit makes', () => {
    fc.assert(
      fc.property(word, fc.nat(7), fc.constantFrom('a', 'd'), (a, at, letter) => {
        const i = Math.min(at, a.length);
        expect(editsBetween(a, a.slice(0, i) + letter + a.slice(i), 1)).toBeLessThanOrEqual(1);
        expect(editsBetween(a, a.slice(0, i) + a.slice(i + 1), 1)).toBeLessThanOrEqual(1);
        expect(editsBetween(a, a.slice(0, i) + letter + a.slice(i + 1), 1)).toBeLessThanOrEqual(1);
        const swapped = a.slice(0, i) + (a[i + 1] ?? '') + (a[i] ?? '') + a.slice(i + 2);
        expect(editsBetween(a, swapped, 1)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
