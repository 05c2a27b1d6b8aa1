/** The library: groups, filter, order, stars, tags, collections and archive, by mouse and by keyboard, each taken back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, menu, picture, test } from './app';

const list = (page: Page) => page.getByRole('grid', { name: 'Library' });
const row = (page: Page, name: string) => list(page).getByRole('row', { name });
const tree = (page: Page) => page.getByRole('treegrid', { name: 'Collections' });
const branch = (page: Page, name: string) => tree(page).getByRole('row', { name });
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

test('articles are gathered, starred, tagged, put away and found again', async ({ notebook, running: { app, page } }) => {
  const titles = ['Debris: a shared commons', 'Treaty on outer space', 'Titan at twenty'];
  const files = titles.map((_, i) => join(notebook.folder, `paper-${String(i)}.md`));
  files.forEach((file, i) => writeFileSync(file, `---\nauthor: ${['Ann Ash', 'Bo Clarke', 'Zoe Quill'][i] ?? ''}\ndate: ${String(1967 + i)}\n---\n\n# ${titles[i] ?? ''}\n\nWords of paper ${String(i)}.\n`));
  await answerOpenDialog(app, files);
  await menu(app, 'Import articles…');
  await expect(list(page).getByRole('button', { name: /^Unread 2/ })).toBeVisible();
  const details = (title: string) => row(page, title).locator('.article-row-detail');
  await expect(details('Titan at twenty')).toHaveText('Markdown · 1969 · 7 words');

  // Order and filter.
  const shown = () => list(page).locator('.article-row-title').allTextContents();
  await page.getByRole('button', { name: 'Sort articles by' }).click();
  await page.getByRole('menuitemradio', { name: 'Year' }).click();
  await expect.poll(async () => (await shown()).slice(2)).toEqual(['Titan at twenty', 'Treaty on outer space']);
  const filter = page.getByRole('textbox', { name: 'Filter 4 articles' });
  await filter.fill('author:clarke OR titan');
  await expect.poll(shown).toEqual(['Titan at twenty', 'Treaty on outer space']);
  await filter.fill('is:starred');
  await expect(page.getByText('No article answers “is:starred”.')).toBeVisible();
  await filter.fill('');

  // A star and tags by keyboard; taken back through the one history.
  await row(page, 'Debris').click();
  await row(page, 'Debris').focus();
  await page.keyboard.press('s');
  await expect(row(page, 'Debris').getByRole('img', { name: 'Starred' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row(page, 'Debris').getByRole('img', { name: 'Starred' })).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(row(page, 'Debris').getByRole('img', { name: 'Starred' })).toBeVisible();
  await filter.fill('is:starred');
  await expect.poll(shown).toEqual(['Debris: a shared commons']);
  await filter.fill('');

  // Collections: made, one in another, articles put in by dialog and by drag.
  await page.getByRole('button', { name: 'New collection', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the collection' })).toBeFocused();
  await page.keyboard.type('Thesis');
  await page.keyboard.press('Enter');
  await branch(page, 'Thesis').hover();
  await branch(page, 'Thesis').getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'New collection inside' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the collection' })).toBeFocused();
  await page.keyboard.type('Chapter 2');
  await page.keyboard.press('Enter');
  await expect(branch(page, 'Chapter 2')).toHaveAttribute('aria-level', '2');
  await row(page, 'Treaty on outer space').dragTo(branch(page, 'Chapter 2'));
  await expect(notices(page)).toContainText('One article stands in “Chapter 2” now.');
  await row(page, 'Titan at twenty').click();
  await row(page, 'Debris').click({ modifiers: ['Control'] });
  const bulk = page.getByRole('toolbar', { name: 'Acts on the chosen articles' });
  await expect(bulk).toContainText('2 chosen');
  await bulk.getByRole('button', { name: 'Collections and tags…' }).click();
  const panel = page.getByRole('dialog', { name: 'Collections and tags' });
  await panel.getByRole('checkbox', { name: 'Thesis' }).click();
  await expect(panel.getByRole('checkbox', { name: 'Thesis' })).toBeChecked();
  await panel.getByRole('combobox', { name: 'Tags' }).fill('hardware');
  await page.keyboard.press('Enter');
  await picture(page, 'library-shelf');
  await page.keyboard.press('Escape');
  await expect(branch(page, 'Thesis')).toContainText('3');
  await expect(row(page, 'Titan at twenty')).toContainText('hardware');
  await branch(page, 'Thesis').click();
  await expect.poll(async () => (await shown()).length).toBe(3);
  await branch(page, 'Chapter 2').click();
  await expect.poll(shown).toEqual(['Treaty on outer space']);
  await picture(page, 'library-collection');
  const stored = () => (JSON.parse(readFileSync(join(notebook.vault, 'collections.json'), 'utf8')) as { collections: { name: string }[] }).collections.map(({ name }) => name);
  expect(stored()).toEqual(['Thesis', 'Chapter 2']);

  // The search knows the collections; removed, they come back with what stood in them.
  await branch(page, 'Thesis').hover();
  await branch(page, 'Thesis').getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Remove the collection' }).click();
  await expect(tree(page)).toBeHidden();
  expect(stored()).toEqual([]);
  await notices(page).getByRole('button', { name: 'Undo' }).last().click();
  await expect(branch(page, 'Thesis')).toContainText('3');
  await branch(page, 'All articles').click();

  // Put away by key, shown when asked for, brought back.
  await row(page, 'Debris').focus();
  await page.keyboard.press('e');
  await expect(row(page, 'Debris')).toBeHidden();
  await list(page).getByRole('button', { name: /^Archived 1/ }).click();
  await expect(row(page, 'Debris')).toBeVisible();
  await picture(page, 'library-archived');
});
