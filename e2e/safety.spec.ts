import { readFileSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, picture, test, type Notebook } from './app';
import { editor, newNote } from './note';

const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();

async function writeNote(page: Page, name: string, text: string): Promise<void> {
  await newNote(page, name);
  await page.keyboard.type(text);
  await saved(page);
}

const noteFile = (vault: string): string => {
  const name = readdirSync(join(vault, 'notes')).find((each) => each.endsWith('.json'));
  if (name === undefined) throw new Error('there is no note');
  return join(vault, 'notes', name);
};
/** Lets everything kept of the notes so far look as if it had been written an hour ago. */
function age({ folder, vault }: Notebook): void {
  const hourAgo = Date.now() - 3_600_000;
  utimesSync(noteFile(vault), hourAgo / 1000, hourAgo / 1000);
  const shadow = join(folder, 'profile', 'shadow');
  for (const name of readdirSync(shadow, { recursive: true }).map(String)) {
    const stamp = /\d{8}T\d{9}Z/.exec(name)?.[0];
    if (stamp !== undefined) renameSync(join(shadow, name), join(shadow, name.replace(stamp, new Date(hourAgo - 60_000).toISOString().replace(/[-:.]/g, ''))));
  }
}
const inMenu = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('an earlier version of a note is compared word by word and restored, and that can be undone', async ({ notebook }) => {
  const first = await notebook.start();
  await writeNote(first.page, 'Agencies', 'NASA and ESA work together on many missions.');
  await first.close();
  age(notebook);
  const { page } = await notebook.start();
  await editor(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Mostly, ');
  await saved(page);
  await inMenu(page, 'Earlier versions…');
  const panel = page.getByRole('dialog', { name: 'Versions of “Agencies”' });
  await expect(panel.getByRole('listbox', { name: 'Versions' }).getByRole('option')).toHaveCount(3);
  await expect(panel.locator('ins')).toHaveText('Mostly, ');
  await expect(panel.locator('del')).toHaveCount(0);
  await picture(page, 'versions');
  await panel.getByRole('button', { name: /^Restore / }).click();
  await expect(editor(page)).not.toContainText('Mostly');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor(page)).toContainText('Mostly, NASA and ESA work together on many missions.');
});

test('an article goes to the trash with its marks, a link to it says so, and all of it comes back', async ({ running: { page } }) => {
  await writeNote(page, 'Links', '[[Space agencies');
  await page.getByRole('option').first().click();
  const chip = editor(page).locator('.editor-reference');
  await expect(chip).toHaveCount(1);
  await expect(chip).not.toHaveAttribute('data-missing');
  const row = page.getByRole('grid', { name: 'Library' }).getByRole('row', { name: /^Space agencies/ });
  await row.hover();
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete the article' }).click();
  await expect(page.getByText('No article yet.')).toBeVisible();
  await expect(chip).toHaveAttribute('data-missing');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('article h1').first()).toBeVisible();
  await expect(chip).not.toHaveAttribute('data-missing');

  await row.hover();
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete the article' }).click();
  await inMenu(page, 'Delete the note');
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Trash' }).click();
  const panel = page.getByRole('dialog', { name: 'Trash' });
  await expect(panel.getByRole('button', { name: /^Restore / })).toHaveCount(2);
  await picture(page, 'trash');
  await panel.getByRole('button', { name: /^Restore Space agencies/ }).click();
  await panel.getByRole('button', { name: 'Restore Links' }).click();
  await expect(panel).toBeHidden();
  await page.locator('.toast').filter({ hasText: '“Links” is back.' }).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(chip).not.toHaveAttribute('data-missing');
});

test('a damaged note and a second version are found, and the note comes back from its newest version', async ({ notebook }) => {
  const first = await notebook.start();
  await writeNote(first.page, 'Agencies', 'NASA and ESA work together.');
  await first.close();
  age(notebook);
  const second = await notebook.start();
  await editor(second.page).click();
  await second.page.keyboard.press('Control+End');
  await second.page.keyboard.type(' On many missions.');
  await saved(second.page);
  await second.close();
  const path = noteFile(notebook.vault);
  writeFileSync(path.replace('.json', ' (conflicted copy).json'), readFileSync(path));
  writeFileSync(path, readFileSync(path).subarray(0, 60));
  const { page } = await notebook.start();
  await expect(page.getByRole('button', { name: '2 problems' })).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Problems' });
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await expect(panel.getByText('Second version', { exact: true })).toBeVisible();
  await picture(page, 'problems');
  await panel.getByRole('button', { name: /^Restore the version of/ }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(editor(page)).toContainText('NASA and ESA work together. On many missions.');
  await expect(page.getByRole('button', { name: '1 problem' })).toBeVisible();
});
