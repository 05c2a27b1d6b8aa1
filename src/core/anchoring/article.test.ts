/** Laws of both ways of resolving, on the built-in article under edits made at random. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '../annotations/annotation';
import type { TextRange } from '../documents/document';
import { describe as select } from './describe';
import { resolve, resolver } from './resolve';
import { resolveAcross } from './resolve-across';

const article = readFileSync(new URL('../../../resources/article/space-agencies.txt', import.meta.url), 'utf8');
const RUNS = { numRuns: 60 };

const sentences = [...article.matchAll(/[^.\n]+\.(?=\s)/g)].map((match) => {
  const start = match.index + match[0].length - match[0].trimStart().length;
  return { start, end: match.index + match[0].length };
});
const sentence = fc.constantFrom(...sentences.filter((range) => range.end - range.start > 40));
const offset = fc.integer({ min: 0, max: article.length });
const anyRange = fc.tuple(offset, fc.integer({ min: 0, max: 300 })).map(([start, length]) => ({
  start,
  end: Math.min(article.length, start + length),
}));
const cut = (range: TextRange): string => article.slice(range.start, range.end);
const across = (text: string, range: TextRange): Anchor => resolveAcross(article, text, [range])[0] as Anchor;
const found = (text: string, { range }: Anchor): string | null => (range ? text.slice(range.start, range.end) : null);
const without = (range: TextRange): string => article.slice(0, range.start) + article.slice(range.end);
const apart = (p: TextRange, q: TextRange): boolean => p.end + 2 < q.start || q.end + 2 < p.start;

/** The range with the first `count` of its words put out of the language, one after the other from the middle on. */
function garble(range: TextRange, count: number): string {
  const words = cut(range).split(' ');
  const order = words.map((_, i) => (i + (words.length >> 1)) % words.length);
  order.slice(0, count).forEach((at, n) => (words[at] = `qx${n}zv`));
  return article.slice(0, range.start) + words.join(' ') + article.slice(range.end);
}

describe('in the unchanged article', () => {
  it('finds every passage in its place', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const { position } = select(article, range);
        expect(resolve(article, select(article, range))).toEqual({ status: 'same', range: position, confidence: 1 });
        expect(across(article, range)).toEqual({ status: 'same', range: position, confidence: 1 });
      }),
    );
  });
});

describe('after an edit elsewhere', () => {
  it('keeps the words of a passage when text is put in before or after it', () => {
    fc.assert(
      fc.property(sentence, sentence, fc.lorem({ mode: 'sentences', maxCount: 3 }), (passage, place, words) => {
        fc.pre(place.start <= passage.start || place.start > passage.end);
        const text = article.slice(0, place.start) + words + ' ' + article.slice(place.start);
        for (const anchor of [across(text, passage), resolve(text, select(article, passage))]) {
          expect(found(text, anchor)).toBe(cut(passage));
          expect(['same', 'moved']).toContain(anchor.status);
        }
      }),
      RUNS,
    );
  });

  it('keeps a passage when another sentence is deleted', () => {
    fc.assert(
      fc.property(sentence, sentence, (passage, gone) => {
        fc.pre(apart(passage, gone));
        const text = without(gone);
        expect(found(text, across(text, passage))).toBe(cut(passage));
        expect(found(text, resolve(text, select(article, passage)))).toBe(cut(passage));
      }),
      RUNS,
    );
  });
});

describe('after the passage itself changed', () => {
  it('never puts a deleted sentence anywhere', () => {
    fc.assert(
      fc.property(sentence, (passage) => {
        fc.pre(article.split(cut(passage)).length === 2);
        const text = without(passage);
        expect(['orphan', 'uncertain']).toContain(across(text, passage).status);
        expect(['orphan', 'uncertain']).toContain(resolve(text, select(article, passage)).status);
      }),
      RUNS,
    );
  });

  it('follows a sentence moved to another paragraph', () => {
    fc.assert(
      fc.property(sentence, sentence, (passage, place) => {
        fc.pre(place.start > passage.end + 400 && article.split(cut(passage)).length === 2);
        const text =
          article.slice(0, passage.start) +
          article.slice(passage.end, place.start) +
          cut(passage) +
          ' ' +
          article.slice(place.start);
        expect(found(text, across(text, passage))).toBe(cut(passage));
        expect(across(text, passage).status).toBe('moved');
        expect(found(text, resolve(text, select(article, passage)))).toBe(cut(passage));
      }),
      RUNS,
    );
  });

  it('is less sure with every word that is lost, and gives the passage up in the end', () => {
    fc.assert(
      fc.property(sentence, (passage) => {
        const total = cut(passage).split(' ').length;
        const ways = [
          (text: string) => across(text, passage),
          (text: string) => resolve(text, select(article, passage)),
        ];
        for (const way of ways) {
          let last = 1;
          for (let lost = 0; lost <= total; lost++) {
            const { confidence } = way(garble(passage, lost));
            expect(confidence).toBeLessThanOrEqual(last + 1e-9);
            last = confidence;
          }
          expect(last).toBe(0);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('calls a passage with one word changed edited, and spans it', () => {
    fc.assert(
      fc.property(sentence, (passage) => {
        const text = garble(passage, 1);
        const end = passage.end + text.length - article.length;
        expect(across(text, passage)).toMatchObject({ status: 'edited', range: { start: passage.start, end } });
        expect(resolve(text, select(article, passage))).toMatchObject({
          status: 'edited',
          range: { start: passage.start, end },
        });
      }),
      RUNS,
    );
  });
});

describe('a short quote', () => {
  const places = [...article.matchAll(/\b(?:ESA|NASA|Mars|Moon)\b/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const quote = fc.constantFrom(...places);
  const around = (range: TextRange): TextRange | undefined =>
    sentences.find((candidate) => candidate.start <= range.start && range.end <= candidate.end);

  it('does not slide to another occurrence when its sentence is deleted', () => {
    fc.assert(
      fc.property(quote, (range) => {
        const home = around(range);
        fc.pre(home !== undefined);
        const text = without(home as TextRange);
        expect(['orphan', 'uncertain']).toContain(across(text, range).status);
        expect(['orphan', 'uncertain']).toContain(resolve(text, select(article, range)).status);
      }),
    );
  });

  it('stays in its sentence when others are deleted', () => {
    fc.assert(
      fc.property(quote, sentence, (range, gone) => {
        fc.pre(apart(range, gone));
        const text = without(gone);
        const start = range.start - (gone.start < range.start ? gone.end - gone.start : 0);
        const expected = { start, end: start + range.end - range.start };
        expect(across(text, range)).toMatchObject({ status: 'same', range: expected });
        expect(resolve(text, select(article, range)).range).toEqual(expected);
      }),
      RUNS,
    );
  });
});

it('resolves many selectors of one text as it resolves each', () => {
  const text = garble(sentences[3] as TextRange, 2);
  const all = sentences.map((range) => select(article, range));
  expect(all.map(resolver(text))).toEqual(all.map((selectors) => resolve(text, selectors)));
});
