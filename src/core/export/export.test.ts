import * as fc from 'fast-check';
import { fromMarkdown as parse } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import type { AnchorStatus, Annotation } from '../annotations/annotation';
import { fromMarkdown } from '../notes/markdown';
import { annotationsToMarkdown } from './annotations-markdown';
import { noteToMarkdown } from './note-markdown';

const annotation = (exact: string, more: Partial<Annotation> = {}): Annotation => ({
  id: '1',
  document: 'd',
  revision: 'r',
  created: '',
  modified: '',
  style: 'highlight',
  color: 'amber',
  comment: '',
  tags: [],
  selectors: { quote: { exact, prefix: '', suffix: '' }, position: { start: 0, end: 1 } },
  ...more,
});
const at = (start: number, each: Annotation, status: AnchorStatus = 'same') => ({ annotation: each, anchor: { status, range: { start, end: start + 1 }, confidence: 1 } });
const section = (id: string, heading: string | null, start: number, end: number) => ({ id, heading, level: 1, start, end });

describe('an article’s annotations', () => {
  const document = {
    title: 'An article',
    structure: { sections: [section('s-a', null, 0, 10), section('s-b', 'Second *part*', 10, 99)] },
    annotations: [
      at(50, annotation('later', { comment: 'One.\nTwo.\n\nThree.', tags: ['t'] })),
      at(12, annotation('earlier', { color: 'rose' })),
      at(2, annotation('in the introduction')),
      at(3, annotation('perhaps'), 'uncertain'),
      { annotation: annotation('gone'), anchor: { status: 'orphan' as const, confidence: 0 } },
    ],
  };

  it('come by section in the order of the text, with the unplaced at the end', () => {
    expect(annotationsToMarkdown(document)).toBe(
      '# An article\n\n## Without a heading\n\n> in the introduction\n\n_Amber_\n\n## Second \\*part\\*\n\n> earlier\n\n_Rose_\n\n' +
        '> later\n\nOne.\\\nTwo.\n\nThree.\n\n_Amber · #t_\n\n## Passages no longer found in the text\n\n> perhaps\n\n_Amber_\n\n> gone\n\n_Amber_\n',
    );
    expect(annotationsToMarkdown({ ...document, annotations: [] })).toContain('No annotations.');
  });

  it('never become markup, whatever the passage or the comment says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab #*_`[]()<>!\n-1.|') }), fc.string({ unit: fc.constantFrom(...'ab #*_`[]()<>!\n-1.|') }), (exact, comment) => {
        const markdown = annotationsToMarkdown({ ...document, annotations: [at(0, annotation(exact, { comment }))] });
        const types = new Set<string>();
        const visit = (node: { type: string; children?: readonly never[] }): void => {
          types.add(node.type);
          node.children?.forEach(visit);
        };
        visit(parse(markdown) as never);
        for (const type of types) expect(['root', 'heading', 'text', 'blockquote', 'paragraph', 'emphasis', 'break']).toContain(type);
      }),
    );
  });
});

describe('a note for somebody without the application', () => {
  const tree = fromMarkdown('[NASA](almagest:entity/nasa) and [web](https://a.b)\n\n> Words.\n>\n> — [A › B](almagest:annotation/a1)');

  it('holds no address that only Almagest knows', () => {
    expect(noteToMarkdown({ title: 'T *x*', tags: ['a b'], tree })).toBe('# T \\*x\\*\n\n_#a b_\n\nNASA and [web](https://a.b)\n\n> Words.\n>\n> — A › B\n');
  });

  it('takes the addresses it is given', () => {
    expect(noteToMarkdown({ title: '', tags: [], tree }, ({ id }) => `https://x/${id}`)).toContain('[NASA](https://x/nasa)');
  });
});

describe('a note that links by a scheme that is not the web’s', () => {
  it('keeps the words and loses the link', () => {
    const link = (url: string) => ({ type: 'link' as const, url, children: [{ type: 'text' as const, text: 'words', marks: [] }] });
    const markdown = (url: string) => noteToMarkdown({ title: '', tags: [], tree: { blocks: [{ type: 'paragraph', children: [link(url)] }] } });
    for (const url of ['javascript:alert(1)', 'JaVa\tScript:x', 'data:text/html,x', 'file:///etc/passwd']) expect(markdown(url)).toBe('words\n');
    expect(markdown('https://esa.int/')).toBe('[words](https://esa.int/)\n');
  });
});
