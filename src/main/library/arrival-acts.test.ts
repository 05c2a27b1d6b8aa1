import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { jsonFileAt, markdownFilesIn } from './arriving-files';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';

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

const fates = ({ lines }: { lines: readonly { name: string; fate: string }[] }) => lines.map(({ name, fate }) => `${name} ${fate}`);

describe('notes of a Markdown folder', () => {
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
    for (const { path, content } of await first.exports.folder()) written[path] = content;
    expect(written[`notes/two-${two.id}.md`]).toContain(`[One](one-${one.id}.md)`);
    const files = await markdownFilesIn(join(await write(written), 'notes'));
    expect((await second.arrivals.notes(files)).lines.map(({ fate, missing }) => [fate, ...missing])).toEqual([['new'], ['new']]);
    const whole = async ({ notes }: Library) => (await Promise.all((await notes.list()).map(({ id }) => notes.get(id)))).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await whole(second)).toEqual(await whole(first));
    expect((await second.arrivals.notes(files)).lines.map(({ fate }) => fate)).toEqual(['same', 'same']);
    await second.notes.save(one.id, { title: 'One, changed', tags: [], tree: one.tree });
    const again = await second.arrivals.notes(files);
    expect(again.lines.find(({ name }) => name.startsWith('one-'))).toMatchObject({ fate: 'failed', problem: expect.stringContaining('left as it is') as string });
    expect((await second.notes.get(one.id)).title).toBe('One, changed');
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
    const marks = await jsonFileAt(join(json, 'marks.jsonld'));
    // The two vaults know the article by different ids: a quotation this short does not tell which it is.
    expect((await second.arrivals.marks(marks, 'marks.jsonld', true)).lines[0]?.problem).toContain('import that article first');
    await second.descriptions.update([{ document: there[0]?.document ?? '', patch: { imprint: { url: 'https://example.org/light' } } }]);
    const addressed = JSON.parse(JSON.stringify(marks).replaceAll(`urn:almagest:document:${document}`, 'http://www.example.org/light')) as unknown;
    expect(fates(await second.arrivals.marks(addressed, 'marks.jsonld'))).toEqual(['A lighthouse new']);
    const [came] = await second.annotations.list(there[0]?.document ?? '');
    expect(came).toMatchObject({ annotation: { comment: 'Why *this*?', tags: ['sea'], color: 'rose' }, anchor: { status: 'same', range: { start: 16, end: 28 } } });
    expect(fates(await second.arrivals.marks(addressed, 'marks.jsonld'))).toEqual(['A lighthouse same']);
  });

  it('in a file that is no JSON, or only half of it, are refused with a sentence', async () => {
    const at = await write({ 'half.json': '[{"id": "a"' });
    await expect(jsonFileAt(join(at, 'half.json'))).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('half.json is not JSON') as string });
    await expect(jsonFileAt(join(at, 'absent.json'))).rejects.toMatchObject({ code: 'bad-request' });
    await expect(markdownFilesIn(join(at, 'absent'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
