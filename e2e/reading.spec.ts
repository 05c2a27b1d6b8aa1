import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readPdf } from '../src/main/library/read-pdf';
import { answerOpenDialog, expect, picture, test, type Notebook, type Running } from './app';
import { request } from './bridge';
import { resize } from './screens';

/** Imports a file of the given content and waits for its heading. */
async function bring({ app, page }: Running, { folder }: Notebook, name: string, content: string, heading: string): Promise<void> {
  const file = join(folder, name);
  writeFileSync(file, content);
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

const look = (page: Page) =>
  page.locator('article').first().evaluate((article) => {
    const { fontSize, lineHeight, fontFamily } = getComputedStyle(article);
    return { size: fontSize, leading: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize), face: fontFamily.split(',')[0], width: Math.round(article.getBoundingClientRect().width) };
  });

test('theme, face, size, leading and measure are set in one place and kept', async ({ notebook }) => {
  const first = await notebook.start();
  const { page } = first;
  const before = await look(page);
  await page.getByRole('button', { name: 'Type and theme' }).click();
  const panel = page.getByRole('dialog', { name: 'Type and theme' });
  await panel.getByRole('radio', { name: 'Paper' }).click({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'paper');
  await panel.getByRole('radio', { name: 'Plain' }).click({ force: true });
  await panel.getByRole('button', { name: 'Larger type' }).click();
  await panel.getByRole('button', { name: 'More leading' }).click();
  await panel.getByRole('button', { name: 'Shorter lines' }).click();
  await picture(page, 'reading-paper');
  const after = await look(page);
  expect(after.size).toBe('19px');
  expect(after.leading).toBeCloseTo(1.8, 2);
  expect(after.face).not.toBe(before.face);
  await first.close();
  const second = await notebook.start();
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'paper');
  await expect.poll(() => look(second.page)).toEqual(after);
  await second.page.getByRole('button', { name: 'Type and theme' }).click();
  await second.page.getByRole('button', { name: 'Ordinary type' }).click();
  await expect.poll(() => look(second.page)).toEqual(before);
});

test('a footnote opens beside its reference, closes with Escape, and is gone to and come back from', async ({ notebook, running }) => {
  const { page } = running;
  const filler = 'The committee met in Vienna and spoke of debris and of traffic. '.repeat(60);
  await bring(running, notebook, 'notes.md', `# Notes\n\nRockets fly[^1] and fall[^2].\n\n${filler}\n\n[^1]: So says Tsiolkovsky.\n[^2]: As every one does.\n`, 'Notes');
  const reference = page.getByRole('article').getByText('[2]');
  await reference.focus();
  await page.keyboard.press('Enter');
  const note = page.getByRole('dialog', { name: 'Note [2]' });
  await expect(note).toContainText('As every one does.');
  await expect(note).toBeFocused();
  await picture(page, 'reading-footnote');
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(reference).toBeFocused();
  await reference.click();
  await note.getByRole('button', { name: 'Go to the note' }).click();
  await expect(page.getByRole('article').getByText('As every one does.')).toBeInViewport();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(reference).toBeInViewport();
});

test('an article is printed with its marks and what was said of them', async ({ running: { app, page } }) => {
  const list = (await request(page, 'documents.list', null)) as unknown as { value: { id: string }[] };
  const document = list.value[0]?.id ?? '';
  const opened = (await request(page, 'documents.open', { document })) as unknown as { value: { text: string } };
  const passage = 'The signing of the Outer Space Treaty in 1967';
  const start = opened.value.text.indexOf(passage);
  await request(page, 'annotations.create', { document, start, end: start + passage.length, color: 'rose', comment: 'The legal ground', tags: [] });
  // The system's dialog is answered by printing into a file.
  await app.evaluate(({ app: host }) => {
    host.on('web-contents-created', (_event, contents) => {
      contents.print = (options, callback) => {
        void contents.printToPDF({ printBackground: options?.printBackground === true }).then((pdf) => {
          (globalThis as { printed?: string }).printed = pdf.toString('base64');
          callback?.(true, '');
        });
      };
    });
  });
  await page.keyboard.press('Control+p');
  const printed = () => app.evaluate(() => (globalThis as { printed?: string }).printed ?? '');
  await expect.poll(printed, { timeout: 20_000 }).not.toBe('');
  const bytes = Buffer.from(await printed(), 'base64');
  const read = await readPdf(bytes, 'printed.pdf');
  if (!read.ok) throw new Error(read.problem);
  expect(read.parsed.text).toContain('The legal ground');
  expect(read.parsed.text.replace(/\s+/g, ' ')).toContain('peaceful international cooperation');
});

test('a short article counts as read, and in a narrow window the open row closes the list', async ({ notebook, running }) => {
  const { app, page } = running;
  await bring(running, notebook, 'short.md', '# Short\n\nA few words.\n', 'Short');
  await expect.poll(() => page.getByRole('progressbar', { name: 'Read so far' }).getAttribute('value')).toBe('100');
  await resize(app, page, 800, 600);
  await page.getByRole('contentinfo').getByRole('button', { name: 'Show the list' }).click();
  await page.getByRole('row', { name: /^Short/ }).click();
  await expect(page.getByRole('complementary', { name: 'List' })).toBeHidden();
});
