import type { Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { editor, newNote, stored } from './note';

const markdown = (vault: string) => stored(vault)[0]?.markdown ?? '';
const highlights = (page: Page, name: string) => page.evaluate((each) => [...(CSS.highlights.get(each) ?? [])].map((range) => range.startContainer.textContent?.slice(range.startOffset, range.endOffset)), name);

test('words are found and replaced in the note, headings lead there, blocks move by keys and by the hand', async ({ notebook, running: { page } }) => {
  await newNote(page, 'Tools');
  for (const line of ['# Moon', 'The Moon is near.', '## Mars', 'Mars has moons.']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  const text = editor(page);
  await page.keyboard.press('Control+h');
  const bar = page.getByRole('search', { name: 'Find in the note' });
  const words = bar.getByRole('textbox', { name: 'Find in note' });
  await expect(words).toBeFocused();
  await page.keyboard.type('moon');
  await expect(bar).toContainText('1 of 3');
  await expect.poll(() => highlights(page, 'note-find')).toEqual(['Moon', 'Moon', 'moon']);
  await bar.getByRole('button', { name: 'Whole words' }).click();
  await expect(bar).toContainText('1 of 2');
  await bar.getByRole('button', { name: 'Case and accents as typed' }).click();
  await expect(bar).toContainText('Not found');
  await picture(page, 'note-find-strict');
  await bar.getByRole('button', { name: 'Whole words' }).click();
  await bar.getByRole('button', { name: 'Case and accents as typed' }).click();
  await words.focus();
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('2 of 3');
  await picture(page, 'note-find');
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Luna');
  await page.keyboard.press('Enter');
  await expect(text).toContainText('The Luna is near.');
  await expect(bar).toContainText('2 of 2');
  await bar.getByRole('button', { name: 'Replace all' }).click();
  await expect(text).toContainText('Mars has Lunas.');
  await words.focus();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(text).toContainText('Mars has moons.');

  await page.getByRole('button', { name: 'Outline of the note' }).click();
  await page.getByRole('menuitem', { name: 'Mars' }).click();
  await expect(text).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(() => markdown(notebook.vault)).toMatch(/## Mars\n\nThe Luna is near/);
  await page.keyboard.press('Alt+Shift+ArrowDown');

  const last = text.getByText('Mars has moons.');
  await last.hover();
  const handle = page.locator('.block-handle');
  await expect(handle).toHaveCSS('opacity', '1');
  await picture(page, 'note-handle');
  await handle.dragTo(text.getByText('The Luna is near.'), { targetPosition: { x: 40, y: 12 } });
  await expect.poll(() => markdown(notebook.vault)).toMatch(/The Luna is near\.\n\nMars has moons\.\n\n## Mars/);
});

test('a selection offers marks, code has colours and a language, a paste can come without its form', async ({ notebook, running: { app, page } }) => {
  await newNote(page, 'Forms');
  const text = editor(page);
  await page.keyboard.type('plain words');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  const row = page.getByRole('toolbar', { name: 'Formatting of the selection' });
  await row.getByRole('button', { name: 'Highlight' }).click();
  await expect(text.locator('mark')).toHaveText('words');
  await picture(page, 'note-selection');
  await page.keyboard.press('ArrowRight');
  await expect(row).toHaveCount(0);

  await page.keyboard.press('Enter');
  await page.keyboard.type('``` ');
  await page.keyboard.type('def orbit(n): return "ok"');
  await page.getByRole('button', { name: 'Language of the code' }).click();
  await page.getByRole('menuitemradio', { name: 'Python' }).click();
  await expect.poll(() => highlights(page, 'code-string')).toEqual(['"ok"']);
  await expect.poll(() => highlights(page, 'code-keyword')).toEqual(['def', 'return']);
  await text.locator('code').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' # up');
  await expect.poll(() => highlights(page, 'code-comment')).toEqual(['# up']);
  await picture(page, 'note-code');
  await expect.poll(() => markdown(notebook.vault)).toContain('```python\ndef orbit(n): return "ok" # up\n```');

  await newNote(page, 'Pasted plain');
  await app.evaluate(({ clipboard }) => (clipboard as unknown as { write: (data: { html: string; text: string }) => void }).write({ html: '<b>bold</b> of a page', text: 'bold of a page' }));
  await page.keyboard.press('Control+Shift+v');
  await expect(text).toContainText('bold of a page');
  await expect(text.locator('strong')).toHaveCount(0);
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function (this: Electron.Menu) {
      Object.assign(globalThis, { offered: this.items.filter(({ type, enabled }) => type !== 'separator' && enabled).map(({ label }) => label) });
    };
  });
  await page.keyboard.press('Control+a');
  await text.click({ button: 'right' });
  await expect.poll(() => app.evaluate(() => (globalThis as { offered?: string[] }).offered)).toEqual(['Cut', 'Copy', 'Paste', 'Paste as plain text', 'Select all']);

  await page.getByRole('combobox', { name: 'Tags' }).fill('moon');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+3');
  const rows = page.getByRole('grid', { name: 'Notes' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await page.getByRole('toolbar', { name: 'Only notes with these tags' }).getByRole('button', { name: 'moon' }).click();
  await expect(rows).toHaveCount(1);
  await picture(page, 'notes-tags');
});
