import * as fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { annotationColors, type Annotation } from '../annotations/annotation';
import type { Block, InlineMark } from '../documents/document';
import { anyTree } from '../notes/arbitrary';
import { fromMarkdown } from '../notes/markdown';
import { articleToHtml } from './article-html';
import { cutArticle, type ExportedArticle } from './article-pieces';
import { noteToHtml } from './note-html';

/** Every element and attribute the two writers use; anything beyond would have come out of the text. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  html: ['lang'], head: [], meta: ['charset', 'http-equiv', 'content', 'name'], title: [], style: [], body: [], main: ['class'], article: [], section: ['class'],
  h1: [], h2: [], h3: [], h4: [], h5: [], h6: [], p: ['class'], br: [], hr: [], em: [], strong: [], del: [], code: [], pre: [], blockquote: [], cite: [], figure: [],
  ul: ['class'], ol: ['start'], li: ['value', 'id'], table: ['class'], colgroup: [], col: ['style'], tbody: [], tr: [], th: ['scope', 'class'], td: ['class'], mark: ['class'], sub: [], sup: ['id'], img: ['src', 'alt'], a: ['href', 'rel'],
  div: ['class', 'id'], aside: ['class', 'aria-label'],
};

interface Found {
  readonly strange: string[];
  readonly text: string;
  readonly count: (selector: string) => number;
}
function read(html: string): Found {
  const { document } = parseHTML(html);
  const strange: string[] = [];
  for (const each of document.querySelectorAll('*')) {
    const name = each.localName;
    // Formulas are KaTeX's, of MathML alone.
    if (each.closest('math')) {
      if ([...each.attributes].some((attribute) => /^(on|href|src|xlink)/i.test(attribute.name))) strange.push(name);
      continue;
    }
    const known = allowed[name];
    if (!known) strange.push(name);
    for (const { name: attribute, value } of each.attributes) {
      if (!known?.includes(attribute)) strange.push(`${name} ${attribute}`);
      if (attribute === 'href' && !/^(https?:\/\/|mailto:|#(mark|comment|note)-\d+$)/i.test(value)) strange.push(`${name} href ${value}`);
    }
  }
  return { strange, text: document.querySelector('main')?.textContent ?? '', count: (selector) => document.querySelectorAll(selector).length };
}

const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'], elements: ['html5'] });
/** What in a page is not as the HTML standard asks for, a rule and a sentence each. */
const faults = (html: string): string[] => validator.validateStringSync(html).results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));

const hostile = fc.oneof(
  fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '</style><script>', '<!--', '-->', ']]>', '&lt;b&gt;', '&#60;', '</title>', '\u0000<b>', '<svg/onload=x>', '</article></main>', '`${x}`', '\ud800', '<a href="javascript:x">'),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'/=- abc!#;\n') }),
);
const kinds = ['title', 'heading', 'paragraph', 'list-item', 'quote', 'code', 'table', 'figure', 'footnote'] as const;
const target = fc.oneof(hostile, fc.constantFrom('javascript:alert(1)', 'data:text/html,<b>', 'https://a.b/?q="><b>', 'JaVaScRiPt:x', ' https://a.b', 'mailto:a@b.c'));

