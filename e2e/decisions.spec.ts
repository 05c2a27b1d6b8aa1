import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, expect, picture, test } from './app';
import { drag, painted, pointOn } from './article';
import { request } from './bridge';

const showEntities = (page: Page) => page.getByRole('button', { name: 'Entities', exact: true }).click();
const row = (page: Page, name: string): Locator => page.getByRole('row', { name, exact: true });
const edit = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Edit this entity' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};
const said = (page: Page, words: RegExp): Locator => page.locator('.toast').filter({ hasText: words });

/** The decisions as they lie in the vault, one line each. */
function log(vault: string): string[] {
  const folder = join(vault, 'decisions');
  return readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
}

/** A note that links to an entity; answers its link. */
async function noteLinkingTo(page: Page, typed: string, name: string): Promise<Locator> {
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toBeFocused();
  await page.keyboard.type('On rivals');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused();
  await page.keyboard.type(`See [[${typed}`);
  await expect(page.getByRole('listbox', { name: 'Link to' }).getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  return page.getByRole('textbox', { name: 'Text of the note' }).locator('.editor-reference');
}

test('an entity is merged into another with a note’s link kept, and parted from it again', async ({ notebook, running: { page } }) => {
  const link = await noteLinkingTo(page, 'outer sp', 'Outer Space Treaty');
  await link.click();
  const treaty = page.getByRole('article', { name: 'Outer Space Treaty' });
  await expect(treaty).toBeVisible();
  await edit(page, 'Merge into…');
  await page.getByRole('searchbox', { name: 'Merge Outer Space Treaty into' }).fill('roscosmos');
  await expect(page.getByRole('option', { name: /Roscosmos/ })).toBeVisible();
  await picture(page, 'entity-merge');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  const into = page.getByRole('article', { name: 'Roscosmos' });
  await expect(into).toContainText('Outer Space Treaty');
  await expect(into.getByRole('button', { name: /On rivals/ })).toBeVisible();
  await expect(row(page, 'Outer Space Treaty')).toHaveCount(0);
  await row(page, 'NASA').first().click();
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await page.getByRole('grid', { name: 'Notes' }).getByRole('row', { name: /On rivals/ }).click();
  await expect(link).toHaveText('Roscosmos');
  await link.click();
  await expect(into).toBeVisible();
  expect(log(notebook.vault)).toHaveLength(1);

  await into.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(treaty).toBeVisible();
  await expect(treaty.getByRole('button', { name: /On rivals/ })).toBeVisible();
  await expect(row(page, 'Outer Space Treaty')).toBeVisible();

  await row(page, 'International Space Station').first().click();
  const station = page.getByRole('article', { name: 'International Space Station' });
  const lines = station.locator('.concordance').getByRole('listitem');
  await expect(lines).toHaveCount(11);
  await station.getByRole('button', { name: 'Split off…' }).click();
  await lines.nth(0).getByRole('checkbox').check();
  await lines.nth(3).getByRole('checkbox').check();
  await station.getByRole('button', { name: 'Split 2 lines off to…' }).click();
  await page.getByRole('searchbox', { name: 'Name of what they speak of' }).fill('Another station');
  await expect(page.getByRole('option', { name: 'New entity “Another station”' })).toBeVisible();
  await picture(page, 'entity-split');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(9);
  await expect(row(page, 'Another station')).toContainText('2');
  expect(log(notebook.vault).at(-1)).toContain('"kind":"split"');
  await station.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(lines).toHaveCount(11);
  await expect(row(page, 'Another station')).toHaveCount(0);
});

test('a name is changed in its place, the link to it goes on, and Ctrl+Z brings the old name back', async ({ running: { page } }) => {
  const link = await noteLinkingTo(page, 'outer sp', 'Outer Space Treaty');
  await link.click();
  await edit(page, 'Rename…');
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(field).toBeFocused();
  await field.fill('Treaty on Outer Space');
  await picture(page, 'entity-rename');
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('article', { name: 'Treaty on Outer Space' });
  await expect(renamed).toContainText('Also known as');
  await expect(page.getByRole('button', { name: 'Edit this entity' })).toBeFocused();
  await row(page, 'NASA').first().click();
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await page.getByRole('grid', { name: 'Notes' }).getByRole('row', { name: /On rivals/ }).click();
  await expect(link).toHaveText('Treaty on Outer Space');
  await link.click();
  await expect(renamed).toBeVisible();
  await renamed.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('article', { name: 'Outer Space Treaty' })).toBeVisible();
});

test('what is refused everywhere stays refused after a restart and in a new version of the article', async ({ notebook }) => {
  const first = await notebook.start();
  await expect.poll(() => painted(first.page, 'mention-treaty')).not.toEqual([]);
  const card = first.page.getByRole('group', { name: 'Outer Space Treaty' });
  await expect(async () => {
    const place = await pointOn(first.page, 'mention-treaty');
    await first.page.mouse.move(place.x, place.y, { steps: 4 });
    await expect(card.getByRole('button', { name: 'Not this here' })).toBeVisible({ timeout: 2000 });
    await card.getByRole('button', { name: 'Not an entity' }).click({ timeout: 2000 });
  }).toPass();
  await expect.poll(() => painted(first.page, 'mention-treaty')).toEqual([]);
  await first.close();

  const second = await notebook.start();
  await showEntities(second.page);
  await expect(row(second.page, 'NASA').first()).toBeVisible();
  await expect(row(second.page, 'Outer Space Treaty')).toHaveCount(0);

  const file = join(notebook.folder, 'space-agencies.txt');
  const article = readFileSync(join(__dirname, '..', 'resources', 'article', 'space-agencies.txt'), 'utf8');
  writeFileSync(file, `${article}\nThe Outer Space Treaty was signed in 1967, and the Zorvan Maritime Agency has kept the Outer Space Treaty ever since.\n`);
  await answerOpenDialog(second.app, [file]);
  await second.page.getByRole('button', { name: 'Library', exact: true }).click();
  await second.page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await second.page.getByRole('menuitem', { name: 'Import new version…' }).click();
  await showEntities(second.page);
  await expect(row(second.page, 'Zorvan Maritime Agency')).toBeVisible();
  await expect(row(second.page, 'Outer Space Treaty')).toHaveCount(0);
  // The refusal is all that keeps it out: taken back, every place of the new version names it.
  const refusal = /"id":"([^"]+)"/.exec(log(notebook.vault)[0] ?? '')?.[1] ?? '';
  expect(await request(second.page, 'entities.decide', { kind: 'revoke', decision: refusal })).toMatchObject({ ok: true });
  await expect(row(second.page, 'Outer Space Treaty')).toContainText('3');
});

test('an entity is made of a selected passage and found wherever its name stands', async ({ notebook, running: { page } }) => {
  await drag(page, 'space debris');
  await page.getByRole('toolbar', { name: 'Mark this passage' }).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Make this an entity…' }).click();
  const form = page.getByRole('form', { name: 'Make this an entity' });
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('space debris');
  await form.getByRole('combobox', { name: 'Type' }).selectOption('event');
  await picture(page, 'entity-make');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('tabpanel', { name: 'space debris' }).getByRole('heading', { name: 'space debris' })).toBeVisible();
  await expect.poll(() => painted(page, 'mention-event')).toContain('space debris');
  await picture(page, 'entity-made');
  await said(page, /is an entity now/).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => painted(page, 'mention-event')).not.toContain('space debris');
  expect(log(notebook.vault)).toHaveLength(2);
});
