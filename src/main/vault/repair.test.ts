import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { annotationForTests, importForTests, noteForTests, openForTests, temporaryFolder } from './vault.fixture';
import type { Vault } from './vault';

const text = 'The agencies work together in orbit.';
let folder: string;
let remove: () => Promise<void>;
let vault: Vault;
let clock: number;
const inVault = (path: string): string => join(folder, 'vault', path);
const open = async (): Promise<Vault> => (vault = await openForTests(join(folder, 'vault'), { shadow: join(folder, 'shadow'), now: () => new Date(clock) }));
const reopen = async (): Promise<void> => {
  await vault.close();
  await open();
};

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  clock = Date.UTC(2026, 2, 1, 10);
  await open();
});
afterEach(async () => {
  await vault.close();
  await remove();
});

it.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 40)],
  ['zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
  ['emptied', () => Buffer.alloc(0)],
  ['of another shape', () => Buffer.from('{"title": 7}')],
])('a note that is %s comes back from its newest version, and what was there is kept', async (_what, damage) => {
  await vault.notes.put(noteForTests('n1', 'Whole', 'Every word.'));
  await reopen();
  const whole = await node.readFile(inVault('notes/n1.json'));
  const bad = damage(whole);
  await node.writeFile(inVault('notes/n1.json'), bad);
  expect(await vault.notes.get('n1')).toBeNull();
  expect(await vault.findings()).toMatchObject([{ code: 'damaged', path: 'notes/n1.json', repair: { kind: 'note', id: 'n1', at: new Date(clock).toISOString() } }]);
  await vault.repair({ kind: 'note', id: 'n1' });
  expect(await node.readFile(inVault('notes/n1.json'))).toEqual(whole);
  expect(vault.problems()).toEqual([]);
  const [kept] = await node.readdir(inVault('quarantine'));
  expect(await node.readFile(inVault(`quarantine/${kept ?? ''}`))).toEqual(bad);
});

it('a note that can be read is not changed by a repair', async () => {
  await vault.notes.put(noteForTests('n1', 'First'));
  await reopen();
  await vault.notes.put(noteForTests('n1', 'Second'));
  await vault.repair({ kind: 'note', id: 'n1' });
  expect((await vault.notes.get('n1'))?.title).toBe('Second');
});

it('without a version that can be read nothing is changed', async () => {
  await node.writeFile(inVault('notes/n9.json'), 'damaged');
  await vault.notes.list();
  expect(await vault.findings()).toMatchObject([{ code: 'damaged', repair: null }]);
  for (const id of ['n9', '../vault', '../../outside', '']) {
    for (const kind of ['note', 'annotations'] as const) await expect(vault.repair({ kind, id })).rejects.toMatchObject({ code: 'not-found' });
  }
  expect(await node.readFile(inVault('notes/n9.json'), 'utf8')).toBe('damaged');
});

it('annotations that were lost come back; newer ones stay, and those in the trash stay there', async () => {
  const { document } = await vault.documents.add(importForTests(text));
  const revision = document.revisions[0]?.sha256 ?? '';
  const put = (id: string, start: number) => vault.annotations.put(annotationForTests(id, document.id, revision, text, start, start + 3));
  const path = `annotations/${document.id}.jsonl`;
  const backdate = () => node.utimes(inVault(path), clock / 1000, clock / 1000);
  for (const [index, id] of ['a1', 'a2', 'a3'].entries()) await put(id, index * 4);
  await backdate();
  clock += 600_000;
  await put('a4', 16);
  await backdate();
  await vault.annotations.remove(document.id, 'a2');
  await reopen();
  const lines = (await node.readFile(inVault(path), 'utf8')).split('\n');
  // The line of a1 is damaged; a3 and the newer a4 can be read.
  await node.writeFile(inVault(path), [lines[0]?.slice(0, 50), ...lines.slice(1)].join('\n'));
  expect((await vault.annotations.list(document.id)).map(({ id }) => id)).toEqual(['a3', 'a4']);
  const [finding] = await vault.findings();
  expect(finding).toMatchObject({ code: 'unreadable-line', path, repair: { kind: 'annotations', id: document.id } });
  await vault.repair({ kind: 'annotations', id: document.id });
  expect((await vault.annotations.list(document.id)).map(({ id }) => id)).toEqual(['a1', 'a3', 'a4']);
  expect((await vault.annotations.trashed(document.id)).map(({ id }) => id)).toEqual(['a2']);
  expect(vault.problems()).toEqual([]);
});
