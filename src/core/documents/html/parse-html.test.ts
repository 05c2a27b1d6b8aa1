import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureProblems } from '../canonical';
import { parseHtml } from './parse-html';

const EVAL = new URL('../../../../../shared/eval/', import.meta.url);
const HOSTILE = new URL('hostile-html-dev.jsonl.gz', EVAL);
const PAGES = new URL('documents-dev.jsonl.gz', EVAL);
const lines = <T>(file: URL): T[] =>
  gunzipSync(readFileSync(file)).toString().trim().split('\n').map((line) => JSON.parse(line) as T);

function parse(source: string) {
  const parsed = parseHtml(source, 'file.html');
  if (!parsed) throw new Error('nothing readable');
  expect(structureProblems(parsed)).toEqual([]);
  const { text, structure } = parsed;
  return {
    ...structure,
    text,
    shown: structure.blocks.map((b) => [b.kind, b.level, text.slice(b.start, b.end)] as const),
    marked: structure.marks.map((m) => [m.kind, text.slice(m.start, m.end), ...(m.target === undefined ? [] : [m.target])]),
  };
}
const PROSE = 'This is a sentence of an article, with commas, and long enough to be taken for one. '.repeat(4);

describe('parseHtml', () => {
  it('reads blocks of every kind', () => {
    const page = parse(
      `<html lang="en"><head><title>Orbits</title><meta name="author" content="Ann Lee"></head><body><article><p>${PROSE}</p>` +
        '<h2>Laws</h2><ul><li>one<ol start="3"><li>three</ol><li><p>two</p><p>more</p></ul><blockquote><p>said</p></blockquote>' +
        '<pre><code>let x;\n\n  y\n</code></pre><table><tr><th>a<th>b<tr><td><td>2</table>' +
        `<figure><img src="c.png" alt="A comet"></figure><p>a<br>b<br><br>c</p><p>${PROSE}</p></article></body></html>`,
    );
    expect(page.shown.slice(1, -1)).toEqual([
      ['heading', 2, 'Laws'], ['list-item', 1, 'one'], ['list-item', 2, 'three'], ['list-item', 1, 'two'], ['list-item', 1, 'more'],
      ['quote', 0, 'said'], ['code', 0, 'let x;\n\n  y'], ['table', 0, 'a\tb\n\t2'], ['figure', 0, 'A comet'],
      ['paragraph', 0, 'a\nb'], ['paragraph', 0, 'c'],
    ]);
    expect([page.title, page.byline, page.language]).toEqual(['Orbits', 'Ann Lee', 'en']);
    expect(page.blocks.map((block) => block.marker).filter(Boolean)).toEqual(['•', '3.', '•']);
  });

  it('marks what is marked, across blocks too', () => {
    const { marked } = parse('<p>a <b>b <i>c</i></b> <a HREF=" https://x.org/?q=<i> ">d</a></p><b><p>e</p><p>f</p></b>');
    expect(marked).toEqual([
      ['strong', 'b c'], ['emphasis', 'c'], ['link', 'd', 'https://x.org/?q=%3Ci%3E'], ['strong', 'e'], ['strong', 'f'],
    ]);
  });

  it('never takes scripts, styles or hidden elements for text', () => {
    const { text } = parse(
      '<p onclick="evil()">seen</p><script>evil()</script><style>evil{}</style><template>evil</template><p hidden>evil</p>' +
        '<p STYLE="color: red; DISPLAY : none">evil</p><div style="visibility:hidden">evil</div><textarea>evil</textarea><svg><style>evil</style></svg>',
    );
    expect(text).toBe('seen');
  });

  it('keeps layout tables as text and data tables as one block', () => {
    const { shown } = parse('<table><tr><td><h1>A</h1><p>b</p></td><td><table><tr><td>1<td>2<tr><td>3<td>4</table></td></tr></table>');
    expect(shown).toEqual([['title', 0, 'A'], ['paragraph', 0, 'b'], ['table', 0, '1\t2\n3\t4']]);
  });

  it('finds a body that has no tags of its own', () => {
    expect(parse('just <i>text').text).toBe('just text');
    expect(parse('<!doctype html><title>T</title><p>text').text).toBe('text');
    expect(parse('<html><head><title>T</title></head><p>text</p></html>').text).toBe('text');
    expect(parse('<!-- <html> --><p>text').text).toBe('text');
    expect(parse('before<html><body><p>text</p></body></html>after').text).toBe('before\n\ntext\n\nafter');
    expect(parseHtml('<script>x</script>', 'a.html')).toBeNull();
  });

  it('keeps the laws on any string and on anything that looks like HTML', () => {
    const bit = fc.constantFrom('<div>', '</div>', '<p>', '<b>', '</b>', '<a href="http://a.b">', '</a>', '<h2>', '</h2>', '<ul>', '<li>', '</ul>', '<table>', '<tr>', '<td>', '</table>', '<caption>', '<pre>', '</pre>', '<br>', '<img alt="an alt text">', '<figure>', '</figure>', '<blockquote>', '</blockquote>', '<svg>', '<math>', '<!--', '-->', 'word ', ' \n', '\u0301', '\u00ad', '&nbsp;', '&#0;', '&#xd800;', '<script>', '</script>', '<html>', '<body>', '<head>', '<title>', '<q>', '<li id="fn1">');
    const written = fc.array(bit, { maxLength: 40 }).map((bits) => bits.join(''));
    fc.assert(
      fc.property(fc.oneof(written, fc.string({ unit: 'binary', maxLength: 100 })), (source) => {
        const parsed = parseHtml(source, 'a.html');
        expect(parsed ? structureProblems(parsed) : []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads nesting beyond reason', () => {
    for (const tag of ['<div>', '<b>', '<ul><li>', '<table><tr><td>', '<blockquote>']) expect(parse(`${tag.repeat(100_000)}deep`).text).toBe('deep');
  });

  it.skipIf(!existsSync(HOSTILE))('takes nothing from hostile pages but text (skipped where the pages are absent)', () => {
    for (const { html } of lines<{ html: string }>(HOSTILE)) {
      const parsed = parseHtml(html, 'hostile.html');
      if (!parsed) continue;
      expect(structureProblems(parsed)).toEqual([]);
      for (const { target } of parsed.structure.marks) if (target !== undefined) expect(target).toMatch(/^(?:https?:\/\/|mailto:|#)[^\s<>"]*$/i);
    }
  });

  it.skipIf(!existsSync(PAGES))('reads real pages as their readers do (skipped where the pages are absent)', { timeout: 60_000 }, () => {
    const words = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const scores = lines<{ name: string; base64: string; gold: { title: string; text: string } }>(PAGES).map(({ name, base64, gold }) => {
      const parsed = parseHtml(Buffer.from(base64, 'base64').toString('utf8'), name);
      if (!parsed) throw new Error(`${name}: nothing readable`);
      expect(structureProblems(parsed)).toEqual([]);
      expect(words(parsed.structure.title)).toEqual(words(gold.title));
      const counts = new Map<string, number>();
      const want = words(gold.text);
      const have = words(parsed.text);
      for (const word of want) counts.set(word, (counts.get(word) ?? 0) + 1);
      let hits = 0;
      for (const word of have) {
        const left = counts.get(word) ?? 0;
        if (left > 0) hits++;
        counts.set(word, left - 1);
      }
      return (2 * hits) / (want.length + have.length);
    });
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeGreaterThanOrEqual(0.995);
  });
});