const article = fc
  .record({
    title: hostile,
    byline: fc.option(hostile),
    blocks: fc.array(fc.record({ text: hostile.filter((each) => each !== ''), kind: fc.constantFrom(...kinds), level: fc.integer({ min: 1, max: 6 }), marker: fc.oneof(hostile, fc.constantFrom('•', '3.')) }), { minLength: 1, maxLength: 6 }),
    emphasis: fc.array(fc.record({ kind: fc.constantFrom('emphasis', 'strong', 'code', 'link'), target, from: fc.nat(200), length: fc.integer({ min: 1, max: 40 }) }), { maxLength: 4 }),
    marks: fc.array(fc.record({ from: fc.nat(200), length: fc.integer({ min: 1, max: 60 }), comment: hostile, tags: fc.array(hostile, { maxLength: 2 }), color: fc.constantFrom(...annotationColors), lost: fc.boolean() }), { maxLength: 4 }),
  })
  .map(({ title, byline, blocks, emphasis, marks }): ExportedArticle => {
    const placed: Block[] = [];
    let text = '';
    for (const { text: own, kind, level, marker } of blocks) {
      if (text !== '') text += '\n\n';
      placed.push({ kind, level: kind === 'heading' || kind === 'list-item' ? level : 0, start: text.length, end: text.length + own.length, ...(kind === 'list-item' ? { marker } : {}) });
      text += own;
    }
    const inside = ({ from, length }: { from: number; length: number }) => ({ start: from % text.length, end: Math.min(text.length, (from % text.length) + length) });
    return {
      title,
      byline,
      language: null,
      text,
      structure: { blocks: placed, sections: [], marks: emphasis.map(({ kind, target: to, ...each }) => ({ kind, ...(kind === 'link' ? { target: to } : {}), ...inside(each) }) as InlineMark) },
      annotations: marks.map(({ color, comment, tags, lost, ...each }, index) => {
        const range = inside(each);
        const annotation: Annotation = { id: String(index), document: 'd', revision: 'r', created: '', modified: '', style: 'highlight', color, comment, tags, selectors: { quote: { exact: text.slice(range.start, range.end), prefix: '', suffix: '' }, position: range } };
        return { annotation, anchor: lost ? { status: 'orphan' as const, confidence: 0 } : { status: 'same' as const, range, confidence: 1 } };
      }),
    };
  });

const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

describe('an article cut into pieces', () => {
  it('is the text of its blocks, and every mark opens and closes once', () => {
    fc.assert(
      fc.property(article, (given) => {
        const { blocks, placed } = cutArticle(given);
        for (const { block, pieces } of blocks) expect(pieces.map(({ text }) => text).join('')).toBe(given.text.slice(block.start, block.end));
        const pieces = blocks.flatMap((each) => each.pieces);
        const shown = placed.filter((mark) => pieces.some(({ marks }) => marks.includes(mark)));
        expect(pieces.flatMap(({ opens }) => opens).sort((a, b) => placed.indexOf(a) - placed.indexOf(b))).toEqual(shown);
        expect(pieces.flatMap(({ closes }) => closes).sort((a, b) => placed.indexOf(a) - placed.indexOf(b))).toEqual(shown);
      }),
    );
  });
});

