import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { openPdf } from '../src/main/library/pdf-file';
import { outlineOf } from '../src/main/library/pdf-outline.fixture';
import { answerOpenDialog, answerSaveDialog, expect, menu, picture, test } from './app';
import { drag } from './article';
import { resize } from './screens';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });
const row = (page: Page, title: string) => page.getByRole('grid', { name: 'Library' }).getByRole('row').filter({ hasText: title });
const choosePdf = (page: Page) => dialog(page).locator('label').filter({ has: page.getByRole('radio', { name: 'PDF', exact: true }) }).click();
const saveButton = (page: Page) => dialog(page).getByRole('button', { name: 'Save…' });

/** The text of each page, in the order it stands in the file, without the spaces. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const file = await openPdf(bytes);
  const pages: string[] = [];
  for (let index = 0; index < file.pages; index += 1) pages.push((await file.page(index)).runs.map(({ text }) => text).join('').replace(/\s+/g, ''));
  await file.close();
  return pages;
}

/** Holds every page but the first `free` ones back from the printer; the value returned lets them go. */
async function holdPrinter(app: ElectronApplication, free: number): Promise<() => Promise<void>> {
  await app.evaluate(({ app: host }, passing) => {
    const state = globalThis as { letGo?: () => void };
    const gate = new Promise<void>((resolve) => (state.letGo = resolve));
    let asked = 0;
    host.on('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents);
      contents.printToPDF = async (options) => {
        if (++asked > passing) await gate;
        return print(options);
      };
    });
  }, free);
  return () => app.evaluate(() => (globalThis as { letGo?: () => void }).letGo?.());
}

test('an article becomes a PDF with its comments in the margin and numbers on its pages', async ({ notebook, running: { app, page } }) => {
  await drag(page, 'The signing of the Outer Space Treaty in 1967');
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('The legal ground');
  await page.keyboard.press('Escape');
  const path = join(notebook.folder, 'article.pdf');
  await answerSaveDialog(app, path);
  await menu(app, 'Export marks…');
  await choosePdf(page);
  await expect(dialog(page)).toContainText('comments in the margin');
  await picture(page, 'export-pdf');
  await resize(app, page, 800, 600);
  await expect(saveButton(page)).toBeInViewport({ ratio: 1 });
  await picture(page, 'export-narrow');
  await saveButton(page).click();
  await expect(page.getByText('Saved as article.pdf.')).toBeVisible();

  const pages = await pagesOf(readFileSync(path));
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((text, index) => expect(text).toContain(`${String(index + 1)}/${String(pages.length)}`));
  const whole = pages.join('');
  const order = ['Spaceagencies:forging', 'HistoricalContext', 'ThesigningoftheOuterSpaceTreatyin1967', 'Thelegalground'].map((words) => whole.indexOf(words));
  expect(order).not.toContain(-1);
  expect([...order].sort((a, b) => a - b)).toEqual(order);

  // Its outline is the article's, and each entry leads to the page its heading stands on.
  const outline = await outlineOf(readFileSync(path));
  expect(outline.map(({ depth }) => depth)).toEqual([0, ...Array<number>(6).fill(1)]);
  expect(outline[0]?.title).toMatch(/^Space agencies: forging/);
  expect(outline[1]?.title).toMatch(/^Historical Context: /);
  for (const { title, page: at } of outline) expect(pages[at]).toContain(title.replace(/\s+/g, ''));
});

test('articles chosen in the list become PDFs in one archive, which can be stopped and then leaves nothing', async ({ notebook, running: { app, page } }) => {
  const file = join(notebook.folder, 'buoys.md');
  writeFileSync(file, '# On buoys\n\nA buoy floats where it is moored.\n');
  await answerOpenDialog(app, [file]);
  await menu(app, 'Import articles…');
  await expect(page.locator('article h1')).toHaveText('On buoys');
  await row(page, 'Space agencies').click();
  await row(page, 'On buoys').click({ modifiers: ['Control'] });
  const path = join(notebook.folder, 'chosen.zip');
  writeFileSync(path, 'before');
  const there = readdirSync(notebook.folder).sort();
  await answerSaveDialog(app, path);
  const letGo = await holdPrinter(app, 1);
  await page.getByRole('toolbar', { name: 'Acts on the chosen articles' }).getByRole('button', { name: 'Export…' }).click();
  await expect(dialog(page).getByRole('radio', { name: 'Chosen articles' })).toBeChecked();
  await choosePdf(page);
  await saveButton(page).click();
  await expect(dialog(page)).toContainText('Writing 1 of 2 files…');
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await letGo();
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect(saveButton(page)).toBeEnabled();
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(notebook.folder).sort()).toEqual(there);

  await saveButton(page).click();
  await expect(page.getByText('Saved as chosen.zip.')).toBeVisible();
  expect(existsSync(path)).toBe(true);
  const files = Object.entries(unzipSync(readFileSync(path)));
  expect(files.map(([name]) => name.replace(/-[0-9A-Z]{26}\.pdf$/, ''))).toEqual([expect.stringMatching(/^articles\/space-agencies/), 'articles/on-buoys']);
  expect((await pagesOf(files[1]?.[1] ?? new Uint8Array()))[0]).toContain('Abuoyfloatswhereitismoored.');
});
