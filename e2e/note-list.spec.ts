import { expect, menu, picture, test } from './app';
import { request } from './bridge';
import { newNote, stored, title } from './note';

test('a pinned note stands first, by menu and by key, through saves and a second session; undo takes the pin away', async ({ notebook, running: { app, page, close } }) => {
  await newNote(page, 'Old promises');
  await newNote(page, 'New doubts');
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  const list = page.getByRole('grid', { name: 'Notes' });
  const titles = list.locator('.note-row-title');
  await expect(titles).toHaveText(['New doubts', 'Old promises']);
  await list.getByRole('row', { name: 'Old promises' }).click();
  await expect(title(page)).toHaveValue('Old promises');
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: 'Pin to the top' }).click();
  await expect(titles).toHaveText(['Old promises', 'New doubts']);
  await expect(list.getByRole('row', { name: 'Old promises' }).getByRole('img', { name: 'Pinned' })).toBeVisible();
  await picture(page, 'note-pinned');

  await title(page).fill('Old promises kept');
  await expect(titles).toHaveText(['Old promises kept', 'New doubts']);
  await expect.poll(() => stored(notebook.vault).filter(({ json }) => json.includes('"pinned": true')).map(({ json }) => json.includes('Old promises kept'))).toEqual([true]);

  await list.getByRole('row', { name: 'New doubts' }).focus();
  await page.keyboard.press('p');
  await expect(list.locator('.note-row-pin')).toHaveCount(2);
  await menu(app, 'Undo');
  await expect(list.locator('.note-row-pin')).toHaveCount(1);
  await menu(app, 'Undo');
  await expect(list.locator('.note-row-pin')).toHaveCount(0);
  await expect.poll(() => stored(notebook.vault).some(({ json }) => json.includes('pinned'))).toBe(false);
  await menu(app, 'Redo');
  await expect(titles).toHaveText(['Old promises kept', 'New doubts']);
  await close();

  const again = await notebook.start({ waitForText: false });
  await expect(again.page.getByRole('grid', { name: 'Notes' }).locator('.note-row-title')).toHaveText(['Old promises kept', 'New doubts']);
});

test('notes opened of late are offered above a long list, also after a new start', async ({ notebook, running: { page, close } }) => {
  for (let at = 1; at <= 12; at += 1) await request(page, 'notes.create', { title: `Note ${String(at)}` });
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  const rows = (of: typeof page) => of.getByRole('grid', { name: 'Notes' }).locator('.note-row-title');
  for (const name of ['Note 3', 'Note 5']) {
    await rows(page).getByText(name, { exact: true }).click();
    await expect(title(page)).toHaveValue(name);
  }
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await expect(page.getByText('Recent', { exact: true })).toBeVisible();
  await expect(rows(page).nth(0)).toHaveText('Note 5');
  await expect(rows(page).nth(1)).toHaveText('Note 3');
  await picture(page, 'note-recent');
  await page.getByRole('textbox', { name: /^Filter/ }).fill('note 1');
  await expect(page.getByText('Recent', { exact: true })).toHaveCount(0);
  await close();
  const again = await notebook.start({ waitForText: false });
  await expect(rows(again.page).nth(0)).toHaveText('Note 5');
});
