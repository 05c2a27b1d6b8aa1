/** A disk that fills in the middle of a session: what is written stays in the window, is said, and is saved once there is room. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { drag, painted } from './article';
import { preload, shownBoxes } from './hook';
import { editor, newNote, stored, title } from './note';

test.setTimeout(120_000);

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });
const state = (page: Page) => page.getByRole('contentinfo');

test('a note that cannot be saved says so, keeps every word, and is saved when there is room again', async ({ notebook }) => {
  const full = join(notebook.folder, 'is-full');
  const { app, page } = await notebook.start({ electronArgs: preload(notebook.folder, { fullDisk: { folder: notebook.vault, while: full }, messages: ['Keep open'] }) });
  await newNote(page, 'Another');
  await newNote(page, 'Kept through');
  await page.keyboard.type('Written while there was room.');
  await expect(state(page)).toContainText('Saved');

  writeFileSync(full, '');
  await page.keyboard.type(' And while there was none.');
  await expect(notices(page)).toContainText('The note could not be saved. Your text is kept and saving is tried again.');
  await expect(notices(page)).toContainText('because the disk is full; what was saved before is unchanged');
  await expect(state(page)).toContainText('Could not save');
  await picture(page, 'full-disk');

  // Another note in its place and back: the words are still those of the window, not the older ones of the disk.
  await page.keyboard.press('Control+3');
  await page.getByRole('row', { name: /^Another/ }).click();
  await expect(title(page)).toHaveValue('Another');
  await page.getByRole('row', { name: /^Kept through/ }).click();
  await expect(editor(page)).toContainText('And while there was none.');

  // A mark that cannot be saved does not stay painted as if it were.
  await page.keyboard.press('Control+1');
  await drag(page, 'significant milestone');
  await page.getByRole('button', { name: 'Green highlight' }).click();
  await expect(notices(page)).toContainText('the disk is full');
  await expect.poll(() => painted(page, 'highlight-unsaved')).toEqual([]);
  await expect.poll(() => painted(page, 'highlight-green')).toEqual([]);

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => shownBoxes(notebook.folder).map(({ message }) => message)).toEqual(['The last changes could not be saved.']);
  await expect(editor(page)).toContainText('And while there was none.');

  rmSync(full);
  await expect(state(page)).toContainText('Saved', { timeout: 30_000 });
  expect(stored(notebook.vault).map(({ json }) => json).join()).toContain('Written while there was room. And while there was none.');
});
