import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MarkPatch } from '../../core/annotations/edit';
import { noteMarkdown } from '../../core/notes/note-markdown';
import type { NoteTree } from '../../core/notes/note';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { localEngine } from './local-engine';
import { createLibrary, type Library } from './library';

const article = `On two agencies

NASA and the European Space Agency (ESA) work together.

History: How it began

The Outer Space Treaty was signed in 1967. ESA came later, and NASA watched.
`;

let folder: string;
let vault: Vault;
let library: Library;
let told: string[];
let turn = 0;

const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;
const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, turn));

async function open(shadow?: string): Promise<void> {
  const kept = shadow === undefined ? {} : { shadow };
  const opened = await openVault(join(folder, 'vault'), { now, newId, device: 'test', noteToMarkdown: noteMarkdown, ...kept });
  if (!opened.ok) throw new Error(opened.message);
  vault = opened.vault;
  told = [];
  library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: (name) => told.push(name) });
}

const add = async (text = article, name = 'agencies.txt'): Promise<string> => {
  const [line] = await library.documents.add([{ name, read: () => Promise.resolve(Buffer.from(text)) }]);
  if (!line?.document) throw new Error(line?.problem ?? 'nothing came in');
  return line.document;
};

const nothing = { documents: [], notes: [], annotations: [], decisions: [], conflicts: [] };
const instant = expect.stringMatching(/^2026-01-01T/) as string;

const paragraph = (...children: object[]): NoteTree =>
  ({ blocks: [{ type: 'paragraph', children }] }) as unknown as NoteTree;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-library-'));
  await open();
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

describe('documents', () => {
  it('come in with their sections, entities and words', async () => {
    const id = await add();
    expect(await library.documents.list([id, 'gone'])).toMatchObject([{ id, title: 'On two agencies', sections: 2, annotations: 0, notes: 0, pages: 0, format: 'text/plain' }]);
    const mentions = await library.entities.mentions(id);
    expect(mentions.map(({ name }) => name)).toEqual(expect.arrayContaining(['NASA', 'European Space Agency', 'Outer Space Treaty']));
    expect(told).toContain('library.changed');
  });

  it('are recognised when the same bytes come again', async () => {
    const id = await add();
    const [again] = await library.documents.add([{ name: 'copy.txt', read: () => Promise.resolve(Buffer.from(article)) }]);
    expect(again).toMatchObject({ document: id });
    expect(again?.problem).toMatch(/is in the library already/);
    expect(await library.documents.list()).toHaveLength(1);
  });

  it('that are bad are named one by one, and the good ones come in', async () => {
    const lines = await library.documents.add([
      { name: 'empty.txt', read: () => Promise.resolve(Buffer.alloc(0)) },
      { name: 'gone.txt', read: () => Promise.reject(new Error('no such file')) },
      { name: 'picture.txt', read: () => Promise.resolve(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])) },
      { name: 'large.txt', read: () => Promise.resolve(Buffer.alloc(50 * 1024 * 1024, 'word ')) },
      { name: 'good.txt', read: () => Promise.resolve(Buffer.from(article)) },
    ]);
    expect(lines.map(({ problem }) => problem === null)).toEqual([false, false, false, false, true]);
    for (const { name, problem } of lines.slice(0, 4)) expect(problem).toContain(name);
    expect(await library.documents.list()).toHaveLength(1);
  });
});

