import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { tokenise } from './tokenise';

const surfaces = (text: string): string[] => tokenise(text).map((token) => token.surface);
const written = (text: string): string[] => tokenise(text).map((token) => text.slice(token.start, token.end));

describe('tokenise', () => {
  it('finds the parts of a hyphenated name and the name in one, whatever the dash', () => {
    for (const dash of ['-', '‐', '‑', '–', '−']) {
      expect(surfaces(`the Cassini${dash}Huygens probe`)).toEqual(['the', 'cassini', 'huygens', 'cassinihuygens', 'probe']);
    }
    expect(tokenise('Cassini–Huygens').map((token) => token.position)).toEqual([0, 1, 0]);
  });

  it('does not join what a long dash parts, nor years', () => {
    expect(surfaces('mission—a success, 1990–1999')).toEqual(['mission', 'a', 'success', '1990', '1999']);
  });

  it('leaves out possessives, keeps contractions whole, and parts elisions', () => {
    expect(surfaces('NASA’s ESA\'s NASAʼs')).toEqual(['nasa', 'esa', 'nasa']);
    expect(written('NASA’s orbit')).toEqual(['NASA', 'orbit']);
    expect(surfaces('don’t')).toEqual(['dont']);
    expect(surfaces('d’Alembert')).toEqual(['d', 'alembert', 'dalembert']);
  });

  it('keeps acronyms that read like stop words apart from them', () => {
    const terms = (text: string): string[] => tokenise(text).map((token) => `${token.term} ${token.kind}`);
    expect(terms('WHO')).toEqual(['WHO word']);
    expect(terms('who Who')).toEqual(['who stop', 'who stop']);
    expect(terms('U.S.')).toEqual(['US word']);
    expect(terms('us')).toEqual(['us stop']);
    expect(written('the U.S. and')).toEqual(['the', 'U.S.', 'and']);
  });

  it('reads numbers and versions as one word', () => {
    expect(surfaces('1,000 2.3.9 3.14, 10:30')).toEqual(['1000', '2.3.9', '3.14', '10', '30']);
  });

  it('pairs the characters of unspaced scripts and parts mixed runs first', () => {
    expect(surfaces('NASAの宇宙')).toEqual(['nasa', 'の宇', '宇宙', '宙']);
    expect(surfaces('宇')).toEqual(['宇']);
    expect(surfaces('한국'.normalize('NFD'))).toEqual(['한국', '국']);
    expect(written('ﾊﾟﾘ')).toEqual(['ﾊﾟﾘ', 'ﾘ']);
  });

  it('files a surface under the same term however it came about', () => {
    const term = new Map<string, string>();
    for (const token of tokenise('was wa-s hers her-s collaborating collab-orating')) {
      expect(term.get(token.surface) ?? token.term).toBe(token.term);
      term.set(token.surface, token.term);
    }
  });

  it('has ranges inside the text, in order, that fold to the surface of a plain word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let before = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeLessThan(token.end);
          expect(token.end).toBeLessThanOrEqual(text.length);
          if (token.kind === 'joined') continue;
          expect(token.start).toBeGreaterThanOrEqual(before);
          before = token.start;
          if (/^[A-Za-zÀ-ÿ]+$/.test(text.slice(token.start, token.end))) {
            expect(fold(text.slice(token.start, token.end)).toLowerCase()).toContain(token.surface.toLowerCase().slice(0, 64));
          }
        }
      }),
    );
  });

  it('is quick about a word of ten million letters', () => {
    expect(tokenise('x'.repeat(10_000_000))).toHaveLength(1);
  });
});
