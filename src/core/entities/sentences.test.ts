import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from './sentences';

const split = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('does not stop at abbreviations, initials and numbers', () => {
    expect(split('Dr. J. R. Smith of the U.S. Navy paid 3.5 million. He left.')).toEqual(['Dr. J. R. Smith of the U.S. Navy paid 3.5 million.', 'He left.']);
    expect(split('It was made in the U.S. The rest came later.')).toEqual(['It was made in the U.S.', 'The rest came later.']);
  });
  it('stops at questions, quotes and blank lines', () => {
    expect(split('Why? “Because.” So it is\n\nNext')).toEqual(['Why?', '“Because.”', 'So it is', 'Next']);
  });
  it('gives ordered ranges that leave out nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let last = 0;
        for (const { start, end } of sentences(text)) {
          expect(text.slice(last, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});
