/** Screens of the notes room. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerOpenDialog, expect, menu, type Notebook } from './app';
import { long, openRoom, type Screen } from './screens';

async function openNote(page: Page, title: string): Promise<void> {
  await openRoom(page, 'Notes');
  await page.getByRole('row', { name: title }).click();
  // Of two that are side by side, the one at the side comes last.
  await expect(page.getByRole('textbox', { name: 'Title of the note' }).last()).toHaveValue(title);
  await expect(page.getByRole('textbox', { name: 'Text of the note' }).last()).toContainText('What came first');
}

/** Two notes side by side. */
async function besides(page: Page): Promise<void> {
  await openNote(page, 'Who pays for a joint probe?');
  await page.keyboard.press('Control+Shift+B');
  await expect(page.getByRole('region', { name: 'Second note' })).toBeVisible();
  await openNote(page, 'Cooperation outlived rivalry');
}

/** What would come of a folder of notes: one that comes, with a link to nowhere, and one that cannot. */
async function dryRun(page: Page, { folder }: Notebook, app: ElectronApplication): Promise<void> {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere, { recursive: true });
  writeFileSync(join(elsewhere, 'Lighthouse.md'), 'Kept by [[nobody]].');
  writeFileSync(join(elsewhere, 'Fog.md'), 'x'.repeat(5 * 1024 * 1024 + 1));
  await answerOpenDialog(app, [elsewhere]);
  await menu(app, 'Import notes of a Markdown folder…');
  await expect(page.getByRole('dialog', { name: 'What would come' }).getByRole('listitem')).toHaveCount(2);
}

export const noteScreens: readonly Screen[] = [
  { name: 'note', pane: 'list', show: (page) => openNote(page, 'Cooperation outlived rivalry') },
  { name: 'note-long', pane: 'list', show: (page) => openNote(page, long) },
  {
    name: 'note-links',
    pane: 'list',
    show: async (page) => {
      await openNote(page, 'Who pays for a joint probe?');
      await page.getByRole('textbox', { name: 'Text of the note' }).focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' [[space');
      await expect(page.getByRole('listbox', { name: 'Link to' })).toBeVisible();
    },
  },
  {
    name: 'note-find',
    pane: 'list',
    show: async (page) => {
      await openNote(page, 'Cooperation outlived rivalry');
      await page.getByRole('textbox', { name: 'Text of the note' }).focus();
      await page.keyboard.press('Control+h');
      await page.keyboard.type('the');
      await expect(page.locator('.note-find-count')).not.toHaveText('');
    },
  },
];

/** What stays in the middle, or leaves something behind, stands after the others. */
export const lateNoteScreens: readonly Screen[] = [
  { name: 'dry-run', pane: 'none', show: dryRun },
  { name: 'note-beside', pane: 'list', show: besides },
];
