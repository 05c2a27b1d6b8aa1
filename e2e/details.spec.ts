/** What is said of an article: edited, taken back, and taken from a bibliography. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, expect, menu, test } from './app';
import { request } from './bridge';

test('details are edited and taken back, and a bibliography describes articles', async ({ notebook, running: { app, page } }) => {
  const about = async () => {
    const list = (await request(page, 'documents.list', null)) as unknown as { value: { id: string }[] };
    return ((await request(page, 'documents.about', { document: list.value[0]?.id ?? '' })) as unknown as { value: { title: string; byline: string | null; imprint: object } }).value;
  };
  const before = await about();
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Details…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Details of the article' });
  await dialog.getByRole('textbox', { name: 'Authors' }).fill('Jane Doe, Richard Roe');
  await dialog.getByRole('textbox', { name: 'Date' }).fill('2019-07');
  await dialog.getByRole('textbox', { name: 'DOI' }).fill('10.1000/182');
  await dialog.getByRole('textbox', { name: 'DOI' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.reader-byline')).toContainText('Jane Doe, Richard Roe');
  await expect.poll(about).toMatchObject({ byline: 'Jane Doe, Richard Roe', imprint: { date: '2019-07', doi: '10.1000/182' } });

  const file = join(notebook.folder, 'works.bib');
  writeFileSync(file, '@article{a, title={Agencies}, author={Quill, Zoe}, doi={10.1000/182}, journal={Acta}}\n@book{b, title={Nobody has it}}\n');
  await answerOpenDialog(app, [file]);
  await menu(app, 'Import bibliography…');
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('One article is described by works.bib.');
  await expect(notices).toContainText('No article of the library is “Nobody has it”.');
  await expect.poll(about).toMatchObject({ title: 'Agencies', byline: 'Zoe Quill', imprint: { container: 'Acta', date: '2019-07' } });
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(about).toMatchObject({ title: before.title, byline: 'Jane Doe, Richard Roe' });
  await page.locator('article').first().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(about).toEqual(before);
});
