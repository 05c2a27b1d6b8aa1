import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import type { NoteTree } from '../../core/notes/note';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';

const article = 'On two agencies\n\nNASA and the European Space Agency (ESA) work together.\n';

let folder: string;
let vault: Vault;
let library: Library;
let told: string[];
let turn = 0;
let minutes = 0;

const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;
const now = () => new Date(Date.UTC(2027, 0, 1, 0, minutes));
const paragraph = (text: string): NoteTree => ({ blocks: [{ type: 'paragraph', children: [{ type: 'text', text, marks: [] }] }] });
const notes = () => join(folder, 'vault', 'notes');

beforeEach(async () => {
  minutes = 0;
  folder = await mkdtemp(join(tmpdir(), 'almagest-versions-'));
  const opened = await openVault(join(folder, 'vault'), { now, newId, device: 'desk', noteToMarkdown: noteMarkdown, shadow: join(folder, 'shadow') });
  if (!opened.ok) throw new Error(opened.message);
  vault = opened.vault;
  told = [];
  library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: (name) => told.push(name) });
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

async function addArticle(): Promise<string> {
  const [line] = await library.documents.add([{ name: 'a.txt', read: () => Promise.resolve(Buffer.from(article)) }]);
  if (!line?.document) throw new Error('nothing came in');
  return line.document;
}

const quotes = async (document: string) => (await library.annotations.list(document)).map(({ annotation }) => annotation.selectors.quote.exact);
const mark = (document: string, start: number, end: number) => library.annotations.create({ document, start, end, color: 'rose', comment: '', tags: [] });

describe('versions of marks', () => {
  it('are listed, shown and brought back; what was made since is in the trash, and undo is the version before', async () => {
    const document = await addArticle();
    await mark(document, 17, 21);
    minutes = 10;
    const second = await mark(document, 30, 38);
    minutes = 20;
    const third = await mark(document, 39, 44);
    await library.annotations.remove(document, second.annotation.id);
    const versions = await library.annotations.versions(document);
    const shown = await Promise.all(versions.map(async ({ version }) => (await library.annotations.version(document, version)).map(({ annotation }) => annotation.selectors.quote.exact)));
    expect(shown).toContainEqual(['NASA', 'European']);
    const wanted = versions[shown.findIndex((each) => each.join() === 'NASA,European')]?.version ?? '';
    const before = await quotes(document);
    const kept = await library.annotations.revert(document, wanted);
    expect(await quotes(document)).toEqual(['NASA', 'European']);
    expect((await library.trash.list()).annotations.map(({ id }) => id)).toEqual([third.annotation.id]);
    await library.annotations.revert(document, kept?.version ?? '');
    expect(await quotes(document)).toEqual(before);
    expect((await library.trash.list()).annotations.map(({ id }) => id)).toEqual([second.annotation.id]);
    await expect(library.annotations.revert(document, 'no-such')).rejects.toMatchObject({ code: 'not-found' });
    expect(await quotes(document)).toEqual(before);
  });
});

describe('a save over a change of another program', () => {
  it('keeps the other version beside the note and says so; a save over what one has read does not', async () => {
    const note = await library.notes.create('Mine', { tree: paragraph('first') });
    const { stamp } = await library.notes.open(note.id);
    const saved = await library.notes.save(note.id, { title: 'Mine', tags: [], tree: paragraph('second') }, stamp);
    expect(saved.conflict).toBeNull();
    const path = join(notes(), `${note.id}.json`);
    const theirs = (await readFile(path, 'utf8')).replace('second', 'theirs');
    await writeFile(path, theirs);
    const over = await library.notes.save(note.id, { title: 'Mine', tags: [], tree: paragraph('third') }, saved.stamp);
    expect(told).toContain('conflicts.changed');
    const [copy] = await library.conflicts.list();
    expect(copy).toMatchObject({ id: over.conflict, kind: 'note', of: note.id, title: 'Mine', choices: ['first', 'second', 'both'] });
    const open = await library.conflicts.open(copy?.id ?? '');
    expect([open.first?.note?.tree, open.second.note?.tree]).toEqual([paragraph('third'), paragraph('theirs')]);
    // Once kept, the next save is one over what one knows.
    expect((await library.notes.save(note.id, { title: 'Mine', tags: [], tree: paragraph('fourth') }, over.stamp)).conflict).toBeNull();
    expect(vault.problems()).toMatchObject([{ code: 'conflict-copy' }]);
  });

  it('is none where both wrote the same, or where the last save was this very process', async () => {
    const note = await library.notes.create('Mine', { tree: paragraph('first') });
    const { stamp } = await library.notes.open(note.id);
    await library.notes.save(note.id, { title: 'Mine', tags: [], tree: paragraph('by the host') });
    expect((await library.notes.save(note.id, { title: 'Mine', tags: [], tree: paragraph('by the window') }, stamp)).conflict).toBeNull();
  });
});

