import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Vault } from './vault';
import { openForTests, temporaryFolder } from './vault.fixture';

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

const thesis = { id: 'thesis', name: 'Thesis', parent: null };
const chapter = { id: 'chapter', name: 'Chapter 2', parent: 'thesis' };

it('keeps collections in a plain file, with what another program wrote beside them', async () => {
  await vault.collections.change([thesis, chapter], []);
  const path = join(folder, 'collections.json');
  const file = JSON.parse(await node.readFile(path, 'utf8')) as { collections: object[] };
  await node.writeFile(path, JSON.stringify({ ...file, sorted: 'by hand', collections: [...file.collections.map((each) => ({ ...each, colour: 'red' })), { name: 'no id' }] }));
  await vault.collections.change([{ ...chapter, name: 'Chapter 3' }], ['thesis']);
  expect(await vault.collections.list()).toEqual([{ ...chapter, name: 'Chapter 3' }]);
  expect(JSON.parse(await node.readFile(path, 'utf8'))).toEqual({ format: 1, sorted: 'by hand', collections: [{ ...chapter, name: 'Chapter 3', colour: 'red' }, { name: 'no id' }] });
  expect((await vault.verify()).map(({ code, path: at }) => [code, at])).toEqual([['inconsistent', 'collections.json']]);
});

it('names nothing by an id that could leave the vault', async () => {
  await expect(vault.collections.change([{ ...thesis, id: '../x' }], [])).rejects.toThrow('cannot name a collection');
});
