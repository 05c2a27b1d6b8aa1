import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveEdge, type EdgeStep } from './edges';

const text = 'One probe left. Two 🚀 stayed behind.\n\nA third was lost.';
const walk = (from: number, step: EdgeStep, forward: boolean) => text.slice(...([from, moveEdge(text, from, step, forward)].sort((a, b) => a - b) as [number, number]));

describe('the edge of a mark', () => {
  it('goes by words, sentences and paragraphs', () => {
    expect(walk(0, 'word', true)).toBe('One');
    expect(walk(3, 'word', true)).toBe(' ');
    expect(walk(0, 'sentence', true)).toBe('One probe left.');
    expect(walk(37, 'paragraph', true)).toBe('\n\n');
    expect(walk(39, 'paragraph', true)).toBe('A third was lost.');
    expect(walk(39, 'paragraph', false)).toBe('\n\n');
    expect(walk(9, 'sentence', false)).toBe('One probe');
    expect(walk(20, 'character', true)).toBe('🚀');
  });

  it('always moves, until the text ends, and never into a character', () => {
    const any = fc.string({ unit: fc.constantFrom('a', 'b. ', ' ', '\n\n', '🚀', 'é'), maxLength: 60 });
    const step = fc.constantFrom<EdgeStep>('character', 'word', 'sentence', 'paragraph');
    fc.assert(
      fc.property(any, step, fc.boolean(), (words, by, forward) => {
        let at = forward ? 0 : words.length;
        const end = forward ? words.length : 0;
        for (let turns = 0; at !== end; turns++) {
          const next = moveEdge(words, at, by, forward);
          expect(forward ? next > at : next < at).toBe(true);
          expect(/^[\udc00-\udfff]/.test(words.slice(next))).toBe(false);
          expect(turns).toBeLessThan(200);
          at = next;
        }
        expect(moveEdge(words, end, by, forward)).toBe(end);
      }),
    );
  });
});
