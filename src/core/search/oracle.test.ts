/** lunr's own index is the oracle: the same words, the same scores, wherever lunr is sound. */
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { recordOf } from './best';
import { findBest } from './find-best';
import type { SearchRecord } from './hit';
import { isStopWord, stem } from './language';
import { parseQuery } from './parse-query';
import { makePlan } from './plan';
import { createSegments } from './segments';
import { tokenise } from './tokenise';

/** A small language with words of very different frequency, from a fixed sequence. */
const WORDS = 'moon mars orbit station probe rover agency treaty launch crew lander comet rocket solar dust alliance'.split(' ');
let seed = 7;
const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
const sentence = (length: number): string =>
  Array.from({ length }, () => WORDS[Math.min(next(WORDS.length), next(WORDS.length))] ?? '').join(' ');
const records = Array.from({ length: 200 }, (_, i): SearchRecord => ({
  kind: 'section', id: `s${i}`, document: 'd', title: sentence(1 + next(4)), body: sentence(3 + next(40)), offset: 0, detail: '',
}));
const untitled = records.map((record) => ({ ...record, title: '' }));

/** lunr over our words, with or without the title as a second field. Its idf is mended: it counts a record once per field. */
function oracle(of: readonly SearchRecord[], fields: readonly string[]): lunr.Index {
  // The type declarations leave idf out, and the builder calls it by this name.
  const library = lunr as unknown as { idf: (posting: Record<string, object>, count: number) => number };
  const stock = library.idf;
  library.idf = (posting, count) => {
    const found = Object.keys(posting['all'] ?? {}).length;
    return Math.log(1 + (count - found + 0.5) / (found + 0.5));
  };
  try {
    const builder = new lunr.Builder();
    builder.ref('id');
    for (const field of fields) builder.field(field);
    builder.pipeline.add(lunr.stemmer);
    for (const { id, title, body } of of) builder.add({ id, title, all: `${title} ${body}` });
    return builder.build();
  } finally {
    library.idf = stock;
  }
}

function ours(of: readonly SearchRecord[], query: string, match: 'all' | 'any', typing = false): Map<string, number> {
  const segments = createSegments();
  for (let i = 0; i < of.length; i += 70) segments.put(of.slice(i, i + 70));
  const plan = makePlan(parseQuery(query, typing), segments.views);
  const { found } = findBest(segments.views, plan, { limit: 1_000, kinds: null, match, name: '' });
  return new Map(found.map((one) => [recordOf(one).id, one.score]));
}

/** lunr divides by the length of the query's vector, which is the same for all records, and rounds weights to a thousandth. */
function expectSame(mine: ReadonlyMap<string, number>, theirs: readonly lunr.Index.Result[], terms: number): void {
  expect(mine.size).toBe(theirs.length);
  for (const { ref, score } of theirs) expect(mine.get(ref)).toBeCloseTo(score * Math.sqrt(terms), 1.9);
  const order = [...mine.values()];
  expect(order).toEqual([...order].sort((a, b) => b - a));
}

describe('against lunr', () => {
  it('has its stems and stop words', () => {
    for (const word of ['collaboration', 'agencies', 'orbiting', 'treaty', 'a', 'sky']) {
      expect([stem(word)]).toEqual(stemmed(word));
    }
    expect(['the', 'who', 'moon'].map(isStopWord)).toEqual([true, true, false]);
  });

  it('cuts plain text as its tokenizer does', () => {
    const text = records.map((record) => record.body).join(' ');
    expect(tokenise(text).map((token) => token.surface)).toEqual(lunr.tokenizer(text).map(String));
  });

  const one = oracle(untitled, ['all']);
  const two = oracle(records, ['title', 'all']);

  it.each(WORDS)('scores the single word %s as lunr does, with and without titles', (word) => {
    expectSame(ours(untitled, word, 'all'), one.query((q) => q.term(stem(word), {})), 1);
    expectSame(ours(records, word, 'all'), two.query((q) => q.term(stem(word), {})), 1);
  });

  it.each([['moon', 'mars'], ['rocket', 'alliance'], ['treaty', 'dust']])('scores %s or %s, %s and %s as lunr does', (a, b) => {
    for (const [of, index] of [[untitled, one], [records, two]] as const) {
      expectSame(ours(of, `${a} ${b}`, 'any'), index.query((q) => q.term([stem(a), stem(b)], {})), 2);
      const presence = lunr.Query.presence.REQUIRED;
      const both = index.query((q) => q.term([stem(a), stem(b)], { presence }));
      if (both.length > 0) expectSame(ours(of, `${a} ${b}`, 'all'), both, 2);
    }
  });

  it.each(['ro', 'l', 'a'])('scores the beginning %s as lunr does its wildcard', (beginning) => {
    const terms = new Set(WORDS.filter((word) => word.startsWith(beginning)).map(stem));
    const theirs = two.query((q) => q.term(beginning, { wildcard: lunr.Query.wildcard.TRAILING }));
    expectSame(ours(records, `${beginning}*`, 'all'), theirs, terms.size);
  });

  it('leaves out what lunr is told to leave out', () => {
    const prohibited = lunr.Query.presence.PROHIBITED;
    const theirs = two.query((q) => q.term('rocket', {}).term('moon', { presence: prohibited }));
    expect([...ours(records, 'rocket -moon', 'all').keys()].sort()).toEqual(theirs.map(({ ref }) => ref).sort());
  });
});

function stemmed(word: string): string[] {
  const pipeline = new lunr.Pipeline();
  pipeline.add(lunr.stemmer);
  return pipeline.runString(word);
}
