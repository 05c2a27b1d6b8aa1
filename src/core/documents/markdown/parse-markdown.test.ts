import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureProblems } from '../canonical';
import { parseDom } from '../html/dom';
import { parseMarkdown } from './parse-markdown';

const EXAMPLES = new URL('../../../../../shared/eval/gfm-examples.json.gz', import.meta.url);

function parse(source: string) {
  const parsed = parseMarkdown(source, 'file.md');
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

describe('parseMarkdown', () => {
  it('reads blocks of every kind', () => {
    const { shown, blocks } = parse(
      '# Orbits\n\nHello.\n\n## Laws\n\n- one\n  - two\n\n    more\n- [x] done\n\n7. seven\n\n> said\n\n```js\nlet x;\n\n  y\n```\n\n' +
        '| a | b |\n|---|---|\n| | 2 |\n\n![A comet](c.png)\n\nEnd[^n].\n\n[^n]: A note.\n',
    );
    expect(shown).toEqual([
      ['title', 0, 'Orbits'], ['paragraph', 0, 'Hello.'], ['heading', 2, 'Laws'], ['list-item', 1, 'one'], ['list-item', 2, 'two'],
      ['list-item', 2, 'more'], ['list-item', 1, 'done'], ['list-item', 1, 'seven'], ['quote', 0, 'said'], ['code', 0, 'let x;\n\n  y'],
      ['table', 0, 'a\tb\n\t2'], ['figure', 0, 'A comet'], ['paragraph', 0, 'End[n].'], ['footnote', 0, 'A note.'],
    ]);
    expect(blocks.map((block) => block.marker).filter(Boolean)).toEqual(['•', '•', '☑', '7.']);
  });

  it('leaves no empty rows in a table', () => {
    expect(parse('|a|b|\n|-|-|\n|\u00ad| |\n|\u0001|\u00ad|\n|c|d|\n').text).toBe('a\tb\nc\td');
  });

  it('marks what is marked, and lets only safe links through', () => {
    const { text, marked } = parse('a **b *c*** `d  e` [f *g*](http://x.org) [h](javascript:alert(1)) [i][r] \\*\n\n[r]: #there\n');
    expect(text).toBe('a b c d e f g h i *');
    expect(marked).toEqual([
      ['strong', 'b c'], ['emphasis', 'c'], ['code', 'd e'], ['link', 'f g', 'http://x.org'], ['emphasis', 'g'], ['link', 'i', '#there'],
    ]);
  });

  it('takes title, authors and language from front matter', () => {
    const { title, byline, language, text } = parse('---\ntitle: "A: b"\nauthor:\n  - Ann Lee\n  - Bob Roe\nlang: en_GB\n---\nHello.\n');
    expect([title, byline, language, text]).toEqual(['A: b', 'Ann Lee, Bob Roe', 'en-GB', 'Hello.']);
    expect(parse('---\nFoo\n---\nBar\n').text).toBe('Foo\n\nBar');
  });

  it('keeps the text of raw HTML and nothing else of it', () => {
    const { text } = parse('<div onclick="x()">raw <b>html</b><script>alert(1)</script></div>\n\nsome <script>evil()</script> text <u>here</u>\n');
    expect(text).toBe('raw html\n\nsome text here');
  });

  it('keeps the laws on any string and on anything that looks like Markdown', () => {
    const bit = fc.constantFrom('# ', '- ', '1. ', '> ', '\n', '\n\n', '    ', '*', '**', '`', '```\n', '[a](b)', '![', '](', '|a|b|\n|-|-|\n', '<b>', '</div>', '[^1]', '[^1]: ', '---\n', 'word ', '\\', '\u0301', '\u00ad', '&nbsp;', '<script>');
    const written = fc.array(bit, { maxLength: 30 }).map((bits) => bits.join(''));
    fc.assert(
      fc.property(fc.oneof(written, fc.string({ unit: 'binary', maxLength: 100 })), (source) => {
        const parsed = parseMarkdown(source, 'a.md');
        expect(parsed ? structureProblems(parsed) : []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('reads nesting beyond reason', () => {
    for (const source of ['> '.repeat(20_000) + 'a', '- '.repeat(20_000) + 'a', `${'<div>'.repeat(20_000)}a`]) expect(parse(source).text).toContain('a');
  });

  it.skipIf(!existsSync(EXAMPLES))('keeps the words of the CommonMark and GFM examples (skipped where the examples are absent)', () => {
    const examples = JSON.parse(gunzipSync(readFileSync(EXAMPLES)).toString()) as { markdown: string; html: string }[];
    const words = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
    const lost = examples.filter(({ markdown, html }) => {
      const { body } = parseDom(html.replace(/<(script|style)\b[^]*?(?:<\/\1>|$)/g, ''));
      const want = words(body.textContent ?? '');
      let found = 0;
      for (const word of words(parseMarkdown(markdown, 'a.md')?.text ?? '')) if (word === want[found]) found++;
      return found < want.length;
    });
    // Two examples of an older syntax of comments, two of GFM's tag filter, and footnotes numbered instead of named.
    expect(lost.length).toBeLessThanOrEqual(5);
  });
});
