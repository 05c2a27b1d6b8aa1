import { expect, it } from 'vitest';
import { footnotesOf } from './footnotes';
import { parseDocument } from './parse';

const pairs = (source: string, mediaType: 'text/markdown' | 'text/html') => {
  const parsed = parseDocument(source, mediaType, 'x');
  if (!parsed) throw new Error('the source was not read');
  const { text, structure } = parsed;
  return footnotesOf(text, structure).map(({ reference, note }) => [text.slice(reference.start, reference.end), text.slice(note.start, note.end)]);
};

it('finds the notes of Markdown, one that is referred to twice included', () => {
  const source = 'Debris[^a] and traffic[^2], then debris[^a] again. See [Vienna](#vienna).\n\n[^2]: Of ships.\n[^a]: Of *rockets*.\n';
  expect(pairs(source, 'text/markdown')).toEqual([['[a]', 'Of rockets.'], ['[2]', 'Of ships.'], ['[a]', 'Of rockets.']]);
});

it('finds the notes of a page, and does not take other links inside it for references', () => {
  const filler = 'The committee met in Vienna and spoke of many things at length, as it does. '.repeat(12);
  const source = `<article><h1>Notes</h1><p>${filler}<a href="#part">Part two</a> says so<sup><a href="#fn1">1</a></sup>, twice<sup><a href="#fn2">2</a></sup>.</p><p id="part">${filler}</p>
    <ol><li id="fn1">First note.</li><li id="fn2">Second note.</li></ol></article>`;
  expect(pairs(source, 'text/html').map(([, note]) => note)).toEqual(['First note.', 'Second note.']);
});

it('leads nowhere rather than to a wrong note', () => {
  const text = 'One [1] two [2]\n\n2. The second.';
  const link = (start: number, target: string) => ({ kind: 'link' as const, start, end: start + 3, target });
  const blocks = [{ kind: 'paragraph' as const, level: 0, start: 0, end: 15 }, { kind: 'footnote' as const, level: 0, start: 17, end: 31 }];
  const found = footnotesOf(text, { blocks, marks: [link(4, '#x'), link(12, '#y')] });
  expect(found).toEqual([{ reference: { start: 12, end: 15 }, note: { start: 17, end: 31 } }]);
});
