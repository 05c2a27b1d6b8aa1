import { expect, it } from 'vitest';
import { parseDocument } from '../../core/documents/parse';
import type { Structure } from '../../core/documents/document';
import { layOut } from './layout';

function parsed(markdown: string): Structure {
  const document = parseDocument(markdown, 'text/markdown', 'test.md');
  if (!document) throw new Error('the test text is empty');
  return document.structure;
}

const long = `# Title\n\n## One\n\n${'Words of a *paragraph* that goes on. '.repeat(40).trim()}\n\n`.concat(
  `${'Another paragraph with **weight** in it. '.repeat(40).trim()}\n\n`.repeat(12),
  '## Two\n\n- a\n- b\n\nEnd.',
);

it('draws every block once and in order, with its own inline marks', () => {
  const structure = parsed(long);
  const { title, sections } = layOut(structure);
  const drawn = [...(title ? [title] : []), ...sections.flatMap(({ chunks }) => chunks.flatMap(({ blocks }) => blocks))];
  expect(drawn.map(({ block }) => block)).toEqual(structure.blocks);
  for (const { block, marks } of drawn) {
    expect(marks).toEqual(structure.marks.filter((mark) => mark.start < block.end && mark.end > block.start));
  }
});

it('keeps sections whole and chunks small', () => {
  const structure = parsed(long);
  const { sections, topLevel } = layOut(structure);
  expect(sections.map(({ section }) => section?.heading)).toEqual(structure.sections.map(({ heading }) => heading));
  expect(topLevel).toBe(2);
  const chunks = sections.flatMap((section) => section.chunks);
  expect(chunks.length).toBeGreaterThan(3);
  for (const chunk of chunks) expect(chunk.length).toBeLessThan(7000);
});
