/** Screens of the notes room. */
import type { Page } from '@playwright/test';
import { expect } from './app';
import { long, openRoom, type Screen } from './screens';

async function openNote(page: Page, title: string): Promise<void> {
  await openRoom(page, 'Notes');
  await page.getByRole('row', { name: title }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue(title);
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toContainText('What came first');
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
