import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { originalOf } from './conflict-copy';
import { noteForTests, openForTests, temporaryFolder } from './vault.fixture';

it('knows a second version by what stands beside it', () => {
  const ids = new Set(['01J8', '01J9']);
  for (const stem of ['01J8 (1)', '01J8 2', '01J8-DESKTOP', '01J8 - Copy', '01J8.sync-conflict-20260301-101010-ABCDEFG', "01J8 (Ann's conflicted copy)"]) {
    expect(originalOf(stem, ids)).toBe('01J8');
  }
  for (const stem of ['01J8', '01J7 (1)', '01J81', 'My thoughts', '', '.hidden']) expect(originalOf(stem, ids)).toBeNull();
});

it('is told when the vault is opened, and never taken for a note', async () => {
  const { folder, remove } = await temporaryFolder();
  const first = await openForTests(folder);
  await first.notes.put(noteForTests('01J8', 'Mine'));
  await first.close();
  const text = await node.readFile(join(folder, 'notes', '01J8.json'));
  const names = ['01J8.sync-conflict-20260301-101010-ABCDEFG.json', '01J8 (1).json', '01J8-DESKTOP.json'];
  for (const name of names) await node.writeFile(join(folder, 'notes', name), text);
  await node.writeFile(join(folder, 'annotations', 'd1 (conflicted copy).jsonl'), '');
  const vault = await openForTests(folder);
  expect((await vault.notes.list()).map(({ title }) => title)).toEqual(['Mine']);
  expect(vault.problems().map(({ code, path }) => `${code} ${path}`).sort()).toEqual(['conflict-copy annotations/d1 (conflicted copy).jsonl', ...names.map((name) => `conflict-copy notes/${name}`)].sort());
  expect(await node.readdir(join(folder, 'notes'))).toEqual(expect.arrayContaining(names));
  await vault.close();
  await remove();
});
