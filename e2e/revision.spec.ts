/** A new version of an article: its marks are reviewed, kept, moved by hand and left, and every step is taken back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, picture, test } from './app';
import { drag, painted } from './article';
import { request } from './bridge';
import { firstVersion, reviseArticle, revisedMarks, secondVersion } from './revision';

async function begin(page: Page, folder: string, app: Parameters<typeof answerOpenDialog>[0]): Promise<void> {
  const file = join(folder, 'treaty.md');
  writeFileSync(file, firstVersion);
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The ground of space law');
  await revisedMarks(page);
  writeFileSync(file, secondVersion);
}

const review = (page: Page) => page.getByRole('tabpanel', { name: /^Review/ });
const mark = (page: Page, quote: string) => review(page).getByRole('listitem', { name: `Mark on “${quote}` });
const statuses = async (page: Page): Promise<Record<string, string>> => {
  const list = (await request(page, 'documents.list', null)) as unknown as { value: { id: string; title: string }[] };
  const document = list.value.find(({ title }) => title === 'The ground of space law')?.id;
  const marks = (await request(page, 'annotations.list', { document })) as unknown as { value: { annotation: { comment: string }; anchor: { status: string } }[] };
  return Object.fromEntries(marks.value.map(({ annotation, anchor }) => [annotation.comment, anchor.status]));
};

test('a new version of an article is reviewed mark by mark, and every step can be undone', async ({ notebook, running: { app, page } }) => {
  await begin(page, notebook.folder, app);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Import new version…' }).click();
  await expect(review(page)).toBeVisible();
  const found = { stays: 'same', moves: 'moved', edits: 'edited', gone: 'orphan', doubtful: 'uncertain' };
  await expect.poll(() => statuses(page)).toEqual(found);
  await expect(page.getByRole('tab', { name: 'Review 4' })).toBeVisible();
  await expect(mark(page, 'a rescue of astronauts').locator('ins').first()).toContainText('prompt');
  await picture(page, 'review');

  await mark(page, 'a rescue of astronauts').getByRole('button', { name: 'Keep' }).click();
  await expect.poll(() => statuses(page)).toEqual({ ...found, edits: 'same' });
  await mark(page, 'Damage on the ground').getByRole('button', { name: 'Accept this place' }).click();
  await expect.poll(() => statuses(page)).toEqual({ ...found, edits: 'same', doubtful: 'same' });

  const orphan = mark(page, 'Nobody asked the Moon');
  await orphan.getByRole('button', { name: 'Leave for later' }).click();
  await orphan.getByRole('button', { name: 'Look at it again' }).click();
  await expect(orphan.locator('del')).toContainText('Nobody asked the Moon');
  await orphan.getByRole('button', { name: 'Attach…' }).click();
  await drag(page, 'appropriation by claim');
  await orphan.getByRole('button', { name: 'Put the mark here' }).click();
  await expect.poll(() => statuses(page)).toEqual({ ...found, edits: 'same', doubtful: 'same', gone: 'same' });
  await expect.poll(() => painted(page, 'highlight-rose')).toEqual(['appropriation by claim']);

  await page.locator('article').first().focus();
  for (const after of [{ ...found, edits: 'same', doubtful: 'same' }, { ...found, edits: 'same' }, found]) {
    await page.keyboard.press('Control+z');
    await expect.poll(() => statuses(page)).toEqual(after);
  }
  await page.keyboard.press('Control+z');
  await expect(page.locator('article')).toContainText('Nobody asked the Moon');
  expect(new Set(Object.values(await statuses(page)))).toEqual(new Set(['same']));
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => statuses(page)).toEqual(found);
});

test('a version that comes in behind the window is shown where its article is open, with the marks in their places', async ({ notebook, running: { app, page } }) => {
  await reviseArticle(notebook, app, page);
  await expect(page.locator('article')).toContainText('a prompt rescue of astronauts');
  await expect.poll(() => painted(page, 'highlight-blue')).toEqual(['avoid harmful contamination of the Moon']);
  await expect.poll(() => painted(page, 'highlight-green')).toEqual(['for the benefit of all countries']);
});

test('a file that is imported again is recognised, and offered as a new version', async ({ notebook, running: { app, page } }) => {
  await begin(page, notebook.folder, app);
  await page.keyboard.press('Control+o');
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Make it its new version' }).click();
  await expect(review(page)).toBeVisible();
  await expect(page.getByRole('row', { name: /^The ground of space law/ })).toHaveCount(1);
  await expect.poll(() => statuses(page)).toMatchObject({ stays: 'same', gone: 'orphan' });
});