describe('annotations', () => {
  it('keep both of two changes made in one breath', async () => {
    const document = await add();
    const { annotation } = await library.annotations.create({ document, start: 17, end: 21, color: 'amber', comment: '', tags: [] });
    const change = (patch: MarkPatch) => library.annotations.edit(document, [{ kind: 'update', id: annotation.id, patch }]);
    await Promise.all([
      change({ comment: 'The first agency' }),
      change({ color: 'rose' }),
      change({ tags: ['agency'] }),
    ]);
    const [kept] = await library.annotations.list(document);
    expect(kept?.annotation).toMatchObject({ comment: 'The first agency', color: 'rose', tags: ['agency'] });
  });

  it('are found by search, go to the trash and come back', async () => {
    const document = await add();
    const { annotation } = await library.annotations.create({ document, start: 17, end: 21, color: 'blue', comment: 'remarkable', tags: [] });
    const found = async () => (await library.search({ text: 'remarkable' })).hits.map(({ id }) => id);
    expect(await found()).toEqual([annotation.id]);
    await library.annotations.remove(document, annotation.id);
    expect(await found()).toEqual([]);
    expect(await library.annotations.list(document)).toEqual([]);
    await library.annotations.restore(document, annotation.id);
    expect(await found()).toEqual([annotation.id]);
  });

  it('follow their words onto a new revision of the article', async () => {
    const document = await add();
    const at = article.indexOf('The Outer Space Treaty');
    const { annotation } = await library.annotations.create({ document, start: at, end: at + 22, color: 'blue', comment: '', tags: [] });
    const bytes = Buffer.from(article.replace('NASA and', 'A new first sentence stands here. NASA and'));
    const source = await localEngine(() => 0).readSource(bytes, 'agencies.txt');
    if (!source.ok) throw new Error(source.message);
    await vault.documents.revise(document, { bytes, name: 'agencies.txt', mediaType: source.mediaType, parsed: source.parsed });
    const [moved] = await library.annotations.list(document);
    const { text } = await library.documents.read(document);
    expect(moved?.annotation.id).toBe(annotation.id);
    expect(text.slice(moved?.anchor.range?.start, moved?.anchor.range?.end)).toBe('The Outer Space Treaty');
  });

  it('outside the text are refused', async () => {
    const document = await add();
    await expect(library.annotations.create({ document, start: 5, end: 50_000, color: 'blue', comment: '', tags: [] })).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('notes', () => {
  it('link to entities, sections and passages, and the links are known from the other side', async () => {
    const document = await add();
    const { annotation } = await library.annotations.create({ document, start: 17, end: 21, color: 'blue', comment: '', tags: [] });
    const [entity] = await library.entities.list();
    const [section] = (await library.suggest('History')).filter(({ target }) => target.kind === 'section');
    if (!entity || !section) throw new Error('nothing to link to');
    const note = await library.notes.create('Two agencies');
    await library.notes.save(note.id, {
      title: 'Two agencies',
      tags: ['space'],
      tree: paragraph(
        { type: 'text', text: 'See ', marks: [] },
        { type: 'reference', target: { kind: 'entity', id: entity.id }, text: entity.name },
        { type: 'reference', target: section.target, text: section.name },
        { type: 'reference', target: { kind: 'annotation', id: annotation.id }, text: 'here' },
      ),
    });
    for (const target of [{ kind: 'entity', id: entity.id }, section.target, { kind: 'annotation', id: annotation.id }, { kind: 'document', id: document }] as const) {
      expect(await library.backlinks(target)).toMatchObject([{ note: note.id, title: 'Two agencies' }]);
    }
    expect((await library.entities.open(entity.id)).backlinks).toHaveLength(1);
    expect((await library.entities.list()).find(({ id }) => id === entity.id)?.notes).toBe(1);
    expect(await library.locate(section.target)).toMatchObject({ document });
    expect((await library.search({ text: 'agencies' })).hits.map(({ id }) => id)).toContain(note.id);
  });

  it('name every link whose target is gone or was never there, and which of equal links it is', async () => {
    const target = await library.notes.create('Gone');
    const other = await library.notes.create('Stays');
    const to = (kind: string, id: string, text: string) => ({ type: 'reference', target: { kind, id }, text });
    const tree = paragraph(to('note', target.id, 'one'), to('note', other.id, 'kept'), to('entity', 'nobody', 'two'), to('note', target.id, 'three'));
    const { id } = await library.notes.create('Links', { tree });
    expect(await library.brokenLinks()).toMatchObject([{ note: id, target: { id: 'nobody' }, turn: 0 }]);
    await library.notes.remove(target.id);
    expect((await library.brokenLinks()).map((link) => [link.target.id, link.turn])).toEqual([[target.id, 0], ['nobody', 0], [target.id, 1]]);
    await library.notes.restore(target.id);
    expect(await library.brokenLinks()).toHaveLength(1);
  });

  it('keep a pin through saves, which does not count as a change', async () => {
    const { id, modified, tree } = await library.notes.create('Kept first');
    expect(await library.notes.pin(id, true)).toMatchObject({ pinned: true, modified });
    await library.notes.save(id, { title: 'Still first', tags: [], tree });
    expect((await library.notes.list())[0]).toMatchObject({ title: 'Still first', pinned: true });
    expect(await library.notes.pin(id, false)).not.toHaveProperty('pinned');
  });

  it('are there again after a restart, with everything that was found', async () => {
    const document = await add();
    const note = await library.notes.create('Kept', { tree: paragraph({ type: 'text', text: 'Perihelion', marks: [] }) });
    await library.annotations.create({ document, start: 17, end: 21, color: 'blue', comment: 'aphelion', tags: [] });
    const before = await library.counts();
    await vault.close();
    await open();
    await library.load();
    expect(await library.counts()).toEqual(before);
    expect((await library.search({ text: 'perihelion' })).hits[0]?.id).toBe(note.id);
    expect((await library.search({ text: 'aphelion' })).hits[0]?.kind).toBe('annotation');
  });

  it('go back to an earlier version, and how they stood before is kept too', async () => {
    await vault.close();
    await open(join(folder, 'shadow'));
    const note = await library.notes.create('First', { tree: paragraph({ type: 'text', text: 'Perihelion', marks: [] }) });
    await library.notes.save(note.id, { title: 'Second', tags: ['t'], tree: paragraph({ type: 'text', text: 'Aphelion', marks: [] }) });
    const [first] = await library.notes.versions(note.id);
    if (!first) throw new Error('nothing was kept');
    expect(await library.notes.version(note.id, first.version)).toMatchObject({ title: 'First' });
    expect(await library.notes.revert(note.id, first.version)).toMatchObject({ id: note.id, title: 'First', tags: [] });
    expect((await library.search({ text: 'perihelion' })).hits[0]?.id).toBe(note.id);
    const kept = await Promise.all((await library.notes.versions(note.id)).map(({ version }) => library.notes.version(note.id, version)));
    expect(kept.map(({ title }) => title)).toEqual(['Second', 'First']);
    await expect(library.notes.revert(note.id, 'nothing')).rejects.toMatchObject({ code: 'not-found' });
    expect((await library.notes.get(note.id)).title).toBe('First');
  });

  it('of a shape that cannot be stored are refused and the stored one stays', async () => {
    const note = await library.notes.create('Whole', { tree: paragraph({ type: 'text', text: 'kept', marks: [] }) });
    const bad = { blocks: [{ type: 'paragraph', children: [{ type: 'text' }] }] } as unknown as NoteTree;
    await expect(library.notes.save(note.id, { title: 'Whole', tags: [], tree: bad })).rejects.toMatchObject({ code: 'bad-request' });
    expect((await library.notes.get(note.id)).tree).toEqual(note.tree);
  });
});

describe('the trash', () => {
  it('takes an article with its marks; links to them lead nowhere until it comes back', async () => {
    const document = await add();
    const { annotation } = await library.annotations.create({ document, start: 17, end: 21, color: 'blue', comment: 'remarkable', tags: [] });
    const note = await library.notes.create('Links');
    const targets = [{ kind: 'document', id: document }, { kind: 'annotation', id: annotation.id }, { kind: 'section', id: `${document}#s-introduction` }] as const;
    await library.notes.save(note.id, { title: 'Links', tags: [], tree: paragraph(...targets.map((target) => ({ type: 'reference', target, text: 'link' }))) });
    const names = async () => (await library.resolve(targets)).map(({ name }) => name);
    const before = { names: await names(), counts: await library.counts(), found: (await library.search({ text: 'treaty' })).total };
    expect(before.names[0]).toBe('On two agencies');

    await library.trash.removeDocument(document);
    expect(await names()).toEqual([null, null, null]);
    expect(await library.documents.list()).toEqual([]);
    expect((await library.search({ text: 'treaty' })).total).toBe(0);
    expect((await library.search({ text: 'remarkable' })).total).toBe(0);
    expect(await library.trash.list()).toEqual({ ...nothing, documents: [{ id: document, title: 'On two agencies', removed: instant }] });
    expect((await library.notes.get(note.id)).tree.blocks).toHaveLength(1);

    await library.trash.restoreDocument(document);
    expect({ names: await names(), counts: await library.counts(), found: (await library.search({ text: 'treaty' })).total }).toEqual(before);
    expect(await library.annotations.list(document)).toHaveLength(1);
    expect(await library.backlinks({ kind: 'annotation', id: annotation.id })).toMatchObject([{ note: note.id }]);
    expect(await library.trash.list()).toEqual(nothing);
    await expect(library.trash.restoreDocument('nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('lists notes and marks, and what was deleted of an article that was deleted later', async () => {
    const document = await add();
    const { annotation } = await library.annotations.create({ document, start: 17, end: 21, color: 'rose', comment: 'c', tags: [] });
    const note = await library.notes.create('Gone');
    await library.notes.remove(note.id);
    await library.annotations.remove(document, annotation.id);
    const mark = { id: annotation.id, document, documentTitle: 'On two agencies', color: 'rose', quote: 'NASA', comment: 'c', removed: instant };
    expect(await library.trash.list()).toMatchObject({ documents: [], notes: [{ id: note.id, title: 'Gone' }], annotations: [mark] });
    await library.trash.removeDocument(document);
    expect((await library.trash.list()).annotations).toEqual([]);
    await library.trash.restoreDocument(document);
    expect((await library.trash.list()).annotations).toMatchObject([mark]);
  });
});

describe('suggestions', () => {
  it('answer to aliases, accents and word starts, the best fit first', async () => {
    await add();
    expect((await library.suggest('esa'))[0]).toMatchObject({ target: { kind: 'entity' }, name: 'European Space Agency' });
    expect((await library.suggest('SPACE AG')).map(({ name }) => name)).toContain('European Space Agency');
    expect((await library.suggest('')).length).toBeGreaterThan(0);
    expect(await library.suggest('zzzz')).toEqual([]);
  });
});
