import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { overriding } from './crash-law.fixture';
import { nodeFileSystem, type FileSystem } from './file-system';
import type { Vault } from './vault';
import { importForTests, noteForTests, openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
let read: string[] = [];
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const counting = (fs: FileSystem): FileSystem =>
  overriding(fs, {
    read: (path) => {
      read.push(path);
      return fs.read(path);
    },
  });
/** The files of notes and articles that were read, by their paths in the vault. */
const readInVault = (): string[] => read.filter((path) => /vault\/(?:notes|documents|annotations)\//.test(path)).map((path) => path.slice(join(folder, 'vault').length + 1));
const open = (): Promise<Vault> => openForTests(join(folder, 'vault'), { shadow: join(folder, 'shadow'), fs: counting(nodeFileSystem) });

it('a vault that was open before is opened and listed without reading a note or an article; an article is read when it is asked for', async () => {
  const first = await open();
  for (let index = 0; index < 40; index += 1) await first.notes.put(noteForTests(`n${index}`, `Note ${index}`));
  for (let index = 0; index < 20; index += 1) await first.documents.add(importForTests(`Article ${index}: NASA.`));
  await first.notes.list();
  await first.close();

  read = [];
  const second = await open();
  const documents = await second.documents.list();
  expect([documents.length, (await second.notes.list()).length]).toEqual([20, 40]);
  expect(readInVault()).toEqual([]);
  const [wanted] = documents;
  await second.documents.read(wanted?.id ?? '');
  expect(readInVault().every((path) => path.startsWith(`documents/${wanted?.id ?? ''}/`))).toBe(true);
  expect(readInVault().some((path) => path.endsWith('text.txt'))).toBe(true);

  read = [];
  await second.notes.put(noteForTests('n7', 'Anew'));
  await second.documents.update(wanted?.id ?? '', { title: 'Anew' });
  expect((await second.notes.list()).find(({ id }) => id === 'n7')?.title).toBe('Anew');
  expect((await second.documents.list())[0]?.title).toBe('Anew');
  expect(new Set(readInVault())).toEqual(new Set(['notes/n7.json', `documents/${wanted?.id ?? ''}/document.json`]));
  await second.close();
});
