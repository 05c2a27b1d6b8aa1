/** Files that other programs made of words of our own (`e2e/fixtures/other-software/README.md`): each comes in whole. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { MediaType } from '../../core/documents/document';
import { structureProblems } from '../../core/documents/canonical';
import { readSource } from './read-source';

async function read(name: string) {
  const bytes = await readFile(fileURLToPath(new URL(`../../../e2e/fixtures/other-software/${name}`, import.meta.url)));
  const source = await readSource(bytes, name);
  if (!source.ok) throw new Error(source.message);
  expect(structureProblems(source.parsed)).toEqual([]);
  const { text, structure } = source.parsed;
  const of = (wanted: string) => structure.blocks.filter(({ kind }) => kind === wanted).map(({ start, end }) => text.slice(start, end));
  return { ...source, structure, of, text: text.replace(/\s+/g, ' ') };
}

const made: readonly { readonly name: string; readonly mediaType: MediaType; readonly by: string }[] = [
  { name: 'keeping.epub', mediaType: 'application/epub+zip', by: 'pandoc' },
  { name: 'keeping.html', mediaType: 'text/html', by: 'pandoc' },
  { name: 'keeping.md', mediaType: 'text/markdown', by: 'pandoc' },
  { name: 'keeping.docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', by: 'LibreOffice' },
  { name: 'keeping.pdf', mediaType: 'application/pdf', by: 'LibreOffice' },
];

it.each(made)('$name, which $by made, comes in with its headings, lists, table, quotation and footnote', async ({ name, mediaType }) => {
  const { structure, text, of, ...source } = await read(name);
  expect([source.mediaType, source.notes, structure.title, structure.language]).toEqual([mediaType, [], 'The Keeping of a Lighthouse', expect.stringMatching(/^en/)]);
  expect(of('heading')).toEqual(['The lamp', 'The lens', 'After the keepers']);
  // Each sentence once, whatever lines and pages it was set in.
  for (const words of ['somebody had to climb the stairs every four hours', 'which ships had passed, and in what weather.', 'a smoking lamp blackens the glass within an hour.', 'a beam that was seen twenty miles off.', 'The light is kept for those who will never see the keeper.', 'on coasts where nobody else was looking.']) {
    expect(text.split(words), words).toHaveLength(2);
  }
  // A page of a PDF says where its words stand and not what they are.
  if (mediaType === 'application/pdf') return;
  expect(structure.byline).toBe('The Almagest authors');
  expect(of('list-item')).toEqual(['when the lamp was lit and put out,', 'how much oil was burnt,', 'which ships had passed, and in what weather.']);
  expect(of('table').map((table) => table.split('\n').map((row) => row.split('\t').map((cell) => cell.trim())))).toEqual([
    [['Order', 'Focal length', 'Used for'], ['first', '920 mm', 'landfall'], ['third', '500 mm', 'coasts and bays'], ['sixth', '150 mm', 'harbours']],
  ]);
  expect(of('quote')).toEqual(['The light is kept for those who will never see the keeper.']);
  expect(of('footnote').join()).toContain('An untrimmed wick smokes');
});
