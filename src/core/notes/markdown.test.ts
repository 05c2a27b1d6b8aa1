import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from './arbitrary';
import { fromMarkdown, normalise, toMarkdown } from './markdown';
import type { NoteTree } from './note';
import { plainText } from './plain-text';

const tree = (...blocks: NoteTree['blocks']): NoteTree => ({ blocks });

describe('a tree and its Markdown', () => {
  it('normalises to a fixed point', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const once = normalise(tree);
        expect(normalise(once)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back from Markdown as it was', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const normal = normalise(tree);
        expect(fromMarkdown(toMarkdown(normal))).toEqual(normal);
      }),
      // The same trees each time; `RUNS=10000` looks for others.
      process.env['RUNS'] ? { numRuns: Number(process.env['RUNS']) } : { numRuns: 600, seed: 1 },
    );
  });

  it('reads any string and keeps its words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'ab *_`[]()<>#-\n\n1.|~!&;:\\"\'=+') })), (markdown) => {
        const tree = fromMarkdown(markdown);
        expect(fromMarkdown(toMarkdown(tree))).toEqual(tree);
        const kept = JSON.stringify(tree);
        for (const word of markdown.match(/[ab]+/g) ?? []) expect(kept).toContain(word);
      }),
      { numRuns: 400 },
    );
  });

  it('writes references and passages as links that other programs show', () => {
    const nasa = { type: 'reference', target: { kind: 'entity', id: 'nasa' }, text: 'NASA' } as const;
    const section = { type: 'reference', target: { kind: 'section', id: 'doc#s-history' }, text: 'History' } as const;
    const passage = { type: 'passage', annotation: '01A', document: 'doc', quote: 'One.\n\nTwo.', source: 'Article › Section' } as const;
    expect(toMarkdown(tree({ type: 'paragraph', children: [nasa, { type: 'text', text: ' in ', marks: [] }, section] }, passage))).toBe(
      '[NASA](almagest:entity/nasa) in [History](almagest:section/doc%23s-history)\n\n' +
        '> One.\n>\n> Two.\n>\n> — [Article › Section](almagest:annotation/01A?document=doc)\n',
    );
    expect(fromMarkdown('> One.\n>\n> — [Article › Section](almagest:annotation/01A)')).toEqual(tree({ ...passage, document: '', quote: 'One.' }));
  });

  it('reads what other programs write', () => {
    const markdown =
      'a[^1] $x^2$ ![map](m.png "M") H<sub>2</sub>O <mark>seen</mark>\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n<div>\nx\n</div>\n\n> [!WARNING] Mind\n>\n> - one\n>\n>   $$\n>   y\n>   $$\n\n[^1]: Note.\n';
    const read = fromMarkdown(markdown);
    expect(read.blocks.map((block) => block.type)).toEqual(['paragraph', 'table', 'opaque', 'callout', 'footnote-text']);
    expect(toMarkdown(read)).toBe(markdown);
    expect(plainText(read)).toBe('a x^2 map H2O seen\n\na\tb\n1\t2\n\n<div>\nx\n</div>\n\nMind\n\none\ny\n\nNote.');
  });

  it('tells prices from formulas, and text in brackets from call-outs', () => {
    for (const markdown of ['It costs $5 and $10.\n', 'a $ b $ c\n']) expect(toMarkdown(fromMarkdown(markdown))).toBe(markdown.replaceAll('$', '\\$'));
    expect(fromMarkdown('$$e=mc^2$$').blocks).toEqual([{ type: 'formula', tex: 'e=mc^2' }]);
    expect(fromMarkdown('> \\[!note] a').blocks[0]?.type).toBe('quote');
    expect(fromMarkdown('> [!tip]- Folded\n> text').blocks).toMatchObject([{ type: 'callout', tone: 'tip', title: 'Folded', blocks: [{ type: 'paragraph' }] }]);
  });

  it('resolves reference links and images', () => {
    const read = fromMarkdown('[Esa][e] ![map][m]\n\n[e]: https://esa.int "Agency"\n[m]: m.png\n[f]: https://unused.example');
    expect(toMarkdown(read)).toBe('[Esa](https://esa.int "Agency") ![map](m.png)\n\n[f]: https://unused.example\n');
  });

  it('keeps a nested list that begins with an empty item', () => {
    const text = { type: 'text', text: 'a', marks: [] } as const;
    const empty = { type: 'list', kind: 'bullet', start: 1, items: [{ checked: null, children: [], blocks: [] }] } as const;
    const nested = { ...empty, items: [{ checked: null, children: [], blocks: [empty] }] };
    const list = { ...empty, items: [{ checked: null, children: [text], blocks: [nested] }] };
    expect(fromMarkdown(toMarkdown(tree(list)))).toEqual(tree(list));
  });

  it('keeps underscores beside marks', () => {
    const texts = [
      { type: 'text', text: '.', marks: ['italic', 'strike'] },
      { type: 'text', text: 'a_http://a.b', marks: ['italic'] },
    ] as const;
    const link = { type: 'link', url: 'http://a.aa', children: texts } as const;
    const around = [
      { type: 'text', text: '*', marks: ['bold'] },
      { type: 'text', text: '🚀_🚀', marks: [] },
      { type: 'text', text: 'a', marks: ['italic'] },
    ] as const;
    const paragraph = { type: 'paragraph', children: [link, ...around] } as const;
    expect(fromMarkdown(toMarkdown(tree(paragraph)))).toEqual(tree(paragraph));
  });

  it('bears hostile nesting', () => {
    for (const markdown of ['> '.repeat(800) + 'a', '- '.repeat(500) + 'a', '*'.repeat(3000) + 'a', '['.repeat(2000) + 'a', '*a **b '.repeat(300)])
      expect(JSON.stringify(fromMarkdown(markdown))).toContain('a');
  });
});
