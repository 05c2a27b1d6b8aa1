import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import type { NoteTree } from '../../core/notes/note';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';

const article = `On two powers

The Soviet Union and NASA worked apart. The USSR was first, and NASA followed. The Blue Teapot Committee met.

History

NASA came later than the Soviet Union.
`;

let folder: string;
let vault: Vault;
let library: Library;
let told: string[];
let turn = 0;

const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;

async function open(): Promise<void> {
  // The clock stands still: what is said last is last nevertheless.
  const now = () => new Date(Date.UTC(2026, 0, 1));
  const opened = await openVault(join(folder, 'vault'), { now, newId, device: 'test', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  vault = opened.vault;
  told = [];
  library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: (name) => told.push(name) });
  await library.load();
}

async function reopen(): Promise<void> {
  await vault.close();
  await open();
}

async function add(): Promise<string> {
  const [line] = await library.documents.add([{ name: 'powers.txt', read: () => Promise.resolve(Buffer.from(article)) }]);
  if (!line?.document) throw new Error(line?.problem ?? 'nothing came in');
  return line.document;
}

const named = async (name: string) => (await library.entities.list()).find((entity) => entity.name === name);
const idOf = async (name: string) => (await named(name))?.id ?? '';
const state = async () => [await library.entities.list(), await library.counts()];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-decisions-'));
  await open();
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

