import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import type { NoteTree } from '../../core/notes/note';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';

let folder: string;
let vault: Vault;
let library: Library;
let told: string[];
let stop: () => void;
let turn = 0;

const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;
const now = () => new Date();
const paragraph = (text: string): NoteTree => ({ blocks: [{ type: 'paragraph', children: [{ type: 'text', text, marks: [] }] }] });
const within = (...names: string[]) => join(folder, 'vault', ...names);
const soon = <T>(see: () => T | Promise<T>) => vi.waitFor(see, { timeout: 10_000, interval: 50 });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-edits-'));
  const opened = await openVault(within(), { now, newId, device: 'desk', noteToMarkdown: noteMarkdown, shadow: join(folder, 'shadow') });
  if (!opened.ok) throw new Error(opened.message);
  vault = opened.vault;
  told = [];
  library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: (name, detail) => told.push(`${name} ${JSON.stringify(detail)}`) });
  stop = library.followEdits((error) => told.push(`bug ${String(error)}`));
});
afterEach(async () => {
  stop();
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

const edited = (kind: string, id: string, gone = false) => `vault.edited ${JSON.stringify({ kind, id, gone })}`;
const edits = () => told.filter((each) => each.startsWith('vault.edited'));
/** As a syncing program writes: whole, under another name first. */
async function bring(path: string, text: string): Promise<void> {
  await writeFile(`${path}.tmp~`, text);
  await rename(`${path}.tmp~`, path);
}

it('another program’s change of a note is told and found; saves of our own are not', async () => {
  const note = await library.notes.create('Mine', { tree: paragraph('alpha') });
  const other = await library.notes.create('Other', { tree: paragraph('gamma') });
  const path = within('notes', `${note.id}.json`);
  await bring(path, (await readFile(path, 'utf8')).replace('alpha', 'remarkable'));
  await soon(() => expect(told).toContain(edited('note', note.id)));
  await soon(async () => expect((await library.search({ text: 'remarkable' })).total).toBe(1));
  await library.notes.save(other.id, { title: 'Other', tags: [], tree: paragraph('delta') });
  await library.notes.remove(other.id);
  await library.notes.restore(other.id);
  // A later change of another file is told, so what came before it would have been.
  await bring(path, (await readFile(path, 'utf8')).replace('remarkable', 'beta'));
  await soon(() => expect(edits()).toHaveLength(2));
  expect(edits()).toEqual([edited('note', note.id), edited('note', note.id)]);
});

it('a note that comes in halves is not taken for damaged', async () => {
  const note = await library.notes.create('Mine', { tree: paragraph('alpha') });
  const path = within('notes', `${note.id}.json`);
  const text = (await readFile(path, 'utf8')).replace('alpha', 'omega');
  await writeFile(path, text.slice(0, 80));
  const reading = library.notes.open(note.id);
  setTimeout(() => void writeFile(path, text), 700);
  expect((await reading).note.tree).toEqual(paragraph('omega'));
  await soon(() => expect(told).toContain(edited('note', note.id)));
  expect(vault.problems()).toEqual([]);
});

it('a note that stays unreadable is told as damaged', async () => {
  const note = await library.notes.create('Mine', { tree: paragraph('alpha') });
  await writeFile(within('notes', `${note.id}.json`), '{');
  await soon(() => expect(vault.problems()).toMatchObject([{ code: 'damaged' }]));
});

it('a file that was taken away is told as missing and can be brought back', async () => {
  const note = await library.notes.create('Mine', { tree: paragraph('alpha') });
  await rm(within('notes', `${note.id}.json`));
  await soon(() => expect(told).toContain(edited('note', note.id, true)));
  const [finding] = await vault.findings();
  expect(finding).toMatchObject({ code: 'missing', repair: { kind: 'note', id: note.id } });
  expect((await library.trash.list()).notes).toEqual([]);
  await library.problems.repair({ kind: 'note', id: note.id });
  expect((await library.notes.open(note.id)).note.tree).toEqual(paragraph('alpha'));
  expect(vault.problems()).toEqual([]);
});

it('a note that was taken away while it was written is saved anew', async () => {
  const note = await library.notes.create('Mine', { tree: paragraph('alpha') });
  const { stamp } = await library.notes.open(note.id);
  await rm(within('notes', `${note.id}.json`));
  await library.notes.save(note.id, { title: 'Mine', tags: [], tree: paragraph('beta') }, stamp);
  expect((await library.notes.open(note.id)).note.tree).toEqual(paragraph('beta'));
  await expect(library.notes.save('no-such', { title: '', tags: [], tree: paragraph('x') })).rejects.toMatchObject({ code: 'not-found' });
});

it('articles, marks, decisions and second versions are noticed as they come', async () => {
  const [line] = await library.documents.add([{ name: 'a.txt', read: () => Promise.resolve(Buffer.from('On agencies\n\nNASA and ESA work together.\n')) }]);
  const document = line?.document ?? '';
  const { annotation } = await library.annotations.create({ document, start: 13, end: 17, color: 'rose', comment: 'before', tags: [] });
  const marks = within('annotations', `${document}.jsonl`);
  await bring(marks, (await readFile(marks, 'utf8')).replace('before', 'after'));
  await soon(() => expect(told).toContain(edited('annotations', document)));
  expect((await library.annotations.list(document)).map(({ annotation: each }) => [each.id, each.comment])).toEqual([[annotation.id, 'after']]);
  await writeFile(within('decisions', '01LAPTOP.ndjson'), '');
  await soon(() => expect(told).toContain(edited('decisions', '01LAPTOP')));
  const description = within('documents', document, 'document.json');
  await bring(description, (await readFile(description, 'utf8')).replace('On agencies', 'Of agencies'));
  await soon(() => expect(told).toContain(edited('document', document)));
  expect((await library.documents.list())[0]?.title).toBe('Of agencies');
  await cp(marks, within('annotations', `${document} (1).jsonl`));
  await soon(() => expect(told.some((each) => each.startsWith('conflicts.changed'))).toBe(true));
  expect(await library.conflicts.list()).toHaveLength(1);
  expect(edits()).toHaveLength(3);
  expect(told.filter((each) => each.startsWith('bug'))).toEqual([]);
});

it('collections, searches and names of colours that another program writes are told and found, and a second version of them too', async () => {
  const source = new TextEncoder().encode('# Law\n\nOuter space is free.\n');
  const [line] = await library.documents.add([{ name: 'law.md', read: () => Promise.resolve(source) }]);
  const document = line?.document ?? '';
  await library.collections.change({ put: [{ id: 'c1', name: 'Thesis', parent: null }], remove: [] });
  const { shelf } = await library.descriptions.about(document);
  await library.descriptions.update([{ document, patch: { shelf: { ...shelf, collections: ['c1'] } } }]);
  const path = within('collections.json');
  await bring(path, (await readFile(path, 'utf8')).replace('Thesis', 'Dissertation'));
  await soon(() => expect(told).toContain(edited('list', 'collections')));
  await soon(async () => expect((await library.search({ text: 'collection:Dissertation' })).total).toBeGreaterThan(0));
  expect(await library.collections.list()).toMatchObject([{ name: 'Dissertation' }]);

  await bring(within('searches.json'), '{"format":1,"searches":[{"id":"s1","name":"Moon","query":"moon"}]}');
  await soon(() => expect(told).toContain('searches.changed {}'));
  await bring(within('colors.json'), '{"format":1,"meanings":{"amber":"Doubt"}}');
  await soon(() => expect(told).toContain(edited('list', 'colors')));
  await bring(within('collections (conflicted copy 2026-11-27).json'), '{}');
  await soon(() => expect(told).toContain('conflicts.changed {}'));
  // Saves of our own are not told as another program's.
  const before = edits().length;
  await library.collections.change({ put: [{ id: 'c2', name: 'Law', parent: null }], remove: [] });
  await library.renameColors({ green: 'Proof' });
  await bring(within('searches.json'), '{"format":1,"searches":[]}');
  await soon(() => expect(edits()).toHaveLength(before + 1));
});
