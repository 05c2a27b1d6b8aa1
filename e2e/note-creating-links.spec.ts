import { expect, menu, picture, test } from './app';
import { editor, newNote, stored } from './note';

test('[[ and @ offer to create what nothing is called, say so, and one undo takes the link back', async ({ notebook, running: { app, page } }) => {
  await newNote(page, 'Start');
  const offered = page.getByRole('listbox', { name: 'Link to' });
  await page.keyboard.type('On [[zq unheard of');
  await expect(offered.getByRole('option').first()).toHaveText('Create note “zq unheard of”');
  await page.keyboard.press('Enter');
  const chip = editor(page).locator('.editor-reference');
  await expect(chip).toHaveText('zq unheard of');
  await expect(page.getByRole('status').filter({ hasText: 'Note created and linked: zq unheard of.' })).toHaveCount(1);
  await expect.poll(() => stored(notebook.vault).length).toBe(2);
  await page.keyboard.press('Control+z');
  await expect(chip).toHaveCount(0);
  await expect(editor(page)).toContainText('On [[zq unheard of');
  await page.keyboard.press('Control+Shift+z');
  await expect(chip).toHaveCount(1);

  await page.keyboard.type('and @Zyx Qfond');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing is called “Zyx Qfond”.' })).toHaveCount(1);
  await expect(offered.getByRole('option', { selected: true })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(offered.getByRole('option', { selected: true })).toHaveText('Create entity “Zyx Qfond”');
  await picture(page, 'note-create-entity');
  await page.keyboard.press('Enter');
  await expect(chip).toHaveText(['zq unheard of', 'Zyx Qfond']);
  await expect.poll(() => stored(notebook.vault).map(({ markdown }) => markdown).join('\n')).toContain('[Zyx Qfond](almagest:entity/zyx-qfond?named)');
  await chip.nth(1).click();
  await expect(page.getByRole('article', { name: 'Zyx Qfond' })).toContainText('Start');
  await menu(app, 'Undo');
  await expect(page.getByRole('article', { name: 'Zyx Qfond' })).toHaveCount(0);
});

test('an @ that names nothing leaves Enter to the writer', async ({ notebook, running: { page } }) => {
  await newNote(page, 'Plain');
  await page.keyboard.type('said @zyxquond');
  await expect(page.getByRole('listbox', { name: 'Link to' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Next line');
  await expect(editor(page).locator('p')).toHaveText(['said @zyxquond', 'Next line']);
  await expect.poll(() => stored(notebook.vault).map(({ markdown }) => markdown).join('')).toContain('said @zyxquond');
});
