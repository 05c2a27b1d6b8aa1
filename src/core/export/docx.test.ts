import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { annotationColors } from '../annotations/annotation';
import { openArchive, utf8 } from '../documents/archive';
import { anyTree } from '../notes/arbitrary';
import { fromMarkdown } from '../notes/markdown';
import { articleToDocx } from './article-docx';
import type { ExportedArticle } from './article-pieces';
import { noteToDocx } from './note-docx';

const parts = ['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'word/_rels/document.xml.rels', 'word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/comments.xml', 'word/footnotes.xml'];

function read(bytes: Uint8Array): Readonly<Record<string, string>> {
  const archive = openArchive(bytes);
  expect([...archive.names].sort()).toEqual([...parts].sort());
  return Object.fromEntries([...archive.read(parts)].map(([name, part]) => [name, utf8(part)]));
}

/** Tags of an XML text as an automaton; throws where they do not nest, where text holds markup, or a character is not XML's. */
function tagsOf(xml: string): string[] {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('a character XML does not have');
  const names: string[] = [];
  const open: string[] = [];
  const token = /<\?xml[^>]*\?>|<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (!found) throw new Error(`not XML at ${xml.slice(at, at + 40)}`);
    const [, closing, name, attributes, empty, text] = found;
    if (/&(?!(amp|lt|gt|quot|apos);)/.test(text ?? attributes ?? '')) throw new Error('a bare ampersand');
    if (name === undefined) continue;
    names.push(name);
    if (closing) {
      if (open.pop() !== name) throw new Error(`${name} closes what it did not open`);
    } else if (!empty) open.push(name);
  }
  if (open.length > 0) throw new Error('something stays open');
  return names;
}

/** What a word processor asks for beyond sound XML: by ECMA-376, each refuses or mends a file without it. */
function structured(files: Readonly<Record<string, string>>): void {
  const [document, footnotes, comments, styles] = ['document', 'footnotes', 'comments', 'styles'].map((part) => files[`word/${part}.xml`] ?? '');
  const ids = (pattern: RegExp, xml: string | undefined) => [...(xml ?? '').matchAll(pattern)].map(([, id]) => String(id));
  expect(ids(/<w:footnoteReference w:id="(\d+)"/g, document).sort()).toEqual(ids(/<w:footnote w:id="(\d+)"/g, footnotes).sort());
  for (const part of [footnotes, comments]) expect(part).not.toMatch(/<w:(footnoteReference|commentRangeStart)/);
  for (const part of [document, footnotes, comments]) {
    expect(part).not.toMatch(/<w:tbl>(?:(?!<w:tr>).)*<\/w:tbl>|<w:tc>(?:(?!<w:p>).)*<\/w:tc>|<\/w:tbl><\/w:(tc|body|footnote)>|<w:(comment|footnote) [^>]*><\/w:/s);
    const known = new Set(ids(/w:styleId="(\w+)"/g, styles));
    expect(ids(/<w:[pr]Style w:val="(\w+)"/g, part).filter((name) => !known.has(name))).toEqual([]);
  }
}

const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'<>&"\'/=- a]]>\n\t') }), fc.constantFrom('</w:t>', ']]>', '<w:p/>', '&lt;', '\ud800', '\u0000'));
const kinds = ['title', 'heading', 'paragraph', 'list-item', 'quote', 'code', 'table', 'figure', 'footnote'] as const;

