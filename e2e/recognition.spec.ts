/** Many articles whose names are still to be found: how far it is is shown, it can be held, and reading, typing and the next start go on. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, picture, test, type Running } from './app';
import { painted } from './article';
import { request } from './bridge';

const MANY = 24;

/** Imports long articles, each with a name of its own. */
async function fill({ app, page }: Running, folder: string): Promise<void> {
  const article = readFileSync(join(__dirname, '..', 'resources', 'article', 'space-agencies.txt'), 'utf8');
  const files = Array.from({ length: MANY }, (_, at) => {
    const file = join(folder, `long-${String(at)}.txt`);
    writeFileSync(file, `Report ${String(at)}\n\n${article.repeat(6)}\n\nThe Zorvan Maritime Agency spoke of it.\n`);
    return file;
  });
  await answerOpenDialog(app, files);
  await page.keyboard.press('Control+o');
  await expect.poll(async () => ((await request(page, 'documents.list', null)) as unknown as { value: unknown[] }).value.length, { timeout: 120_000 }).toBe(MANY + 1);
}

/** Makes what was kept that of an earlier recogniser, which called one thing by another id. */
function age(profile: string): void {
  const [vault = ''] = readdirSync(join(profile, 'shadow'));
  const mentions = join(profile, 'shadow', vault, 'mentions');
  for (const name of readdirSync(mentions)) {
    const [of = '', , , ...rest] = readFileSync(join(mentions, name), 'utf8').split('\n');
    const json = rest.join('\n').replaceAll('"zorvan-maritime-agency"', '"zma-of-old"');
    const hash = createHash('sha256').update([of, 'of old', json].join('\n')).digest('hex').slice(0, 32);
    writeFileSync(join(mentions, name), [of, 'of old', hash, json].join('\n'));
  }
}

const named = async (page: Page): Promise<{ id: string; mentions: number }[]> =>
  ((await request(page, 'entities.list', null)) as unknown as { value: { id: string; name: string; mentions: number }[] }).value.filter(({ name }) => name === 'Zorvan Maritime Agency');

test('after an update the names are found anew behind the window: held, gone on with, finished at the next start, each under the id it had', async ({ notebook }) => {
  test.setTimeout(240_000);
  const first = await notebook.start();
  await fill(first, notebook.folder);
  expect(await named(first.page)).toMatchObject([{ id: 'zorvan-maritime-agency', mentions: MANY }]);
  await first.close();
  age(join(notebook.folder, 'profile'));

  const { page, close } = await notebook.start();
  const bar = page.getByRole('progressbar', { name: 'Finding names in articles' });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/^Names wait: \d+ of 25 articles$/)).toBeVisible();
  await picture(page, 'recognition-paused');
  await expect(bar).toHaveAttribute('max', String(MANY + 1));
  // What is not done yet shows what was known, and everything else goes on meanwhile.
  await expect.poll(() => painted(page, 'mention-treaty')).not.toEqual([]);
  expect(await named(page)).toMatchObject([{ id: 'zma-of-old', mentions: MANY }]);
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toBeFocused();
  await page.keyboard.type('Typed meanwhile');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('Typed meanwhile');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText(/^Finding names: \d+ of 25 articles$/)).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await close();

  const [vault = ''] = readdirSync(join(notebook.folder, 'profile', 'shadow'));
  const mentions = join(notebook.folder, 'profile', 'shadow', vault, 'mentions');
  const old = () => readdirSync(mentions).filter((name) => readFileSync(join(mentions, name), 'utf8').split('\n')[1] === 'of old');
  expect(old()).not.toEqual([]);
  const last = await notebook.start();
  await expect.poll(old, { timeout: 60_000 }).toEqual([]);
  await expect(last.page.getByRole('progressbar', { name: 'Finding names in articles' })).toHaveCount(0);
  expect(await named(last.page)).toMatchObject([{ id: 'zma-of-old', mentions: MANY }]);
});