describe('conflict copies', () => {
  async function withCopy(name: (id: string) => string): Promise<{ id: string; conflict: string }> {
    const { id } = await library.notes.create('Mine', { tree: paragraph('here') });
    const theirs = (await readFile(join(notes(), `${id}.json`), 'utf8')).replace('here', 'there');
    await writeFile(join(notes(), name(id)), theirs);
    const [copy] = await library.conflicts.list();
    return { id, conflict: copy?.id ?? '' };
  }
  const text = async (id: string) => (await library.notes.get(id)).tree;

  it('are settled for either version, and what does not stay can be brought back', async () => {
    const { id, conflict } = await withCopy((note) => `${note}.sync-conflict-20260301-101010-ABCDEFG.json`);
    await library.conflicts.settle(conflict, 'second');
    expect(await text(id)).toEqual(paragraph('there'));
    expect(await library.conflicts.list()).toEqual([]);
    const { conflicts } = await library.trash.list();
    expect(conflicts).toHaveLength(2);
    for (const each of conflicts) await library.conflicts.restore(each.id);
    const sides = await Promise.all((await library.conflicts.list()).map(async (each) => (await library.conflicts.open(each.id)).second.note?.tree));
    expect(sides).toEqual(expect.arrayContaining([paragraph('here'), paragraph('there')]));
    expect((await library.trash.list()).conflicts).toEqual([]);
  });

  it.each(['first', 'second', 'both'] as const)('settled by keeping “%s” stand as before once that is taken back, and can be settled anew', async (keep) => {
    const { id, conflict } = await withCopy((note) => `${note}.sync-conflict-20260301-101010-ABCDEFG.json`);
    const files = async () => (await readdir(notes())).filter((name) => name.endsWith('.json')).sort();
    const before = await files();
    for (let time = 0; time < 2; time += 1) {
      const settled = await library.conflicts.settle(conflict, keep);
      await library.conflicts.unsettle(settled);
      expect(await text(id)).toEqual(paragraph('here'));
      expect((await library.conflicts.open(conflict)).second.note?.tree).toEqual(paragraph('there'));
      expect([await files(), (await library.trash.list()).conflicts]).toEqual([before, []]);
    }
    const settled = await library.conflicts.settle(conflict, keep);
    await library.trash.empty();
    await expect(library.conflicts.unsettle(settled)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are set aside, or become a note of their own', async () => {
    const { id, conflict } = await withCopy((note) => `${note} (Ann's conflicted copy 2026-03-01).json`);
    const { made } = await library.conflicts.settle(conflict, 'both');
    expect([await text(id), await text(made ?? '')]).toEqual([paragraph('here'), paragraph('there')]);
    await expect(library.conflicts.settle(conflict, 'first')).rejects.toMatchObject({ code: 'not-found' });
    const other = await withCopy((note) => `${note}-DESKTOP-7.json`);
    expect(await library.conflicts.settle(other.conflict, 'first')).toMatchObject({ before: null, made: null });
    expect(await text(other.id)).toEqual(paragraph('here'));
    expect(await library.conflicts.list()).toEqual([]);
  });

  it('of marks are laid together', async () => {
    const document = await addArticle();
    await mark(document, 17, 21);
    const path = join(folder, 'vault', 'annotations', `${document}.jsonl`);
    const before = await readFile(path);
    await mark(document, 30, 38);
    await writeFile(join(folder, 'vault', 'annotations', `${document} (1).jsonl`), before.toString().replaceAll('rose', 'blue').replace(/01TESTID(\d{17})/, '01TESTIDX$1'));
    const [copy] = await library.conflicts.list();
    expect(copy).toMatchObject({ kind: 'annotations', of: document, title: 'On two agencies', choices: ['first', 'second', 'both'] });
    await library.conflicts.settle(copy?.id ?? '', 'both');
    expect(await quotes(document)).toEqual(expect.arrayContaining(['NASA', 'European']));
    expect(await library.conflicts.list()).toEqual([]);
  });

  it('of logs are read with the first until they are laid together, each line once', async () => {
    const line = async (value: number) => vault.decisions.append({ value });
    await line(1);
    const path = join(folder, 'vault', 'decisions', 'desk.ndjson');
    const first = await readFile(path);
    await line(2);
    const both = await readFile(path);
    await writeFile(path, first);
    await writeFile(join(folder, 'vault', 'decisions', 'desk.sync-conflict-20260301-101010-ABCDEFG.ndjson'), both);
    const expected = [{ device: 'desk', entry: { value: 1 } }, { device: 'desk', entry: { value: 2 } }];
    expect(await vault.decisions.list()).toEqual(expected);
    const [copy] = await library.conflicts.list();
    const settled = await library.conflicts.settle(copy?.id ?? '', 'both');
    expect(await vault.decisions.list()).toEqual(expected);
    // What is decided after that outlives its being taken back.
    await line(3);
    await library.conflicts.unsettle(settled);
    expect((await readFile(path, 'utf8')).match(/"value":\d/g)).toEqual(['"value":1', '"value":3']);
    expect(await library.conflicts.list()).toHaveLength(1);
    expected.push({ device: 'desk', entry: { value: 3 } });
    await library.conflicts.settle(copy?.id ?? '', 'both');
    expect((await vault.decisions.list()).map(({ entry }) => entry)).toEqual(expect.arrayContaining(expected.map(({ entry }) => entry)));
    expect(await readdir(join(folder, 'vault', 'decisions'))).toEqual(['desk.ndjson']);
  });

  it('that cannot be read, or lie inside a document, can only be set aside', async () => {
    const document = await addArticle();
    await writeFile(join(folder, 'vault', 'documents', document, 'document (conflicted copy).json'), '{');
    await writeFile(join(folder, 'vault', 'vault (1).json'), '{}');
    const found = await library.conflicts.list();
    expect(found.map(({ kind, choices }) => [kind, choices]).sort()).toEqual([['document', ['first']], ['other', ['first']]]);
    for (const { id } of found) {
      await expect(library.conflicts.settle(id, 'second')).rejects.toMatchObject({ code: 'bad-request' });
      await library.conflicts.settle(id, 'first');
    }
    expect(await library.conflicts.list()).toEqual([]);
    expect(await vault.verify()).toEqual([]);
  });
});

describe('the trash', () => {
  it('says when, lists decisions that were taken back, and can be emptied', async () => {
    const document = await addArticle();
    await library.load();
    const { annotation } = await mark(document, 17, 21);
    const gone = await library.notes.create('Gone');
    await library.notes.remove(gone.id);
    minutes = 3;
    await library.annotations.remove(document, annotation.id);
    const esa = (await library.entities.list()).find(({ name }) => name.includes('European'));
    const { decision } = await library.decide({ kind: 'rename', entity: esa?.id ?? '', name: 'Esa' });
    const back = await library.decide({ kind: 'revoke', decision });
    const refused = await library.decide({ kind: 'refuse', entity: esa?.id ?? '', scope: 'everywhere' });
    const listed = await library.trash.list();
    expect(listed.notes.map(({ removed }) => removed)).toEqual(['2027-01-01T00:00:00.000Z']);
    expect(listed.annotations.map(({ removed }) => removed)).toEqual(['2027-01-01T00:03:00.000Z']);
    expect(listed.decisions.map(({ decision: id, kind, revoked, detail }) => [id, kind, revoked, detail])).toEqual([
      [refused.decision, 'refuse', false, ''],
      [back.decision, 'rename', true, 'Esa'],
    ]);
    for (const { decision: id } of listed.decisions) await library.decide({ kind: 'revoke', decision: id });
    expect((await library.entities.list()).map(({ name }) => name)).toContain('Esa');
    expect((await library.trash.list()).decisions).toEqual([]);
    await library.trash.removeDocument(document);
    expect(await library.trash.empty()).toBe(3);
    expect(await library.trash.list()).toEqual({ documents: [], notes: [], annotations: [], decisions: [], conflicts: [] });
    expect(await vault.verify()).toEqual([]);
  });
});
