import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { answerOpenDialog, answerSaveDialog, expect, menu, picture, test } from './app';
import { drag } from './article';
import { request } from './bridge';
import { newNote } from './note';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });
const format = (page: Page, name: string) => dialog(page).getByRole('radio', { name, exact: true });

/** Chooses a format in the dialog by its words and presses its button. */
async function save(page: Page, name: string): Promise<void> {
  await dialog(page).locator('label').filter({ has: page.getByRole('radio', { name, exact: true }) }).click();
  await expect(format(page, name)).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Save…' }).click();
  await expect(dialog(page)).toBeHidden();
}

const written = async (path: string): Promise<string> => {
  await expect.poll(() => existsSync(path)).toBe(true);
  return readFileSync(path, 'utf8');
};

test('a note and an article’s marks are written as Markdown where the reader chooses', async ({ notebook, running: { app, page } }) => {
  await drag(page, 'The signing of the Outer Space Treaty in 1967');
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('The *legal* ground');
  await page.keyboard.press('Escape');
  const marks = join(notebook.folder, 'marks.md');
  await answerSaveDialog(app, marks);
  await menu(app, 'Export marks…');
  await expect(dialog(page).getByRole('radio', { name: 'This article' })).toBeChecked();
  await expect(dialog(page).getByRole('region', { name: 'Preview' })).toContainText('The \\*legal\\* ground');
  await picture(page, 'export');
  await save(page, 'Markdown');
  const text = await written(marks);
  expect(text).toContain('The signing of the Outer Space Treaty in 1967');
  expect(text).toMatch(/^# Space agencies/);
  expect(text).toMatch(/## Historical Context/);
  expect(text).toContain('The \\*legal\\* ground');
  await expect(page.getByText('Saved as marks.md.')).toBeVisible();

  await newNote(page, 'Exported');
  await page.keyboard.type('With **weight** and [[nasa');
  await expect(page.getByRole('option').first()).toContainText('NASA');
  await page.keyboard.press('Enter');
  await page.keyboard.type('at the end');
  const note = join(notebook.folder, 'note.md');
  await answerSaveDialog(app, note);
  await menu(app, 'Export note…');
  await expect(dialog(page).getByRole('radio', { name: 'This note' })).toBeChecked();
  await save(page, 'Markdown');
  expect(await written(note)).toBe('# Exported\n\nWith **weight** and NASA at the end\n');

  const html = join(notebook.folder, 'note.html');
  await answerSaveDialog(app, html);
  await menu(app, 'Export note…');
  await save(page, 'Web page');
  expect(await written(html)).toContain('<h1>Exported</h1><p>With <strong>weight</strong> and NASA at the end</p>');
});

test('an article is written in every format and reads back', async ({ notebook, running: { app, page } }) => {
  await drag(page, 'The signing of the Outer Space Treaty in 1967');
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('=1+1 <b>"legal"</b>');
  await page.keyboard.press('Escape');
  const write = async (name: string, file: string): Promise<string> => {
    const path = join(notebook.folder, file);
    await answerSaveDialog(app, path);
    await menu(app, 'Export…');
    await save(page, name);
    return written(path);
  };

  const html = await write('Web page', 'article.html');
  const { document } = parseHTML(html);
  expect(document.querySelector('mark.amber')?.textContent).toBe('The signing of the Outer Space Treaty in 1967');
  expect(document.querySelector('#comment-1 p')?.textContent).toBe('=1+1 <b>"legal"</b>');
  expect(document.querySelectorAll('script, b, img').length).toBe(0);

  const docx = join(notebook.folder, 'article.docx');
  await write('Word document', 'article.docx');
  const { value } = await mammoth.convertToHtml({ path: docx }, { styleMap: ['comment-reference => sup'] });
  expect(value).toMatch(/<h1>Historical Context[^<]*<\/h1>/);
  expect(value).toMatch(/The signing of the Outer Space Treaty in 1967<sup>/);
  expect(value).toMatch(/=1\+1 &lt;b&gt;("|&quot;)legal\1&lt;\/b&gt;/);

  const jsonld = JSON.parse(await write('Web Annotations (JSON-LD)', 'marks.jsonld')) as { type: string; items: { body: { value: string }[] }[] };
  expect(jsonld.type).toBe('AnnotationPage');
  expect(jsonld.items[0]?.body[0]?.value).toBe('=1+1 <b>"legal"</b>');

  const csv = await write('Table of marks (CSV)', 'marks.csv');
  expect(csv).toContain(',"\'=1+1 <b>""legal""</b>",');
  const mentions = await write('Table of mentions (CSV)', 'mentions.csv');
  expect(mentions.trimEnd().split('\r\n').length).toBeGreaterThan(100);
  expect(await write('Table of entities (CSV)', 'entities.csv')).toContain('Outer Space Treaty');
  expect(await write('BibTeX', 'references.bib')).toMatch(/^@misc\{space,\n {2}title = \{\{Space agencies/);
  expect(await write('Cards for Anki', 'cards.txt')).toContain('<p>=1+1 &lt;b&gt;&quot;legal&quot;&lt;/b&gt;</p>\t<blockquote><p>The signing');
  expect(JSON.parse(await write('CSL-JSON', 'references.json'))).toMatchObject([{ id: 'space', type: 'document' }]);

  // The format chosen last is there again, and leaving the system's dialog leaves ours open.
  await app.evaluate(({ dialog: system }) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  await menu(app, 'Export…');
  await expect(format(page, 'CSL-JSON')).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Save…' }).click();
  await dialog(page).locator('label', { hasText: 'Everything' }).click();
  await expect(dialog(page).getByRole('region', { name: 'Preview' })).toContainText('"title": "Space agencies');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page)).toBeHidden();
});

test('a folder that cannot be written is named, and nothing is lost', async ({ notebook, running: { app, page } }) => {
  await drag(page, 'The signing of the Outer Space Treaty in 1967');
  await page.getByRole('button', { name: 'Amber highlight' }).click();
  await answerSaveDialog(app, join(notebook.folder, 'no', 'such', 'folder', 'marks.md'));
  await menu(app, 'Export marks…');
  await save(page, 'Markdown');
  await expect(page.getByText(/marks\.md could not be written/)).toBeVisible();
});

test('the whole notebook is written as one zip whose files link to one another', async ({ notebook, running: { app, page } }) => {
  await drag(page, 'The signing of the Outer Space Treaty in 1967');
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('The ground');
  await page.keyboard.press('Escape');
  await newNote(page, 'Travels');
  await page.keyboard.type('Of [[nasa');
  await expect(page.getByRole('option').first()).toContainText('NASA');
  await page.keyboard.press('Enter');
  await page.keyboard.type('at the end');

  const { value: { entity: coined } } = (await request(page, 'entities.decide', { kind: 'coin', name: 'The keeper', type: 'person' })) as unknown as { value: { entity: string } };
  const path = join(notebook.folder, 'all.zip');
  await answerSaveDialog(app, path);
  await menu(app, 'Export…');
  await dialog(page).locator('label', { hasText: 'Everything' }).click();
  await dialog(page).locator('label').filter({ has: page.getByRole('radio', { name: 'The whole notebook (zip)', exact: true }) }).click();
  await expect(dialog(page)).toContainText('link to one another');
  await picture(page, 'export-zip');
  await save(page, 'The whole notebook (zip)');
  await expect(page.getByText('Saved as all.zip.')).toBeVisible();
  const files = Object.fromEntries(Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const named = (start: string): [string, string] => Object.entries(files).find(([name]) => name.startsWith(start)) ?? ['', ''];
  const [, note] = named('notes/travels-');
  const [entityPath, entity] = named('entities/nasa-');
  const [articlePath, article] = named('articles/space-agencies');
  expect(note).toContain(`[NASA](../${entityPath} "almagest:entity/`);
  expect(entity).toContain(`](../${articlePath})`);
  expect(entity).toContain('[Travels](../notes/travels-');
  expect(article).toContain(`[NASA](../${entityPath})`);
  expect(article).toMatch(/<a id="annotation-[0-9A-Z]{26}"><\/a>\n\n> The signing of the Outer Space Treaty in 1967\n\nThe ground/);
  expect(JSON.parse(files['marks.jsonld'] ?? '')).toMatchObject({ type: 'AnnotationCollection', total: 1 });
  // Every link of every file leads to a file of the folder.
  for (const [from, text] of Object.entries(files)) {
    for (const [, to = ''] of text.matchAll(/\]\(((?:\.\.\/)?[^()\s:#]+\.md)/g)) expect(Object.keys(files)).toContain(decodeURI(new URL(to, `file:///${from}`).pathname.slice(1)));
  }

  // What was lost comes back from it; what is there stays.
  const [lost] = ((await request(page, 'notes.list', null)) as unknown as { value: { id: string }[] }).value;
  await request(page, 'notes.remove', { note: lost?.id ?? '' });
  for (const log of readdirSync(join(notebook.vault, 'decisions'))) rmSync(join(notebook.vault, 'decisions', log));
  await page.keyboard.press('Control+3');
  const notes = page.getByRole('grid', { name: 'Notes' }).getByRole('row');
  await expect(notes).toHaveCount(0);
  await answerOpenDialog(app, [path]);
  await menu(app, 'Import a notebook (zip)…');
  const plan = page.getByRole('dialog', { name: 'What would come' });
  await expect(plan.getByRole('status')).toContainText('One note would come into the notebook.One decision on an entity would come.One that is there already is left as it is.');
  await plan.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(notes).toHaveText([/Travels/]);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('One note came into the notebook. One decision on an entity came.');
  const keeper = async () => ((await request(page, 'links.resolve', { targets: [{ kind: 'entity', id: coined }] })) as unknown as { value: { name: string | null }[] }).value.map(({ name }) => name);
  await expect.poll(keeper).toEqual(['The keeper']);
  await page.locator('article').first().focus();
  await page.keyboard.press('Control+z');
  await expect(notes).toHaveCount(0);
  await expect.poll(keeper).toEqual([null]);
  await page.keyboard.press('Control+Shift+z');
  await expect(notes).toHaveText([/Travels/]);
  await expect.poll(keeper).toEqual(['The keeper']);
});
