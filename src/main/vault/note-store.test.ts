import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Vault } from './vault';
import { noteForTests, openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
let vault: Vault;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  vault = await openForTests(folder);
});
afterEach(async () => {
  await vault.close();
  await remove();
});

async function reopen(): Promise<void> {
  await vault.close();
  vault = await openForTests(folder);
}
const codes = (): string[] => vault.problems().map((problem) => problem.code);

describe('notes', () => {
  const read = (name: string): Promise<string> => node.readFile(join(folder, 'notes', name), 'utf8');

  it('are saved as JSON and as Markdown, the last of many quick saves last', async () => {
    await Promise.all(['one', 'two', 'three'].map((title) => vault.notes.put(noteForTests('n1', title))));
    expect(await vault.notes.get('n1')).toEqual(noteForTests('n1', 'three'));
    await vault.notes.settle();
    expect(await read('n1.md')).toContain('title: "three"');
    expect(await vault.verify()).toEqual([]);
  });

  it('are listed without being read twice', async () => {
    await vault.notes.put(noteForTests('n1', 'One', 'first words'));
    await vault.notes.put(noteForTests('n2', 'Two'));
    expect((await vault.notes.list())[0]).toEqual({ id: 'n1', title: 'One', tags: [], modified: '2026-03-01T10:00:00.000Z', excerpt: 'first words' });
    await vault.notes.put(noteForTests('n2', 'Second'));
    expect((await vault.notes.list()).map((note) => note.title)).toEqual(['One', 'Second']);
    expect(await vault.notes.count()).toBe(2);
  });

  it('keep blocks and fields of a newer version through a save', async () => {
    const block = { type: 'diagram', nodes: [1, { deep: true }] };
    const json = { ...noteForTests('n1', 'Old'), pinned: true, tree: { blocks: [block], layout: 'wide' } };
    await node.writeFile(join(folder, 'notes', 'n1.json'), JSON.stringify(json));
    const note = await vault.notes.get('n1');
    if (note === null) throw new Error('unread');
    expect(note.tree.blocks[0]?.type).toBe('opaque');
    await vault.notes.put({ ...note, title: 'New' });
    expect(JSON.parse(await read('n1.json'))).toEqual({ ...json, title: 'New' });
  });

  it('of a newer format are neither shown nor changed', async () => {
    const newer = JSON.stringify({ ...noteForTests('n1', 'Later'), format: 2 });
    await node.writeFile(join(folder, 'notes', 'n1.json'), newer);
    expect(await vault.notes.get('n1')).toBeNull();
    await expect(vault.notes.put(noteForTests('n1', 'Old'))).rejects.toMatchObject({ code: 'read-only' });
    expect(await read('n1.json')).toBe(newer);
    expect(codes()).toEqual(['newer']);
  });

  it.each(['', '{"format":1', '[]', 'null', '{"format":1,"id":"other","title":"x"}', '\u0000'])('damaged as %j keep a copy before a save replaces them', async (bad) => {
    await node.writeFile(join(folder, 'notes', 'n1.json'), bad);
    expect(await vault.notes.list()).toEqual([]);
    expect(await vault.notes.count()).toBe(0);
    expect(codes()).toEqual(['damaged']);
    await vault.notes.put(noteForTests('n1', 'Anew'));
    const [kept] = await node.readdir(join(folder, 'quarantine'));
    expect(await node.readFile(join(folder, 'quarantine', kept ?? ''), 'utf8')).toBe(bad);
    expect((await vault.notes.list()).map((note) => note.title)).toEqual(['Anew']);
  });

  it('so deep that no program can walk them are damage to one note, not to the list', async () => {
    await vault.notes.put(noteForTests('n1', 'One'));
    const deep = `{"type":"future","inner":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const json = JSON.stringify({ ...noteForTests('n2', 'Deep'), tree: { blocks: ['deep'] } }).replace('"deep"', deep);
    await node.writeFile(join(folder, 'notes', 'n2.json'), json);
    expect((await vault.notes.list()).map((note) => note.id)).toEqual(['n1']);
    expect(codes()).toEqual(['damaged']);
  });

  it('go to the trash and come back with their Markdown; a second of the same name does not replace the first', async () => {
    await vault.notes.put(noteForTests('n1', 'First'));
    await vault.notes.remove('n1');
    expect(await node.readdir(join(folder, 'notes'))).toEqual([]);
    await vault.notes.put(noteForTests('n1', 'Second'));
    await vault.notes.remove('n1');
    expect(await node.readdir(join(folder, 'trash', 'notes'))).toHaveLength(2);
    await reopen();
    expect((await vault.notes.restore('n1')).title).toBe('Second');
    await vault.notes.settle();
    expect(await read('n1.md')).toContain('title: "Second"');
    await expect(vault.notes.restore('n2')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are saved even where their Markdown cannot be written', async () => {
    await vault.close();
    vault = await openForTests(folder, {
      noteToMarkdown: () => {
        throw new Error('bug');
      },
    });
    await vault.notes.put(noteForTests('n1', 'Kept'));
    await vault.notes.settle();
    expect((await vault.notes.get('n1'))?.title).toBe('Kept');
    expect(codes()).toEqual(['inconsistent']);
  });
});