const article = fc
  .record({
    title: hostile,
    blocks: fc.array(fc.record({ kind: fc.constantFrom(...kinds), text: hostile.filter((each) => each !== ''), level: fc.integer({ min: 1, max: 6 }), marker: fc.constantFrom('•', '3.', 'x') }), { minLength: 1, maxLength: 6 }),
    marks: fc.array(fc.record({ from: fc.nat(100), length: fc.integer({ min: 1, max: 60 }), comment: hostile, color: fc.constantFrom(...annotationColors), lost: fc.boolean() }), { maxLength: 4 }),
    links: fc.array(fc.record({ from: fc.nat(100), length: fc.integer({ min: 1, max: 20 }), target: fc.oneof(hostile, hostile.map((each) => `https://a.b/${each}`)) }), { maxLength: 2 }),
  })
  .map(({ title, blocks, marks, links }): ExportedArticle => {
    let text = '';
    const placed = blocks.map(({ kind, level, marker, text: own }) => {
      if (text !== '') text += '\n\n';
      const start = text.length;
      text += own;
      return { kind, level: kind === 'heading' || kind === 'list-item' ? level : 0, start, end: text.length, ...(kind === 'list-item' ? { marker } : {}) };
    });
    const inside = ({ from, length }: { from: number; length: number }) => ({ start: from % text.length, end: Math.min(text.length, (from % text.length) + length) });
    const annotations = marks.map(({ comment, color, lost, ...each }, index) => {
      const range = inside(each);
      const annotation = { id: String(index), document: 'd', revision: 'r', created: '', modified: '2026-01-02T03:04:05.678Z', style: 'highlight' as const, color, comment, tags: [], selectors: { quote: { exact: text.slice(range.start, range.end), prefix: '', suffix: '' }, position: range } };
      return { annotation, anchor: lost ? ({ status: 'orphan', confidence: 0 } as const) : ({ status: 'same', range, confidence: 1 } as const) };
    });
    const emphasis = links.map(({ target, ...each }) => ({ kind: 'link' as const, target, ...inside(each) }));
    return { title, byline: null, language: null, text, structure: { sections: [], blocks: placed, marks: emphasis }, annotations };
  });

