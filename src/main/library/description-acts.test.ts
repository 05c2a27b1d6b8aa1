import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';

let folder: string;
let vault: Vault;
let library: Library;
let turn = 0;
const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;
const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, turn));
const file = (text: string, name: string) => ({ name, read: () => Promise.resolve(Buffer.from(text)) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-descriptions-'));
  const opened = await openVault(join(folder, 'vault'), { now, newId, device: 'test', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  ({ vault } = opened);
  library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: () => undefined });
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

async function add(text: string, name: string): Promise<string> {
  const [line] = await library.documents.add([file(text, name)]);
  if (!line?.document) throw new Error(line?.problem ?? 'nothing came in');
  return line.document;
}

const page = `<html lang="en"><head><title>Traffic above us</title>
<meta name="citation_author" content="Jane Doe"><meta name="citation_author" content="Roe, Richard">
<meta name="citation_publication_date" content="2020/3/4"><meta name="citation_journal_title" content="Acta Orbita">
<meta name="citation_doi" content="doi:10.1000/orbit.7"><meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="18">
<link rel="canonical" href="https://example.org/traffic"></head><body><article><h1>Traffic above us</h1>
<p>${'The lanes above us fill up with what nobody takes down again. '.repeat(12)}</p></article></body></html>`;

it('takes what a page says of its publication', async () => {
  const { byline, imprint } = await library.descriptions.about(await add(page, 'traffic.html'));
  expect(byline).toBe('Jane Doe; Roe, Richard');
  expect(imprint).toEqual({ date: '2020-03-04', container: 'Acta Orbita', doi: '10.1000/orbit.7', pages: '12–18', url: 'https://example.org/traffic' });
});

it('takes what JSON-LD and front matter say', async () => {
  const data = JSON.stringify({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'X' }, { '@type': 'NewsArticle', author: [{ name: 'A. Writer' }], datePublished: '2021-05-06', publisher: { name: 'The Orbiter' } }] });
  const news = await add(page.replace(/<meta[^>]*>/g, '').replace('</head>', `<script type="application/ld+json">${data}</script></head>`), 'news.html');
  expect(await library.descriptions.about(news)).toMatchObject({ byline: 'A. Writer', imprint: { date: '2021-05-06', publisher: 'The Orbiter' } });
  const note = await add('---\ntitle: A note\nauthor: [Ann Lee, Bo Ek]\ndate: 1999-12-31\ndoi: 10.1000/n\n---\n\nIt has words.\n', 'note.md');
  expect(await library.descriptions.about(note)).toMatchObject({ byline: 'Ann Lee, Bo Ek', imprint: { date: '1999-12-31', doi: '10.1000/n' } });
});

it('changes what is said, finds it by search, and takes it back exactly', async () => {
  const id = await add(page, 'traffic.html');
  const before = await library.descriptions.about(id);
  const found = async (query: string) => (await library.search({ text: query, limit: 10 })).hits.length;
  const undo = await library.descriptions.update([{ document: id, patch: { title: 'Renamed', byline: 'Zoe Quill', imprint: { date: '1971' } } }]);
  expect(await library.descriptions.about(id)).toMatchObject({ title: 'Renamed', byline: 'Zoe Quill', imprint: { date: '1971' } });
  expect(await found('author:quill lanes')).toBe(1);
  expect(await found('date:1971 lanes')).toBe(1);
  expect((await library.exports.make({ kind: 'article', id }, 'bibtex')).content).toContain('Quill, Zoe');
  await library.descriptions.update(undo);
  expect(await library.descriptions.about(id)).toEqual(before);
  await expect(library.descriptions.update([{ document: 'none', patch: { title: 'X' } }])).rejects.toMatchObject({ code: 'not-found' });
});

const bibtex = `@string{acta = {Acta Orbita}}
@article{doe, title={Traffic, above all}, author={Doe, Jane and {European Space Agency}}, year=2020, journal=acta, volume=7, pages={12--18}, doi={10.1000/ORBIT.7}}
@article{broken, title={Unclosed
@book{unknown, title={Nobody has it}, isbn={9780000000002}}
@misc{note, title={A {Note}}, author={van Beethoven, Ludwig}, publisher={Own}}
`;