describe('decisions', () => {
  it('are one line each in the log of the device, and told to everybody', async () => {
    await add();
    told.length = 0;
    await library.decide({ kind: 'describe', entity: await idOf('NASA'), description: 'Flies.' });
    expect(told).toEqual(['library.changed']);
    const log = await readFile(join(folder, 'vault', 'decisions', 'test.ndjson'), 'utf8');
    expect(log.trim().split('\n')).toHaveLength(1);
    expect(log).toContain('"kind":"describe","entity":"nasa","description":"Flies."');
  });

  it('say what recognition calls the things they are about, by which those of another recogniser’s ids are followed', async () => {
    await add();
    await library.decide({ kind: 'rename', entity: await idOf('NASA'), name: 'The Agency' });
    await library.decide({ kind: 'describe', entity: await idOf('The Agency'), description: 'Flies.' });
    const [, line] = (await vault.decisions.list()).map(({ entry }) => entry as { names?: Record<string, { name: string; type: string }> });
    const [id = '', called] = Object.entries(line?.names ?? {})[0] ?? [];
    expect([id, called?.type]).toEqual(['nasa', 'organisation']);
    await vault.decisions.append({ id: 'y', instant: '2030-01-01T00:00:00.000Z', kind: 'describe', entity: 'nasa-of-old', description: 'Of old.', names: { 'nasa-of-old': called } });
    await vault.decisions.append({ id: 'z', instant: '2030-01-02T00:00:00.000Z', kind: 'retype', entity: 'nasa', type: 'programme', names: 'nothing a reader knows' });
    await reopen();
    await add();
    expect((await library.entities.glance('nasa-of-old')).description).toBe('Of old.');
    expect((await library.entities.list()).find(({ name }) => name === 'The Agency')?.type).toBe('programme');
  });

  it('merge with a note’s link kept, survive a restart, and are taken back', async () => {
    await add();
    const from = await idOf('Soviet Union');
    const into = await idOf('NASA');
    const reference = { type: 'reference', target: { kind: 'entity', id: from }, text: 'Soviet Union' };
    const tree = { blocks: [{ type: 'paragraph', children: [reference] }] } as unknown as NoteTree;
    const note = await library.notes.create('Links', { tree });
    const before = await state();
    const { decision, entity } = await library.decide({ kind: 'merge', entity: from, into });
    expect(entity).toBe(into);
    await reopen();
    expect(await named('Soviet Union')).toBeUndefined();
    expect(await library.resolve([{ kind: 'entity', id: from }])).toMatchObject([{ name: 'NASA' }]);
    expect((await library.entities.open(from)).entity).toMatchObject({ id: into, aliases: expect.arrayContaining(['Soviet Union']) as unknown });
    expect((await library.entities.open(into)).backlinks).toMatchObject([{ note: note.id }]);
    expect((await library.search({ text: 'NASA has:note' })).hits).toContainEqual(expect.objectContaining({ kind: 'entity', id: into }));
    const back = await library.decide({ kind: 'revoke', decision });
    expect(back.entity).toBe(from);
    expect(await state()).toEqual(before);
    await library.decide({ kind: 'revoke', decision: back.decision });
    expect(await named('Soviet Union')).toBeUndefined();
  });

  it('split mentions off to a new entity in one line, which a restart keeps and a revocation takes back', async () => {
    await add();
    const nasa = await idOf('NASA');
    const before = await state();
    const [first, second] = (await library.entities.open(nasa)).mentions;
    if (!first || !second) throw new Error('NASA is not named twice');
    const mentions = [first, second].map(({ document, range }) => ({ document, ...range }));
    const asked = { kind: 'split', entity: nasa, to: null, type: 'organisation', mentions } as const;
    await expect(library.decide({ ...asked, name: 'NASA' })).rejects.toThrow('very entity');
    const { decision } = await library.decide({ ...asked, name: 'The other NASA' });
    await reopen();
    expect((await named('The other NASA'))?.mentions).toBe(2);
    expect((await library.entities.open(nasa)).mentions).toHaveLength(1);
    expect((await readFile(join(folder, 'vault', 'decisions', 'test.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(1);
    await library.decide({ kind: 'revoke', decision });
    expect(await state()).toEqual(before);
  });

  it('rename, and search and links find the new name and the old', async () => {
    await add();
    const id = await idOf('NASA');
    await library.decide({ kind: 'rename', entity: id, name: 'Space Administration' });
    await library.decide({ kind: 'rename', entity: id, name: 'The Administration' });
    expect(await library.resolve([{ kind: 'entity', id }])).toMatchObject([{ name: 'The Administration' }]);
    for (const text of ['The Administration', 'NASA']) expect((await library.suggest(text))[0]?.target.id).toBe(id);
    expect((await library.search({ text: 'NASA' })).hits).toContainEqual(expect.objectContaining({ kind: 'entity', id }));
  });

  it('refuse everywhere, which outlives a restart; here only; one mention', async () => {
    const document = await add();
    const nasa = await idOf('NASA');
    const places = (await library.entities.mentions(document)).filter(({ entity }) => entity === nasa);
    const [first] = places;
    if (!first) throw new Error('NASA is not found');
    await library.decide({ kind: 'refuse', scope: 'mention', entity: nasa, document, start: first.start, end: first.end });
    expect((await named('NASA'))?.mentions).toBe(places.length - 1);
    await library.decide({ kind: 'refuse', scope: 'everywhere', entity: nasa });
    await reopen();
    expect(await named('NASA')).toBeUndefined();
    expect((await library.entities.mentions(document)).map(({ name }) => name)).not.toContain('NASA');
    await expect(library.entities.open(nasa)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('create from a passage', async () => {
    const document = await add();
    const { text } = await library.documents.read(document);
    const start = text.indexOf('Teapot');
    const { entity } = await library.decide({ kind: 'create', name: 'Teapot', type: 'other', document, start, end: start + 6 });
    expect(entity).toBe('teapot');
    await reopen();
    expect(await library.entities.mentions(document)).toContainEqual({ start, end: start + 6, entity: 'teapot', name: 'Teapot', type: 'other', reason: 'reader' });
  });

  it('about nothing that is there are refused and not written', async () => {
    const document = await add();
    await expect(library.decide({ kind: 'rename', entity: 'nobody', name: 'X' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(library.decide({ kind: 'revoke', decision: 'never' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(library.decide({ kind: 'create', name: 'X', type: 'other', document, start: 0, end: 1_000_000 })).rejects.toMatchObject({ code: 'bad-request' });
    expect(await vault.decisions.list()).toEqual([]);
  });

  it('of a newer version are left in the log and pass by', async () => {
    await vault.decisions.append({ id: 'x', instant: '2026-01-01T00:00:00.000Z', kind: 'transmute', entity: 'nasa' });
    await reopen();
    await add();
    expect(await named('NASA')).toBeDefined();
  });

  it('keep links when the article goes that knew the full name, and nothing is different once it is back', async () => {
    const one = async (name: string, text: string) => {
      const [line] = await library.documents.add([{ name, read: () => Promise.resolve(Buffer.from(text)) }]);
      return line?.document ?? '';
    };
    const full = await one('full.txt', 'On a harbour\n\nThe Zorvan Maritime Agency (ZMA) was founded by sailors. The ZMA met in May.\n');
    await one('short.txt', 'Later\n\nIn those years the ZMA built a harbour, and ZMA ships came.\n');
    const id = await idOf('Zorvan Maritime Agency');
    const reference = { type: 'reference', target: { kind: 'entity', id }, text: 'ZMA' };
    await library.notes.create('Links', { tree: { blocks: [{ type: 'paragraph', children: [reference] }] } as unknown as NoteTree });
    const before = await state();
    await library.trash.removeDocument(full);
    await reopen();
    expect(await library.resolve([{ kind: 'entity', id }])).toMatchObject([{ name: 'ZMA' }]);
    expect((await library.entities.open(id)).backlinks).toHaveLength(1);
    await library.trash.restoreDocument(full);
    await reopen();
    expect(await library.resolve([{ kind: 'entity', id }])).toMatchObject([{ name: 'Zorvan Maritime Agency' }]);
    expect(await state()).toEqual(before);
  });

  it('refused everywhere stay so when the article is imported anew', async () => {
    const document = await add();
    await library.decide({ kind: 'refuse', scope: 'everywhere', entity: await idOf('NASA') });
    await library.trash.removeDocument(document);
    await library.trash.empty();
    const again = await add();
    expect((await library.entities.mentions(again)).length).toBeGreaterThan(0);
    expect((await library.entities.mentions(again)).map(({ name }) => name)).not.toContain('NASA');
  });

  it('relate entities, told even where no mention changes', async () => {
    await add();
    const [nasa, union] = [await idOf('NASA'), await idOf('Soviet Union')];
    told.length = 0;
    await library.decide({ kind: 'relate', entity: nasa, relation: 'rival of', to: union });
    expect(told).toEqual(['library.changed']);
    expect((await library.entities.open(union)).relations).toMatchObject([{ relation: 'rival of', inward: true, other: { name: 'NASA' } }]);
    await library.decide({ kind: 'unrelate', entity: nasa, relation: 'rival of', to: union });
    expect((await library.entities.open(union)).relations).toEqual([]);
  });
});
