/** The screens of what happens to the vault: trash, versions of marks, second versions. */
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Notebook } from './app';
import { request } from './bridge';
import type { Screen } from './screens';

async function openTrash(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Trash' }).click();
  await expect(page.getByRole('dialog', { name: 'Trash' })).toBeVisible();
}

async function marksVersions(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Earlier versions of the marks…' }).click();
  await expect(page.getByRole('dialog', { name: /Versions of the marks/ })).toBeVisible();
}

/** A syncing program has left a second version of a note. */
async function secondVersions(page: Page, { vault }: Notebook): Promise<void> {
  const notes = join(vault, 'notes');
  const file = join(notes, readdirSync(notes).find((name) => /^\w+\.json$/.test(name)) ?? '');
  copyFileSync(file, file.replace('.json', ' (conflicted copy).json'));
  await request(page, 'problems.check', null);
  await page.getByRole('contentinfo').getByRole('button', { name: /problem/ }).click();
  await page.getByRole('dialog', { name: 'Problems' }).getByRole('button', { name: 'Compare the two versions' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Second versions' }).getByRole('region').first()).toBeVisible();
}

export const vaultScreens: readonly Screen[] = [
  { name: 'trash', pane: 'none', show: openTrash },
  { name: 'versions-marks', pane: 'none', show: marksVersions },
  // Last: the notice of what was found stays.
  { name: 'conflicts', pane: 'none', show: secondVersions },
];
