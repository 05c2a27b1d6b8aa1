import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from './file-system';
import { Snapshots } from './snapshots';
import { annotationForTests, countingId, importForTests, noteForTests, openForTests, temporaryFolder } from './vault.fixture';
import type { Vault } from './vault';

let folder: string;
let remove: () => Promise<void>;
let clock: number;
let vault: Vault;
const shadow = (): string => join(folder, 'shadow');
const minutes = (count: number): number => count * 60_000;

async function open(fs: FileSystem = nodeFileSystem): Promise<Vault> {
  return (vault = await openForTests(join(folder, 'vault'), { shadow: shadow(), now: () => new Date(clock), fs }));
}
/** Writes a note as if the file were written at the instant of the clock. */
async function write(title: string): Promise<void> {
  await vault.notes.put(noteForTests('n1', title));
  await node.utimes(join(folder, 'vault', 'notes', 'n1.json'), clock / 1000, clock / 1000);
}
const titles = async (): Promise<(string | undefined)[]> => {
  const versions = await vault.notes.versions('n1');
  return Promise.all(versions.map(async ({ version }) => (await vault.notes.version('n1', version))?.title));
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

describe('versions of a note', () => {
  it('are kept once in five minutes of editing, newest first, and outside the vault', async () => {
    for (let second = 0; second < 660; second += 30) {
      await write(`second ${String(second)}`);
      clock += 30_000;
    }
    expect(await titles()).toEqual(['second 600', 'second 300', 'second 0']);
    await vault.close();
    const inVault = await node.readdir(join(folder, 'vault'), { recursive: true });
    expect(inVault.filter((name) => /second|snapshots|-[0-9a-f]{16}/.test(name))).toEqual([]);
    await open();
    expect(await titles()).toEqual(['second 600', 'second 300', 'second 0']);
  });

  it('hold the last state of a session once the next one begins', async () => {
    await write('first');
    clock += minutes(2);
    await write('where I stopped');
    clock += minutes(60 * 12);
    await write('the next morning');
    expect(await titles()).toEqual(['the next morning', 'where I stopped', 'first']);
  });

  it('hold what another program wrote before it is replaced', async () => {
    await write('mine');
    clock += minutes(10);
    const path = join(folder, 'vault', 'notes', 'n1.json');
    await node.writeFile(path, (await node.readFile(path, 'utf8')).replace('mine', 'brought by syncing'));
    await node.utimes(path, clock / 1000, clock / 1000);
    clock += minutes(1);
    await write('mine again');
    expect(await titles()).toEqual(['brought by syncing', 'mine']);
  });

  it('are not kept twice for the same bytes, are kept at once when asked for, and go on although the clock was set back', async () => {
    await write('same');
    clock += minutes(6);
    await write('same');
    expect(await titles()).toEqual(['same']);
    await write('other');
    await vault.notes.keepVersion('n1');
    expect(await titles()).toEqual(['other', 'same']);
    clock -= minutes(60 * 24);
    await write('in the past');
    expect(await titles()).toEqual(['in the past', 'other', 'same']);
  });

  it('do not hold more than one for saves in one breath', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => vault.notes.put(noteForTests('n1', String(index)))));
    expect(await titles()).toHaveLength(1);
  });

  it('grow thin as they grow old', async () => {
    for (let hour = 0; hour < 24 * 60; hour += 6) {
      await write(`hour ${String(hour)}`);
      clock += minutes(360);
    }
    const versions = await vault.notes.versions('n1');
    // 4 of the last day, about 29 days, about 5 weeks.
    expect(versions.length).toBeGreaterThan(32);
    expect(versions.length).toBeLessThan(42);
    const files = await node.readdir(join(shadow(), vault.id, 'snapshots', 'notes', 'n1'));
    expect(files).toHaveLength(versions.length);
  });
});

it('keeps versions of a document’s annotation file as well', async () => {
  const { document } = await vault.documents.add(importForTests('The agencies work together.'));
  const revision = document.revisions[0]?.sha256 ?? '';
  await vault.annotations.put(annotationForTests('a1', document.id, revision, 'The agencies work together.', 4, 12));
  await vault.close();
  expect(await node.readdir(join(shadow(), vault.id, 'snapshots', 'annotations', document.id))).toHaveLength(1);
});

describe('trouble', () => {
  it('with the history never costs a save, and is told', async () => {
    await node.writeFile(shadow(), 'a file where the folder should be');
    await write('kept all the same');
    expect(await titles()).toEqual([]);
    expect((await vault.notes.get('n1'))?.title).toBe('kept all the same');
    expect(vault.problems()).toMatchObject([{ code: 'no-history', path: 'notes/n1.json' }]);
  });

  it('a damaged, foreign or invented version is not there', async () => {
    await write('good');
    const [first] = await vault.notes.versions('n1');
    const place = join(shadow(), vault.id, 'snapshots', 'notes', 'n1');
    await node.writeFile(join(place, `${first?.version ?? ''}.json`), '{"other": "bytes"}');
    expect(await vault.notes.version('n1', first?.version ?? '')).toBeNull();
    for (const odd of ['', '../../../vault/vault', 'x', '20260101T000000000Z-0000000000000000']) expect(await vault.notes.version('n1', odd)).toBeNull();
    expect(await vault.notes.versions('../n1')).toEqual([]);
  });

  it('a vault whose id could name another place keeps its versions under a hash', async () => {
    await vault.close();
    await node.writeFile(join(folder, 'vault', 'vault.json'), '{"format":1,"id":"../../elsewhere"}');
    await open();
    await write('safe');
    await vault.close();
    expect(await node.readdir(folder)).toEqual(['shadow', 'vault']);
    expect((await node.readdir(shadow()))[0]).toMatch(/^[0-9a-f]{32}$/);
  });
});

it('answers which files it covers', () => {
  const snapshots = new Snapshots({ folder: '/nowhere', fs: nodeFileSystem, now: () => new Date(0), newId: countingId, onTrouble: () => undefined });
  for (const path of ['notes/a.json', 'annotations/a.jsonl']) expect(snapshots.covers(path)).toBe(true);
  for (const path of ['notes/a.md', 'notes/../a.json', 'trash/notes/a.json', 'vault.json', 'notes/a/b.json', 'notes/..json']) expect(snapshots.covers(path)).toBe(false);
});
