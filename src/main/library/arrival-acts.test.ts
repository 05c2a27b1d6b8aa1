import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imageNamesOf } from '../../core/notes/images';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { jexAt, marksFileAt, markdownFilesIn, type NamedMarks } from './arriving-files';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';
import { png } from './picture.fixture';

let folder: string;
let turn = 0;
const open: Vault[] = [];
const newId = () => `01ARZ3ND${String(++turn).padStart(18, '0')}`;

async function library(name: string): Promise<Library> {
  const opened = await openVault(join(folder, name), { now: () => new Date('2026-01-01T00:00:00.000Z'), newId, device: 'desk', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  open.push(opened.vault);
  return createLibrary({ vault: opened.vault, engine: localEngine(() => 0), now: () => new Date('2026-01-02T00:00:00.000Z'), newId, tell: () => undefined });
}

async function write(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, 'from', name, '..'), { recursive: true });
    await writeFile(join(folder, 'from', name), text);
  }
  return join(folder, 'from');
}

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'almagest-arrivals-'))));
afterEach(async () => {
  for (const vault of open.splice(0)) await vault.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const web = (json: unknown): NamedMarks => ({ name: 'marks.json', file: { kind: 'web', json } });
const fates = ({ lines }: { lines: readonly { name: string; fate: string }[] }) => lines.map(({ name, fate }) => `${name} ${fate}`);

describe('notes of a Markdown folder', () => {
  it('are told of with the encoding that was guessed', async () => {
    const { arrivals } = await library('vault');
    const from = await write({ 'Plain.md': 'To [[Gone]].' });
    await writeFile(join(from, 'Old.md'), Buffer.from('Die Mannschaft kehrte spät am Abend zurück, für die nächste Mission wird geübt.', 'latin1'));
    expect((await arrivals.notes(await markdownFilesIn(from))).remarks).toEqual([expect.stringMatching(/^Old\.md does not say which encoding it is in and was read as /)]);
  });

  it('are told first, come with their links, and are known when they come again', async () => {
    const { arrivals, notes, backlinks } = await library('vault');
    const from = await write({ 'One.md': 'To [[Two]].', 'deep/Two.md': '# Two\n\n> [!tip] Callout\n> kept', '.obsidian/app.md': 'settings', 'picture.png': '' });
    const files = await markdownFilesIn(from);
    expect(fates(await arrivals.notes(files, true))).toEqual(['One.md new', 'deep/Two.md new']);
    expect(await notes.list()).toEqual([]);
    const came = await arrivals.notes(files);
    expect(came.notes).toHaveLength(2);
    const two = (await notes.list()).find(({ title }) => title === 'Two');
    expect((await backlinks({ kind: 'note', id: two?.id ?? '' })).map(({ title }) => title)).toEqual(['One']);
    expect((await notes.get(two?.id ?? '')).tree.blocks[0]?.type).toBe('callout');
  });

  it('that were exported from one vault make the same vault of another, and what differs there is left alone', async () => {
    const [first, second] = [await library('first'), await library('second')];
    const one = await first.notes.create('One', { tags: ['a'], tree: { blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'words', marks: ['bold'] }] }] } });
    const two = await first.notes.create('Two', { tree: { blocks: [{ type: 'paragraph', children: [{ type: 'reference', target: { kind: 'note', id: one.id }, text: 'One' }, { type: 'text', text: ' and ', marks: [] }, { type: 'reference', target: { kind: 'entity', id: 'nasa' }, text: 'NASA' }] }] } });
    const written: Record<string, string> = {};
    for await (const { path, content } of first.exports.folder()) written[path] = String(content);
    expect(written[`notes/two-${two.id}.md`]).toContain(`[One](one-${one.id}.md)`);
    // The pages of articles and entities lie beside the notes, and are none.
    written['entities/nasa.md'] = '---\ntitle: "NASA"\nalmagest: "entity/nasa"\n---\n\n# NASA\n';
    const files = await markdownFilesIn(await write(written));
    expect((await second.arrivals.notes(files)).lines.map(({ fate, missing }) => [fate, ...missing])).toEqual([['new'], ['new']]);
    const whole = async ({ notes }: Library) => (await Promise.all((await notes.list()).map(({ id }) => notes.get(id)))).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await whole(second)).toEqual(await whole(first));
    expect((await second.arrivals.notes(files)).lines.map(({ fate }) => fate)).toEqual(['same', 'same']);
    await second.notes.save(one.id, { title: 'One, changed', tags: [], tree: one.tree });
    const again = await second.arrivals.notes(files);
    expect(again.lines.find(({ name }) => name.startsWith('notes/one-'))).toMatchObject({ fate: 'failed', problem: expect.stringContaining('left as it is') as string });
    expect((await second.notes.get(one.id)).title).toBe('One, changed');
  });
});

