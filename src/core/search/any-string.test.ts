import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchRecord } from './hit';
import { createSearch } from './search';

const article = readFileSync(new URL('../../../resources/article/space-agencies.txt', import.meta.url), 'utf8');

const other = (kind: SearchRecord['kind'], id: string, title: string, body: string): SearchRecord => ({
  kind, id, document: null, title, body, offset: 0, detail: '',
});

describe('whatever is typed', () => {
  const search = createSearch();
  search.put([...article.split('\n').map((line, i) => other('section', `a#${i}`, '', line)), other('note', 'n', '__proto__', 'constructor toString hasOwnProperty')]);
  const strings = [
    '', ' ', '~', '^', '+', '-', '*', '"', '""', '"-"', '-"', 'title:', 'foo:bar', '10:30', 'http://x', 'a~', 'a^', 'ESA:', 'space -', '- -', '***', '"*', '-*',
    'undefined', 'null', 'NaN', '__proto__', 'constructor', 'hasOwnProperty', '\0', '\u202e\u200b\ufeff', '\ud800', '\udfff x', '👩‍🚀', '🏳️‍🌈', 'ﷺ', 'Ｔｈｅ', '田中さん',
    '찦차를', '表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀', 'הָיְתָה', 'اختبار', 'กำลัง', 'é'.normalize('NFD'), 'z̸̧a̶l̴g̵o̷', "'; DROP TABLE--", '<script>alert(1)</script>', '$(rm -rf /)', '{{7*7}}', '%s%n',
    '../../etc/passwd', '\\', '\\"', '(a+)+$', '[', '(', '-0', '1e309', '0x0', '1,000,000', '٣', 'ﬁ', 'İ', 'ſ', 'ẞ', "''", "don''t", '-–—', '_', '&&', 'a-b-c-d-e-f-g-h-i', 'a.b.c.d', '...',
  ];

  it.each(strings)('%j has an answer', (text) => {
    const { hits, total } = search.query(text);
    expect(hits.length).toBeLessThanOrEqual(total);
  });

  it('has an answer, from the record of it too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (query, text) => {
        const own = createSearch();
        own.put([other('note', 'n', text, query), other('entity', 'e', query, text)]);
        for (const hit of own.query(query).hits) {
          for (const { text: shown, highlights } of [hit.title, hit.body]) {
            let before = 0;
            for (const { start, end } of highlights) {
              expect(start).toBeGreaterThanOrEqual(before);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(shown.length);
              before = end;
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    const alphabet = fc.constantFrom('"', '-', '*', ' ', 'space', '“', '.', "'", 'WHO', '宇', '-mars');
    fc.assert(fc.property(fc.string({ unit: alphabet, maxLength: 12 }), (text) => void search.query(text)));
  }, 30_000);

  it('has it soon: a megabyte typed, a record of one endless word, thousands alike', () => {
    const own = createSearch();
    own.put([other('note', 'long', '', 'x'.repeat(2_000_000)), other('note', 'cjk', '', '宇宙'.repeat(50_000))]);
    own.put(Array.from({ length: 5_000 }, (_, i) => other('note', `same${i}`, 'Same', 'the same note')));
    const started = performance.now();
    for (const query of ['space '.repeat(200_000), 'x'.repeat(1_000_000), '"'.repeat(1_000_000), '- '.repeat(500_000), '宇'.repeat(300_000), 'x', 'same', '"the same note"']) own.query(query);
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(own.query('same').total).toBe(5_000);
    expect(own.query('x'.repeat(2_000)).hits[0]?.id).toBe('long');
  }, 30_000);
});
