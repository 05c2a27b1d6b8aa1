import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from './file-system';
import { annotationForTests, importForTests, noteForTests, openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const within = (...names: string[]) => join(folder, 'vault', ...names);
const open = (fs: FileSystem = nodeFileSystem) => openForTests(within(), { shadow: join(folder, 'shadow'), fs });

/** As a failing disk does it: other bytes, the same size, time and inode. */
async function flip(path: string, from: string, to: string): Promise<void> {
  const { atime, mtime, mtimeNs } = { ...(await node.stat(path)), mtimeNs: (await node.stat(path, { bigint: true })).mtimeNs };
  const text = await node.readFile(path, 'utf8');
  const handle = await node.open(path, 'r+');
  await handle.write(text.replace(from, to));
  await handle.close();
  await node.utimes(path, atime, Number(mtimeNs) / 1e9 || mtime);
}

/** Whole milliseconds survive being set again; what a file system keeps beyond them does not. */
async function settle(path: string): Promise<void> {
  await node.utimes(path, 1_780_000_000, 1_780_000_000);
}

describe('bytes that changed by themselves', () => {
  it('are told of a note though it can still be read, and the newest version brings it back', async () => {
    const first = await open();
    await first.notes.put(noteForTests('n1', 'Mine', 'Written.'));
    await first.close();
    const path = within('notes', 'n1.json');
    await settle(path);
    const second = await open();
    await second.notes.get('n1');
    expect(second.problems()).toEqual([]);
    await second.close();
    await flip(path, 'Written.', 'Wsitten.');
    const third = await open();
    expect((await third.notes.get('n1'))?.tree).toEqual(noteForTests('n1', 'Mine', 'Wsitten.').tree);
    const [finding] = await third.findings();
    expect(finding).toMatchObject({ code: 'damaged', path: 'notes/n1.json', repair: { kind: 'note', id: 'n1' } });
    expect(await node.readdir(within('quarantine'))).toHaveLength(1);
    await third.repair({ kind: 'note', id: 'n1' });
    expect((await third.notes.get('n1'))?.tree).toEqual(noteForTests('n1', 'Mine', 'Written.').tree);
    expect(third.problems()).toEqual([]);
    await third.close();
  });

  it('are told of marks, and the version’s own are believed', async () => {
    const vault = await open();
    const text = 'NASA and ESA work together.';
    const { document } = await vault.documents.add(importForTests(text));
    await vault.annotations.put({ ...annotationForTests('a1', document.id, document.revisions[0]?.sha256 ?? '', text, 0, 4), comment: 'true' });
    await vault.close();
    const path = within('annotations', `${document.id}.jsonl`);
    await settle(path);
    const second = await open();
    await second.annotations.list(document.id);
    await second.close();
    await flip(path, '"true"', '"trve"');
    const third = await open();
    expect((await third.annotations.list(document.id)).map(({ comment }) => comment)).toEqual(['trve']);
    await third.repair({ kind: 'annotations', id: document.id });
    expect((await third.annotations.list(document.id)).map(({ comment }) => comment)).toEqual(['true']);
    expect(third.problems()).toEqual([]);
    await third.close();
  });

  it('are not confused with what a person or another program wrote', async () => {
    const first = await open();
    await first.notes.put(noteForTests('n1', 'Mine', 'Written.'));
    await first.close();
    const path = within('notes', 'n1.json');
    await node.writeFile(path, (await node.readFile(path, 'utf8')).replace('Written.', 'By hand.'));
    const second = await open();
    expect((await second.notes.get('n1'))?.tree).toEqual(noteForTests('n1', 'Mine', 'By hand.').tree);
    expect(await second.verify()).toEqual([]);
    await second.close();
  });
});

describe('opening a vault that is known', () => {
  it('lists notes, articles and marks without reading any of their files', async () => {
    const first = await open();
    const text = 'NASA and ESA work together.';
    const { document } = await first.documents.add(importForTests(text));
    await first.annotations.put(annotationForTests('a1', document.id, document.revisions[0]?.sha256 ?? '', text, 0, 4));
    for (let index = 0; index < 5; index += 1) await first.notes.put(noteForTests(`n${String(index)}`, `Note ${String(index)}`));
    const look = async (vault: typeof first) => {
      const sizes = await vault.documents.fact(document.id, (value): value is number => typeof value === 'number', (content) => content.text.length);
      return [await vault.notes.list(), await vault.annotations.count(document.id), sizes];
    };
    const before = await look(first);
    await first.close();
    const reads: string[] = [];
    const counting: FileSystem = { ...nodeFileSystem, read: (path) => (reads.push(path), nodeFileSystem.read(path)) };
    const second = await open(counting);
    expect(await look(second)).toEqual(before);
    expect(reads.filter((path) => /notes|annotations|text\.txt|structure/.test(path))).toEqual([]);
    await second.close();
  });

  it('reads anew what changed, and everything where the shadow data are damaged', async () => {
    const first = await open();
    await first.notes.put(noteForTests('n1', 'Mine'));
    await first.notes.list();
    await first.close();
    const path = within('notes', 'n1.json');
    await node.writeFile(path, (await node.readFile(path, 'utf8')).replace('Mine', 'Theirs'));
    const second = await open();
    expect((await second.notes.list()).map(({ title }) => title)).toEqual(['Theirs']);
    const shadow = join(folder, 'shadow', second.id, 'files.json');
    await second.close();
    for (const damage of ['{', '{"format":1,"files":[["notes/n1.json"],7,["notes/n1.json",1,1,1,"x",{}]]}', '']) {
      await node.writeFile(shadow, damage);
      const third = await open();
      expect((await third.notes.list()).map(({ title }) => title)).toEqual(['Theirs']);
      await third.close();
    }
  });
});