describe('an article as HTML', () => {
  it('holds nothing but its own elements, whatever the text says', () => {
    fc.assert(
      fc.property(article, (given) => {
        expect(read(articleToHtml(given)).strange).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is as the HTML standard asks for', () => {
    fc.assert(
      fc.property(article, (given) => {
        expect(faults(articleToHtml(given))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('holds the whole text', () => {
    const letters = article.filter(({ text }) => /^[\p{L}\p{N}\s<>&"']*$/u.test(text));
    fc.assert(
      fc.property(letters, (given) => {
        const bare = { ...given, byline: null, annotations: [] };
        const titled = given.structure.blocks.some(({ kind }) => kind === 'title');
        const text = titled ? given.text : given.title + given.text;
        fc.pre(/^[\p{L}\p{N}\s<>&"']*$/u.test(text));
        expect(plain(read(articleToHtml(bare)).text)).toBe(plain(text));
      }),
    );
  });

  it('paints marks, puts comments beside them and keeps the lost ones', () => {
    const text = 'Title\n\nThe first words here.\n\nA second paragraph.';
    const mark = (start: number, end: number, comment: string): ExportedArticle['annotations'][number] => ({
      annotation: { id: comment, document: 'd', revision: 'r', created: '', modified: '', style: 'highlight', color: 'rose', comment, tags: ['t'], selectors: { quote: { exact: text.slice(start, end), prefix: '', suffix: '' }, position: { start, end } } },
      anchor: { status: 'same', range: { start, end }, confidence: 1 },
    });
    const html = articleToHtml({
      title: 'Title',
      byline: 'By A & B',
      language: 'en',
      text,
      structure: { sections: [], marks: [], blocks: [{ kind: 'title', level: 0, start: 0, end: 5 }, { kind: 'paragraph', level: 0, start: 7, end: 28 }, { kind: 'paragraph', level: 0, start: 30, end: 49 }] },
      annotations: [mark(11, 38, 'Over <two>'), { ...mark(0, 5, 'Gone'), anchor: { status: 'uncertain', range: { start: 0, end: 5 }, confidence: 0.3 } }],
    });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<p>The <mark class="rose">first words here.</mark></p>');
    expect(html).toContain('<mark class="rose">A second</mark><sup id="mark-1"><a href="#comment-1" rel="noreferrer">1</a></sup> paragraph.');
    expect(html).toContain('<p>Over &lt;two&gt;</p><p class="tags">#t</p>');
    expect(html).toMatch(/<h2>Passages no longer found in the text<\/h2>.*<blockquote><p>Title<\/p><\/blockquote><p>Gone<\/p>/);
    expect(html).toContain('<p class="byline">By A &amp; B</p>');
  });

  it('lets of links on one another the first lead somewhere', () => {
    const links = ['javascript:x', 'https://a.b', 'https://c.d'].map((target, at) => ({ kind: 'link' as const, target, start: at, end: 9 }));
    const html = articleToHtml({ title: 'T', byline: null, language: 'en', text: 'All words', structure: { sections: [], marks: links, blocks: [{ kind: 'paragraph', level: 0, start: 0, end: 9 }] }, annotations: [] });
    expect(faults(html)).toEqual([]);
    expect(html).toContain('A<a href="https://a.b" rel="noreferrer">l</a><a href="https://a.b" rel="noreferrer">l words</a>');
  });
});

describe('a note as HTML', () => {
  it('holds nothing but its own elements, whatever the note says', () => {
    fc.assert(
      fc.property(anyTree, hostile, fc.array(hostile, { maxLength: 2 }), (tree, title, tags) => {
        expect(read(noteToHtml({ title, tags, tree })).strange).toEqual([]);
      }),
    );
  });

  it('is as the HTML standard asks for', () => {
    fc.assert(
      fc.property(anyTree, hostile, (tree, title) => {
        expect(faults(noteToHtml({ title, tags: [title], tree }))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('writes lists, links, quotes and passages', () => {
    const tree = fromMarkdown('## H\n\n- [x] done\n- [ ] open **b**\n\n3. three\n   - deep\n\n[w](https://a.b) [bad](javascript:x) [NASA](almagest:entity/nasa)\n\n> Words.\n>\n> — [A › B](almagest:annotation/a1)\n\n```js\n<b>\n```');
    const html = noteToHtml({ title: 'T', tags: ['a b'], tree });
    expect(html).toContain('<h3>H</h3><ul class="checks"><li>☑ done</li><li>☐ open <strong>b</strong></li></ul><ol start="3"><li>three<ul><li>deep</li></ul></li></ol>');
    expect(html).toContain('<a href="https://a.b" rel="noreferrer">w</a> bad NASA');
    expect(html).toContain('<blockquote><p>Words.</p><cite>— A › B</cite></blockquote><pre><code>&lt;b&gt;</code></pre>');
    expect(html).not.toContain('almagest:');
  });

  it('gives columns the widths a writer gave them, and no others', () => {
    const sized = '<!-- columns: 30% 70% -->\n\n| a | b |\n| - | - |\n| 1 | 2 |';
    const html = (markdown: string) => noteToHtml({ title: 'T', tags: [], tree: fromMarkdown(markdown) });
    expect(html(sized)).toContain('<table class="sized"><colgroup><col style="width: 30%"><col style="width: 70%"></colgroup>');
    expect(html(sized.split('\n\n')[1] ?? '')).not.toContain('<col');
  });

  it('writes tables, call-outs, footnotes, formulas and the letters of marks; tags act nowhere', () => {
    const html = noteToHtml({ title: '', tags: [], tree: fromMarkdown('a[^x] $x^2$ H<sub>2</sub>O <i onclick=x>i</i>\n\n| h | i |\n| - | :-: |\n| 1 | 2 |\n\n> [!TIP]\n> text\n\n$$\n\\bad{\n$$\n\n[^x]: Said.') });
    expect(html).toContain('a<sup id="mark-1"><a href="#note-1">1</a></sup> <math');
    expect(html).toContain('H<sub>2</sub>O i</p>');
    expect(html).toContain('<tr><th scope="col">h</th><th class="center" scope="col">i</th></tr><tr><td>1</td><td class="center">2</td></tr>');
    expect(html).toContain('<aside class="callout"><p class="callout-title">tip</p><p>text</p></aside><div class="formula"><code>\\bad{</code></div>');
    expect(html).toContain('<section class="footnotes"><ol><li id="note-1"><p>Said.</p></li></ol></section>');
    expect(html).not.toContain('onclick');
  });
});
