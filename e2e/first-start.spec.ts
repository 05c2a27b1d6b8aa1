import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { executable, expect, picture, project, rootSwitches, test } from './app';

test.use({ first: true });

const original = readFileSync(resolve(__dirname, '../resources/article/space-agencies.txt'));

test('a first start makes a vault with the built-in article, in eight sections', async ({ notebook, running: { page } }) => {
  await expect(page.getByRole('heading', { level: 1, name: 'Space agencies: forging international alliances for cosmic exploration?' })).toBeVisible();
  await expect(page.getByText('8 sections')).toBeVisible();
  await picture(page, 'reader-first-start');

  await page.getByRole('button', { name: 'Show the outline' }).focus();
  const sections = page.getByRole('navigation', { name: 'Outline' }).getByRole('listitem');
  await expect(sections).toHaveText([
    'Introduction',
    'Historical Context',
    'Key Players',
    'Collaborative Missions',
    'Technological Exchange',
    'Diplomatic Challenges',
    'Future Prospects',
    'Closing',
  ]);

  expect(JSON.parse(readFileSync(join(notebook.vault, 'vault.json'), 'utf8'))).toMatchObject({ format: 1 });
  expect(readFileSync(join(notebook.vault, 'README.md'), 'utf8')).toContain('annotations');
  const [id = ''] = readdirSync(join(notebook.vault, 'documents'));
  const sha256 = createHash('sha256').update(original).digest('hex');
  const revision = join(notebook.vault, 'documents', id, sha256.slice(0, 12));
  expect(readFileSync(join(revision, 'original.txt')).equals(original)).toBe(true);
  const structure = JSON.parse(readFileSync(join(revision, 'structure.json'), 'utf8')) as { title: string; sections: { heading: string | null }[] };
  expect(structure.title).toMatch(/^Space agencies/);
  expect(structure.sections.map(({ heading }) => heading?.split(':')[0] ?? null)).toEqual([
    null,
    'Historical Context',
    'Key Players',
    'Collaborative Missions',
    'Technological Exchange',
    'Diplomatic Challenges',
    'Future Prospects',
    null,
  ]);
});

test('without --vault the vault lies in the documents folder', async ({ notebook }) => {
  mkdirSync(join(notebook.folder, '.config'));
  writeFileSync(join(notebook.folder, '.config', 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n');
  const { page } = await notebook.start({ chosenVault: false });
  await expect(page.getByRole('heading', { level: 1, name: /^Space agencies/ })).toBeVisible();
  expect(readdirSync(join(notebook.folder, 'Documents', 'Almagest'))).toEqual(expect.arrayContaining(['documents', 'vault.json']));
});

test('a first start that was ended before the article came in is made good by the next', async ({ notebook }) => {
  mkdirSync(join(notebook.vault, 'documents'), { recursive: true });
  writeFileSync(join(notebook.vault, 'vault.json'), '{"format":1,"id":"01M82NKJBSYGA2A4GCYRH32A9X"}\n');
  const { page } = await notebook.start();
  await expect(page.getByRole('heading', { level: 1, name: /^Space agencies/ })).toBeVisible();
});

test('the self-test prints one line of figures and leaves', async ({ notebook: { folder } }) => {
  const { stdout } = await promisify(execFile)(executable, [...rootSwitches, project, `--user-data-dir=${join(folder, 'profile')}`, '--self-test']);
  const line = JSON.parse(stdout) as Record<string, unknown>;
  expect(Object.keys(line)).toEqual(['electron', 'runtime', 'firstTextMs', 'searchMs', 'documents', 'sections', 'entities', 'mentions']);
  expect(line).toMatchObject({ documents: 1, sections: 8 });
  for (const figure of ['firstTextMs', 'searchMs', 'entities', 'mentions']) expect(line[figure], figure).toBeGreaterThan(0);
});
