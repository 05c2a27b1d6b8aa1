import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Vault } from './vault';
import { openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
let vault: Vault;
const path = () => join(folder, 'searches.json');
const stored = async () => JSON.parse(await node.readFile(path(), 'utf8')) as { searches: Record<string, unknown>[] };
const reopen = async () => {
  await vault.close();
  vault = await openForTests(folder);
};
const names = async () => (await vault.searches.list()).map(({ name }) => name);
const search = (id: string, name = id) => ({ id, name, query: `type:${id}` });

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  vault = await openForTests(folder);
});
afterEach(async () => {
  await vault.close();
  await remove();
});

describe('saved searches', () => {
  it('come back in their order, are renamed in place, and a removed one returns to where it stood', async () => {
    for (const id of ['moon', 'mars', 'venus']) await vault.searches.put(search(id));
    await vault.searches.put(search('mars', 'The red one'));
    await vault.searches.remove('moon');
    await reopen();
    expect(await names()).toEqual(['The red one', 'venus']);
    await vault.searches.put(search('moon'), 0);
    expect(await vault.searches.list()).toEqual([search('moon'), search('mars', 'The red one'), search('venus')]);
    expect(await vault.verify()).toEqual([]);
  });

  it('do not lose one another when saved at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, at) => vault.searches.put(search(`s${String(at)}`))));
    expect(await names()).toHaveLength(12);
  });

  it('leave fields and entries they do not know as they are', async () => {
    await node.writeFile(path(), JSON.stringify({ format: 1, colour: 'blue', searches: [{ id: 'a', name: 'A', query: 'a', icon: 'moon' }, { kind: 'folder' }] }));
    expect(await names()).toEqual(['A']);
    await vault.searches.put(search('a', 'B'));
    expect(await stored()).toEqual({ format: 1, colour: 'blue', searches: [{ id: 'a', name: 'B', query: 'type:a', icon: 'moon' }, { kind: 'folder' }] });
    expect((await vault.verify()).map(({ code }) => code)).toEqual(['inconsistent']);
  });

  it.each([['not JSON', '{"format":1,'], ['another shape', '[]']])('keep a copy of a damaged file (%s) before it is written anew', async (_, text) => {
    await node.writeFile(path(), text);
    expect(await names()).toEqual([]);
    expect(vault.problems().map(({ code }) => code)).toEqual(['damaged']);
    await vault.searches.put(search('a'));
    const [copy] = await node.readdir(join(folder, 'quarantine'));
    expect(await node.readFile(join(folder, 'quarantine', copy ?? ''), 'utf8')).toBe(text);
    expect(await names()).toEqual(['a']);
    expect(await vault.verify()).toEqual([]);
  });

  it('of a newer version are neither shown nor written over, and a vault open for reading refuses', async () => {
    const newer = JSON.stringify({ format: 2, searches: [] });
    await node.writeFile(path(), newer);
    expect(await names()).toEqual([]);
    await expect(vault.searches.put(search('a'))).rejects.toMatchObject({ code: 'read-only' });
    expect(await node.readFile(path(), 'utf8')).toBe(newer);
    const reader = await openForTests(folder, { mode: 'read' });
    await expect(reader.searches.remove('a')).rejects.toMatchObject({ code: 'read-only' });
    await reader.close();
  });
});
