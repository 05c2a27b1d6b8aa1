import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { findings, smallTargets } from './accessibility';
import { answerSaveDialog, expect, menu, picture, test } from './app';
import { request } from './bridge';

const copied = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

async function chooseStyle(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await menu(app, 'Settings…');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.locator('label').filter({ has: page.getByRole('radio', { name, exact: true }) }).click();
  await expect(settings.getByRole('radio', { name, exact: true })).toBeChecked();
  await picture(page, 'settings-citations');
  expect(await findings(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  await settings.getByRole('button', { name: 'Close' }).click();
}

test('an article is copied as a citation in the chosen style, and a note that cites it is written with its reference', async ({ notebook, running: { app, page } }) => {
  const [article] = ((await request(page, 'documents.list', null)) as unknown as { value: { id: string }[] }).value;
  await request(page, 'documents.update', { changes: [{ document: article?.id ?? '', patch: { title: 'Space agencies', byline: 'Jane Doe', imprint: { date: '2019', publisher: 'Open Press', isbn: '9780306406157' } } }] });
  const more = (name: string) => page.getByRole('main').getByRole('button', { name: 'More' }).click().then(() => page.getByRole('menuitem', { name }).click());
  await more('Copy as citation');
  await expect.poll(() => copied(app)).toBe('Doe, J. (2019). Space agencies. Open Press.');
  await chooseStyle(app, page, 'MLA');
  await more('Copy as citation');
  await expect.poll(() => copied(app)).toBe('Doe, Jane. Space agencies. Open Press, 2019.');
  await more('Copy citation key');
  await expect.poll(() => copied(app)).toBe('[@doe2019space]');

  await page.keyboard.press('Control+n');
  const title = page.getByRole('textbox', { name: 'Title of the note' });
  await title.fill('On agencies');
  const text = page.getByRole('textbox', { name: 'Text of the note' });
  await text.click();
  await page.keyboard.insertText('They forge alliances [@doe2019space, p. 4].');
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click();
  await expect.poll(() => copied(app)).toBe('# On agencies\n\nThey forge alliances (Doe 4).\n\n## Works Cited\n\nDoe, Jane. _Space agencies_. Open Press, 2019.\n');
  const file = join(notebook.folder, 'agencies.html');
  await answerSaveDialog(app, file);
  await menu(app, 'Export note…');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.locator('label').filter({ has: page.getByRole('radio', { name: 'Web page', exact: true }) }).click();
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('(Doe 4)');
});
