/** The note pane in stories: its fields, a new note, and what lies in the vault. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect } from './app';

export const editor = (page: Pick<Page, 'getByRole'>) => page.getByRole('textbox', { name: 'Text of the note' });
export const title = (page: Pick<Page, 'getByRole'>) => page.getByRole('textbox', { name: 'Title of the note' });

/** A new note with a title, the caret in its text. */
export async function newNote(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+n');
  await expect(title(page)).toBeFocused();
  await expect(title(page)).toHaveValue('');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
}

/** A file's text; nothing where it has just been moved away. */
const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** The notes as they lie in the vault, the Markdown beside each. */
export function stored(vault: string): { json: string; markdown: string }[] {
  const folder = join(vault, 'notes');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ json: readIfThere(join(folder, name)), markdown: readIfThere(join(folder, name.replace(/json$/, 'md'))) }))
    .filter(({ json }) => json !== '');
}

/** Drags from the middle of what is shown to the right, or to the left by less than nothing. CSS pixels. */
export async function dragBy(page: Page, handle: Locator, distance: number): Promise<void> {
  const { x, y, width, height } = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + distance, y + height / 2, { steps: 3 });
  await page.mouse.up();
}