describe('notes of Joplin', () => {
  it('come out of its archive, are known when they come again, and what is no archive is refused', async () => {
    const { arrivals, notes } = await library('vault');
    const at = await write({ 'jex/a.md': `One\n\nTo [Two](:/${'b'.repeat(32)})\n\nid: ${'a'.repeat(32)}\ntype_: 1`, 'jex/b.md': `Two\n\nid: ${'b'.repeat(32)}\ntype_: 1`, 'no.jex': 'no archive', 'half.jex': '' });
    execFileSync('tar', ['-cf', join(at, 'all.jex'), '-C', join(at, 'jex'), 'a.md', 'b.md']);
    expect(fates(await arrivals.notes(await jexAt(join(at, 'all.jex'))))).toEqual(['One new', 'Two new']);
    expect((await notes.list()).map(({ title }) => title).sort()).toEqual(['One', 'Two']);
    expect(fates(await arrivals.notes(await jexAt(join(at, 'all.jex'))))).toEqual(['One same', 'Two same']);
    // Its resources lie beside the notes, also where it is exported as a folder.
    await mkdir(join(at, 'raw/resources'), { recursive: true });
    const [photo, manual] = ['c', 'd'].map((digit) => digit.repeat(32));
    await writeFile(join(at, 'raw/resources', `${photo ?? ''}.png`), png(30, 30));
    await writeFile(join(at, 'raw/resources', `${manual ?? ''}.pdf`), '%PDF-');
    await write({ 'raw/e.md': `Three

![A lamp](:/${photo ?? ''}) and [the manual](:/${manual ?? ''})

id: ${'e'.repeat(32)}
type_: 1`, 'raw/c.md': `lamp.png

id: ${photo ?? ''}
type_: 4`, 'raw/d.md': `manual.pdf

id: ${manual ?? ''}
type_: 4` });
    execFileSync('tar', ['-cf', join(at, 'raw.jex'), '-C', join(at, 'raw'), '.']);
    for (const read of [() => jexAt(join(at, 'raw.jex')), () => markdownFilesIn(join(at, 'raw'))]) {
      const vault = await library(`with pictures ${String(++turn)}`);
      const planned = await vault.arrivals.notes(await read(), true);
      expect(fates(planned)).toEqual(['Three new', 'manual.pdf failed']);
      expect(planned.lines[1]?.problem).toContain('manual.pdf, which “Three” names, stays behind');
      const { notes: [id = ''] } = await vault.arrivals.notes(await read());
      const { tree } = await vault.notes.get(id);
      expect(imageNamesOf(tree)).toHaveLength(1);
      expect(imageNamesOf(tree)).toEqual(await open.at(-1)?.images.list());
      expect(fates(await vault.arrivals.notes(await read()))).toEqual(['Three same']);
    }
    for (const name of ['no.jex', 'half.jex', 'absent.jex']) await expect(jexAt(join(at, name))).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining(name) as string });
  });
});

