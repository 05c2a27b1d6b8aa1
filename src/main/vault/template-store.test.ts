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

it('begins with three templates, which are files, and takes what the reader makes of them', async () => {
  expect((await vault.templates.list()).map(({ name, group }) => [name, group])).toEqual([['By colour', 'color'], ['By section', 'section'], ['By tag', 'tag']]);
  const files = join(folder, 'templates');
  await node.rm(join(files, 'by-tag.md'));
  await node.writeFile(join(files, 'by-section.md'), '---\nname: My way\n---\n\n{{quote}}\n');
  await node.writeFile(join(files, 'picture.png'), '');
  const templates = await vault.templates.list();
  expect(templates.map(({ name }) => name)).toEqual(['By colour', 'My way']);
  expect(templates[1]).toMatchObject({ group: 'none', title: '{{article}}' });
  expect(await vault.verify()).toEqual([]);
});