it('describes articles by BibTeX: by DOI or title, and names what is about none or broken', async () => {
  const [traffic, note] = [await add(page, 'traffic.html'), await add('---\ntitle: A note\n---\n\nIt has words.\n', 'note.md')];
  const before = await library.descriptions.about(traffic);
  const report = await library.descriptions.cite(file(bibtex, 'works.bib'));
  expect(report).toMatchObject({ attached: 2, unmatched: ['Nobody has it'] });
  expect(report.problems).toEqual(['works.bib: the record broken is not valid BibTeX and was passed over.']);
  expect(await library.descriptions.about(traffic)).toMatchObject({ title: 'Traffic, above all', byline: 'Jane Doe, European Space Agency', imprint: { volume: '7', pages: '12–18', container: 'Acta Orbita', url: 'https://example.org/traffic' } });
  expect(await library.descriptions.about(note)).toMatchObject({ byline: 'Ludwig van Beethoven', imprint: { publisher: 'Own' } });
  await library.descriptions.update(report.undo);
  expect(await library.descriptions.about(traffic)).toEqual(before);
});

it('says of a bibliography that its encoding was guessed', async () => {
  await add(page, 'traffic.html');
  const latin = Buffer.from('@article{doe, title={Traffic, above all}, author={Müller, Jürgen and Gödel, Käthe}, doi={10.1000/ORBIT.7}}', 'latin1');
  const { attached, problems } = await library.descriptions.cite({ name: 'works.bib', read: () => Promise.resolve(latin) });
  expect([attached, problems]).toEqual([1, [expect.stringMatching(/^works\.bib does not say which encoding it is in and was read as /)]]);
});

it('reads back the CSL-JSON it writes, and says what is no bibliography', async () => {
  const id = await add(page, 'traffic.html');
  const { content } = await library.exports.make({ kind: 'article', id }, 'csljson');
  const before = await library.descriptions.about(id);
  expect(await library.descriptions.cite(file(String(content), 'works.json'))).toMatchObject({ attached: 1, unmatched: [], problems: [] });
  expect((await library.descriptions.about(id)).imprint).toEqual(before.imprint);
  for (const [text, said] of [['{"a": ', 'is not valid CSL-JSON'], ['Dear reader,', 'holds no record'], ['', 'holds no record']] as const) {
    expect((await library.descriptions.cite(file(text, 'x.bib'))).problems.join()).toContain(said);
  }
});

it('finds what stands in a collection or in one inside it, by its name of today, and takes each change back', async () => {
  const id = await add(page, 'traffic.html');
  const found = async (text: string) => (await library.search({ text })).hits.filter(({ document }) => document === id).length > 0;
  const made = await library.collections.change({ put: [{ id: 'thesis', name: 'Thesis', parent: null }, { id: 'two', name: 'Chapter 2', parent: 'thesis' }], remove: [] });
  const shelf = { collections: ['two'], tags: ['space law'], starred: true, archived: false };
  const undo = await library.descriptions.update([{ document: id, patch: { shelf } }]);
  expect(await Promise.all(['collection:thesis', 'collection:"chapter 2"', 'is:starred', 'tag:"space law"', 'is:archived'].map(found))).toEqual([true, true, true, true, false]);
  const back = await library.collections.change({ put: [{ id: 'thesis', name: 'Book', parent: null }], remove: [] });
  expect(await Promise.all(['collection:thesis', 'collection:book'].map(found))).toEqual([false, true]);
  await expect(library.collections.change({ put: [{ id: 'thesis', name: 'Book', parent: 'two' }], remove: [] })).rejects.toThrow('cannot stand in a collection that stands in it');
  await library.collections.change(back);
  expect(await found('collection:thesis')).toBe(true);
  expect(await library.collections.change(made)).toMatchObject({ put: [{ id: 'thesis' }, { id: 'two' }], remove: [] });
  expect(await found('collection:thesis')).toBe(false);
  await library.descriptions.update(undo);
  expect(await found('is:starred')).toBe(false);
});