describe('a folder with faults', () => {
  it('gives what can be read, and each thing that is left is named with the reason', async () => {
    const { arrivals } = await library('vault');
    const from = await write({ 'a.md': 'one', 'b.md': 'two', 'c.md': 'three', 'large.md': 'x'.repeat(5 * 1024 * 1024 + 1), 'locked/d.md': 'four' });
    await writeFile(join(from, 'z.md'), 'five');
    const read = await markdownFilesIn(from, 3);
    expect(read.files.map(({ path }) => path)).toEqual(['a.md', 'b.md', 'c.md']);
    expect(read.left.map(({ path, problem }) => [path, /larger than 5 MB|only 3 notes/.exec(problem)?.[0]])).toEqual([['large.md', 'only 3 notes'], ['locked/d.md', 'only 3 notes'], ['z.md', 'only 3 notes']]);
    const all = await markdownFilesIn(from);
    expect(all.left.map(({ problem }) => problem)).toEqual(['large.md was left out: it is larger than 5 MB. Divide it into several notes.']);
    expect(fates(await arrivals.notes(all, true))).toEqual(['large.md failed', 'a.md new', 'b.md new', 'c.md new', 'locked/d.md new', 'z.md new']);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('of which one may not be read, gives the others', async () => {
    const from = await write({ 'a.md': 'one', 'shut.md': 'two', 'dir/c.md': 'three' });
    await chmod(join(from, 'shut.md'), 0);
    await chmod(join(from, 'dir'), 0);
    const { files, left } = await markdownFilesIn(from);
    await chmod(join(from, 'dir'), 0o700);
    expect(files.map(({ path }) => path)).toEqual(['a.md']);
    expect(left.map(({ path }) => path)).toEqual(['dir', 'shut.md']);
  });
});

const obsidian = fileURLToPath(new URL('../../../../shared/eval/obsidian-vault.tar.gz', import.meta.url));
if (!existsSync(obsidian)) console.log('Skipped: the Obsidian vault of zoni/obsidian-export is not here (../shared/eval).');

describe.skipIf(!existsSync(obsidian))('an Obsidian vault that was made to trap importers', () => {
  it('comes in whole: every note once, links to the note they name, circles and same names too', async () => {
    execFileSync('tar', ['-xzf', obsidian, '-C', folder]);
    const { arrivals, notes, backlinks } = await library('vault');
    const read = await markdownFilesIn(join(folder, 'tests/testdata/input'));
    const report = await arrivals.notes(read);
    expect(read.left).toEqual([]);
    // A note holds pictures alone: what else is embedded is named.
    expect(report.lines.filter(({ fate }) => fate !== 'new').map(({ name }) => name)).toEqual(['bulb.svg', 'note.pdf']);
    expect(report.notes).toHaveLength(read.files.length);
    const idOf = (path: string) => report.lines.find(({ name }) => name === path)?.note ?? '';
    const whole = new Map<string, string>();
    for (const { name, note } of report.lines.filter((each) => each.note !== null)) whole.set(name, JSON.stringify((await notes.get(note ?? '')).tree));
    const links = (from: string) => [...(whole.get(from) ?? '').matchAll(/"kind":"note","id":"([^"]+)"/g)].map(([, id]) => report.lines.find(({ note }) => note === id)?.name);
    const missing = new Set(report.lines.flatMap((each) => each.missing));
    // What is no note, and one note that is not in the vault.
    expect([...missing].sort()).toEqual(['bulb.svg', 'link-location.md', 'non-existing note', 'note.pdf']);
    expect(links('main-samples/obsidian-wikilinks.md')).toEqual([...Array<string>(5).fill('main-samples/pure-markdown-examples.md'), 'main-samples/Uppercased-note.md', 'main-samples/_underscored-note.md']);
    expect(links('infinite-recursion/Note A.md')).toEqual(['infinite-recursion/Note B.md']);
    expect((await backlinks({ kind: 'note', id: idOf('infinite-recursion/Note A.md') })).length).toBeGreaterThan(0);
    expect(links('non-ascii/Link.md')).toEqual(["non-ascii/Nöte with 'quotes'.md"]);
    expect(whole.get('main-samples/obsidian-wikilinks.md')).toContain('[[unclosed link');
    expect(whole.get('main-samples/alert.md')).toContain('"type":"callout"');
    // Of several notes of one name, the one nearest in the folders.
    expect(links('start-at/subdir/Note B.md')).toEqual(['start-at/Note A.md', 'start-at/subdir/Note C.md']);
    expect(links('same-filename-different-directories/Note.md')).toEqual(['dir1', 'dir1', 'dir2', 'dir2'].map((dir) => `same-filename-different-directories/${dir}/Note.md`));
  });
});

describe('marks of any program', () => {
  const article = { name: 'light.txt', read: () => Promise.resolve(Buffer.from('On lighthouses\n\nA lighthouse is a tower with a lamp, seen from far away by everybody at sea.\n')) };

  it('of one vault come into another with their comments and tags, once', async () => {
    const [first, second] = [await library('first'), await library('second')];
    const [line] = await first.documents.add([article]);
    const there = await second.documents.add([article]);
    const document = line?.document ?? '';
    await first.annotations.create({ document, start: 16, end: 28, color: 'rose', comment: 'Why *this*?', tags: ['sea'] });
    const json = await write({ 'marks.jsonld': (await first.exports.make({ kind: 'article', id: document }, 'jsonld')).content as string });
    const marks = await marksFileAt(join(json, 'marks.jsonld'), newId);
    // The two vaults know the article by different ids: its title tells which it is.
    expect(fates(await second.arrivals.marks(marks, true))).toEqual(['A lighthouse new']);
    expect(await second.annotations.list(there[0]?.document ?? '')).toEqual([]);
    expect(fates(await second.arrivals.marks(marks))).toEqual(['A lighthouse new']);
    const [came] = await second.annotations.list(there[0]?.document ?? '');
    expect(came).toMatchObject({ annotation: { comment: 'Why *this*?', tags: ['sea'], color: 'rose' }, anchor: { status: 'same', range: { start: 16, end: 28 } } });
    expect(fates(await second.arrivals.marks(marks))).toEqual(['A lighthouse same']);
  });

  it('in a work the library does not have are kept on an article of their passages, under which the work itself comes later', async () => {
    const { arrivals, annotations, documents, revisions } = await library('vault');
    const on = (id: string, target: unknown, bodyValue = '') => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id, type: 'Annotation', bodyValue, target });
    const source = 'https://example.org/light';
    const given = [on('a', { source, selector: { type: 'TextQuoteSelector', exact: 'seen from far away' } }, 'how far?'), on('b', source, 'of the page'), on('c', { source, selector: { type: 'XPathSelector', value: '/p' } })];
    const planned = await arrivals.marks(web(given), true);
    expect(planned.articles).toEqual([{ document: '', title: 'example.org/light' }]);
    expect(await documents.list()).toEqual([]);
    const came = await arrivals.marks(web(given));
    expect(came.lines.map(({ fate, lost }) => [fate, lost])).toEqual([['new', false], ['new', true], ['new', true]]);
    expect(planned.lines).toEqual(came.lines);
    const document = came.articles[0]?.document ?? '';
    expect(await documents.list()).toMatchObject([{ id: document, title: 'example.org/light', annotations: 3 }]);
    const statuses = async () => (await annotations.list(document)).map(({ annotation: { id, comment }, anchor: { status } }) => [id, comment, status]);
    expect(await statuses()).toEqual([['a', 'how far?', 'same'], ['b', 'of the page', 'orphan'], ['c', '', 'orphan']]);
    expect((await arrivals.marks(web(given))).lines.map(({ fate }) => fate)).toEqual(['same', 'same', 'same']);
    await revisions.add(document, article);
    const [first] = await annotations.list(document);
    expect(first?.anchor.range && (await documents.read(document)).text.slice(first.anchor.range.start, first.anchor.range.end)).toBe('seen from far away');
  });

  it('come to an article as one save, and what they hold beyond our fields stays with them', async () => {
    const { arrivals, documents } = await library('vault');
    const [line] = await documents.add([article]);
    const [vault] = open;
    let saves = 0;
    const change = vault?.annotations.change.bind(vault.annotations);
    if (vault && change) vault.annotations.change = (...given) => (saves++, change(...given));
    const given = Array.from({ length: 50 }, (_, index) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: `m${String(index)}`, type: 'Annotation', creator: 'Jane', target: { source: `urn:almagest:document:${line?.document ?? ''}`, selector: { type: 'TextQuoteSelector', exact: 'a tower with a lamp' } } }));
    expect((await arrivals.marks(web(given))).marks).toHaveLength(50);
    expect(saves).toBe(1);
    expect(await readFile(join(folder, 'vault', 'annotations', `${line?.document ?? ''}.jsonl`), 'utf8')).toContain('"creator":"Jane"');
  });

  it('of a reading device come to the article of their title or words, the others to an article of their own, once', async () => {
    const { arrivals, annotations, documents } = await library('vault');
    const [line] = await documents.add([article]);
    const at = await write({ 'My Clippings.txt': ['Towers I liked (Doe)\n- Your Highlight on page 1 | Location 1-2\n\nseen from far  away by everybody', 'On lighthouses\n- Your Highlight on page 1 | Location 1-2\n\na tower', 'On lighthouses\n- Your Note on page 1 | Location 2\n\nhow high?', 'On lighthouses\n- Your Highlight on page 1 | Location 9\n\nwords of another edition', 'Another book (Roe)\n- Your Highlight on page 3 | Location 7\n\nOther words'].join('\n==========\n') + '\n==========\n' });
    const file = await marksFileAt(join(at, 'My Clippings.txt'), newId);
    const planned = await arrivals.marks(file, true);
    const came = await arrivals.marks(file);
    expect(planned.lines).toEqual(came.lines);
    expect(came.articles.map(({ title }) => title)).toEqual(['Another book']);
    const marks = (await annotations.list(line?.document ?? '')).map(({ annotation: { selectors, comment }, anchor: { status } }) => [selectors.quote.exact, comment, status]);
    expect(marks).toEqual([['a tower', 'how high?', 'same'], ['seen from far away by everybody', '', 'same'], ['words of another edition', '', 'orphan']]);
    expect((await documents.list()).map(({ title, byline, annotations: count }) => [title, byline, count])).toContainEqual(['Another book', 'Roe', 1]);
    expect((await arrivals.marks(file)).lines.map(({ fate }) => fate)).toEqual(['same', 'same', 'same', 'same']);
  });

  it('in a file that is no JSON, or only half of it, are refused with a sentence', async () => {
    const at = await write({ 'half.json': '[{"id": "a"' });
    await expect(marksFileAt(join(at, 'half.json'), newId)).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('half.json is not JSON') as string });
    await expect(marksFileAt(join(at, 'absent.json'), newId)).rejects.toMatchObject({ code: 'bad-request' });
    await expect(markdownFilesIn(join(at, 'absent'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
