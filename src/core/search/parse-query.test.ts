import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query';

const read = (text: string, typing = true): string[] =>
  parseQuery(text, typing).map(
    ({ text: word, phrase, open, without }) => `${without ? '-' : ''}${phrase ? `"${word}"` : word}${open ? '…' : ''}`,
  );

describe('parseQuery', () => {
  it('reads words, phrases, exclusions and stars', () => {
    expect(read('moon "outer space" -mars tre* x')).toEqual(['moon', '"outer space"', '-mars', 'tre*…', 'x…']);
    expect(read('“outer space” moon ')).toEqual(['"outer space"', 'moon']);
    expect(read('-"outer space" moon', false)).toEqual(['-"outer space"', 'moon']);
  });

  it('leaves the last word open while it is typed, but not after a space or for an exclusion', () => {
    expect(read('space mis')).toEqual(['space', 'mis…']);
    expect(read('space mis ')).toEqual(['space', 'mis']);
    expect(read('space -mis')).toEqual(['space', '-mis']);
    expect(read('space mis', false)).toEqual(['space', 'mis']);
  });

  it('reads a phrase that is not closed yet as one that goes on', () => {
    expect(read('"outer spa')).toEqual(['"outer spa"…']);
    expect(read('"outer ')).toEqual(['"outer"']);
    expect(read('"')).toEqual([]);
  });

  it('keeps a hyphen inside a name and a lone one out', () => {
    expect(read('Cassini-Huygens space - station')).toEqual(['Cassini-Huygens', 'space', '-', 'station…']);
  });

  it('has a meaning for every string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, typing) => void parseQuery(text, typing)));
    const alphabet = fc.constantFrom('"', '-', '*', ' ', 'a', '“', '”', '–', '\n');
    fc.assert(fc.property(fc.string({ unit: alphabet }), (text) => void parseQuery(text, true)));
  });
});