describe('an article as a Word document', () => {
  it('is sound XML in every part, and each comment opens, closes and is told once, whatever the text says', () => {
    fc.assert(
      fc.property(article, (given) => {
        const files = read(articleToDocx(given));
        for (const part of parts) tagsOf(files[part] ?? '');
        structured(files);
        const document = files['word/document.xml'] ?? '';
        const ids = (pattern: RegExp, xml = document) => [...xml.matchAll(pattern)].map(([, id]) => Number(id)).sort((a, b) => a - b);
        const told = ids(/<w:comment w:id="(\d+)"/g, files['word/comments.xml']);
        expect(ids(/<w:commentRangeStart w:id="(\d+)"/g)).toEqual(told);
        expect(ids(/<w:commentRangeEnd w:id="(\d+)"/g)).toEqual(told);
        expect(ids(/<w:commentReference w:id="(\d+)"/g)).toEqual(told);
        for (const [, link] of document.matchAll(/r:id="(\w+)"/g)) expect(files['word/_rels/document.xml.rels']).toContain(`Id="${link ?? ''}"`);
        for (const [, list] of document.matchAll(/<w:numId w:val="(\d+)"/g)) expect(files['word/numbering.xml']).toContain(`<w:num w:numId="${list ?? ''}"`);
      }),
    );
  });

  it('has headings, lists, quotes and a comment on its passage', () => {
    const text = 'Title\n\nPart\n\none\n\ntwo\n\nSaid so.';
    const block = (kind: (typeof kinds)[number], start: number, end: number, level = 0, marker?: string) => ({ kind, level, start, end, ...(marker === undefined ? {} : { marker }) });
    const annotation = { id: 'm', document: 'd', revision: 'r', created: '', modified: '2026-01-02T03:04:05.678Z', style: 'highlight' as const, color: 'green' as const, comment: 'Why & how', tags: ['t'], selectors: { quote: { exact: 'Said', prefix: '', suffix: '' }, position: { start: 23, end: 27 } } };
    const given: ExportedArticle = {
      title: 'Title',
      byline: null,
      language: 'en',
      text,
      structure: { sections: [], marks: [], blocks: [block('title', 0, 5), block('heading', 7, 11, 1), block('list-item', 13, 16, 1, '1.'), block('list-item', 18, 21, 2, '2.'), block('quote', 23, 31)] },
      annotations: [{ annotation, anchor: { status: 'same', range: { start: 23, end: 27 }, confidence: 1 } }],
    };
    const files = read(articleToDocx(given));
    const document = files['word/document.xml'] ?? '';
    expect(document).toContain('<w:pStyle w:val="Title"/></w:pPr><w:r><w:t xml:space="preserve">Title</w:t>');
    expect(document).toContain('<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Part</w:t>');
    expect(document).toContain('<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">two</w:t>');
    expect(document).toMatch(/<w:pStyle w:val="Quote"\/><\/w:pPr><w:commentRangeStart w:id="0"\/><w:r>.*w:fill="CBE8BF".*Said<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/>/);
    expect(files['word/comments.xml']).toMatch(/w:date="2026-01-02T03:04:05Z".*Why &amp; how<.*#t</);
    expect(articleToDocx(given)).toEqual(articleToDocx(given));
  });
});

describe('a note as a Word document', () => {
  it('is sound XML, whatever the note says', () => {
    fc.assert(
      fc.property(anyTree, hostile, (tree, title) => {
        const files = read(noteToDocx({ title, tags: [title], tree }));
        for (const part of parts) tagsOf(files[part] ?? '');
        structured(files);
      }),
    );
  });

  it('keeps lists, links and code', () => {
    const tree = fromMarkdown('## H\n\n3. three\n   - deep\n\n- [x] done\n\n[w](https://a.b?x&y) [bad](javascript:x)\n\n```\na\n  b\n```');
    const files = read(noteToDocx({ title: 'T', tags: [], tree }));
    const document = files['word/document.xml'] ?? '';
    expect(files['word/_rels/document.xml.rels']).toContain('Target="https://a.b?x&amp;y" TargetMode="External"');
    expect(files['word/_rels/document.xml.rels']).not.toContain('javascript');
    expect(files['word/numbering.xml']).toContain('<w:startOverride w:val="3"/>');
    const plain = parseHTML(document.replace(/<w:br\/>/g, '\n')).document.documentElement.textContent;
    for (const words of ['H', 'three', 'deep', '☑ done', 'w', 'bad', 'a\n  b']) expect(plain).toContain(words);
  });

  it('gives columns the widths a writer gave them', () => {
    const tree = fromMarkdown('<!-- columns: 25% 75% -->\n\n| a | b |\n| - | - |\n| 1 | 2 |');
    const xml = read(noteToDocx({ title: 'T', tags: [], tree }))['word/document.xml'];
    expect(xml).toContain('<w:gridCol w:w="2257"/><w:gridCol w:w="6770"/>');
    expect(xml).toContain('<w:tcW w:w="1250" w:type="pct"/>');
  });

  it('has real footnotes, tables and raised letters', () => {
    const tree = fromMarkdown('a[^x] b[^x] H<sub>2</sub>O\n\n| h | i |\n| - | - |\n| 1 | 2 |\n\n> [!TIP] Mind\n>\n> text\n\n[^x]: Said **here**[^y].\n\n[^y]: Unnamed.');
    const files = read(noteToDocx({ title: 'T', tags: [], tree }));
    structured(files);
    const document = files['word/document.xml'] ?? '';
    expect(document.match(/<w:footnoteReference w:id="1"\/>/g)).toHaveLength(1);
    expect(files['word/footnotes.xml']).toMatch(/<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="Small"\/><\/w:pPr><w:r>.*<w:footnoteRef\/>.*Said .*here/);
    expect(document).toContain('<w:vertAlign w:val="subscript"/>');
    expect(document.match(/<w:tr>/g)).toHaveLength(2);
    for (const words of ['Mind', 'text', 'Unnamed.']) expect(document).toContain(words);
  });
});
