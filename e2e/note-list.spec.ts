import { expect, menu, picture, test } from './app';
import { request } from './bridge';
import { editor, newNote, stored, title } from './note';

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
  await expect(titles).toHaveText(['Old promises', 'New doubts']);
  await menu(app, 'Undo');
  await expect(list.locator('.note-row-pin')).toHaveCount(0);
  await expect.poll(() => stored(notebook.vault).some(({ json }) => json.includes('pinned'))).toBe(false);
  await menu(app, 'Redo');
  await expect(titles).toHaveText(['Old promises', 'New doubts']);
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
  // Among all rows, the headings “Recent” and “Notes” included.
  const place = (name: string) => expect(page.getByRole('grid', { name: 'Notes' }).getByRole('row', { name, exact: true }));
  await place('Note 3').toHaveAttribute('aria-rowindex', '3');
  await place('Note 12').toHaveAttribute('aria-rowindex', '5');
  await picture(page, 'note-recent');
  await page.getByRole('textbox', { name: /^Filter/ }).fill('note 1');
  await expect(page.getByText('Recent', { exact: true })).toHaveCount(0);
  await close();
  const again = await notebook.start({ waitForText: false });
  await expect(rows(again.page).nth(0)).toHaveText('Note 5');
});

test('a note is merged into another: its text, tags and links go there, and one undo brings both back', async ({ notebook, running: { app, page } }) => {
  const [target, source, linking] = ['Orbital debris', 'Debris, again', 'On both'];
  await newNote(page, target);
  await page.keyboard.type('First thoughts.');
  await newNote(page, source);
  await page.keyboard.type('Second thoughts.');
  await page.getByRole('combobox', { name: 'Tags' }).fill('junk');
  await page.keyboard.press('Enter');
  await newNote(page, linking);
  await page.keyboard.type('See [[debris, ag');
  await expect(page.getByRole('option').first()).toContainText(source);
  await page.keyboard.press('Enter');
  const chip = editor(page).locator('.editor-reference');
  await chip.click();
  await expect(title(page)).toHaveValue(source);
  const merge = async () => {
    await page.getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('menuitem', { name: 'Merge into…' }).click();
    await expect(page.getByRole('searchbox', { name: `Merge “${source}” into` })).toBeFocused();
  };
  await merge();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: /^Merge/ })).toHaveCount(0);
  await merge();
  await page.keyboard.type('orbital');
  await expect(page.getByRole('option')).toHaveCount(1);
  await picture(page, 'note-merge');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveValue(target);
  await expect(editor(page)).toHaveText(/First thoughts\.\s*Debris, again\s*Second thoughts\./);
  await expect(page.getByText('junk', { exact: true }).first()).toBeVisible();
  await expect.poll(() => stored(notebook.vault).length).toBe(2);
  await page.getByRole('region', { name: 'Linked from 1 place' }).getByRole('button').click();
  await expect(chip).toHaveText(target);
  await chip.click();
  await expect(title(page)).toHaveValue(target);

  await page.getByRole('button', { name: 'Notes', exact: true }).focus();
  await menu(app, 'Undo');
  await expect(title(page)).toHaveValue(source);
  await expect(editor(page)).toHaveText('Second thoughts.');
  await expect.poll(() => stored(notebook.vault).map(({ markdown }) => /^title: "(.*)"/m.exec(markdown)?.[1]).sort()).toEqual([source, linking, target]);
  await expect.poll(() => stored(notebook.vault).some(({ json }) => json.includes('absorbed'))).toBe(false);
  await page.getByRole('region', { name: 'Linked from 1 place' }).getByRole('button').click();
  await expect(chip).toHaveText(source);
});

test('two notes stand side by side, each with its own undo, also after a new start; a key brings the second one back', async ({ notebook, running: { app, page, close } }) => {
  await newNote(page, 'Left');
  await page.keyboard.type('left words');
  await newNote(page, 'Right');
  await page.keyboard.type('right words');
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await page.getByRole('grid', { name: 'Notes' }).getByRole('row', { name: 'Left' }).focus();
  await page.keyboard.press('b');
  const middle = page.getByRole('region', { name: 'Second note' });
  const side = page.getByRole('complementary', { name: 'Side pane' });
  await expect(title(middle)).toHaveValue('Left');
  await expect(editor(middle)).toBeFocused();
  await expect(title(side)).toHaveValue('Right');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', more');
  await editor(side).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and others');
  await page.keyboard.press('Control+z');
  await expect(editor(side)).toHaveText('right words');
  await expect(editor(middle)).toHaveText('left words, more');
  await editor(middle).click();
  await page.keyboard.press('Control+z');
  await expect(editor(middle)).toHaveText('left words');
  await page.keyboard.press('Control+Shift+z');
  const painted = () => page.evaluate(() => [...(CSS.highlights.get('note-find') ?? [])].map((range) => range.startContainer.textContent));
  await page.keyboard.press('Control+f');
  await page.keyboard.type('words');
  await expect.poll(painted).toEqual(['left words, more']);
  await editor(side).click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('words');
  await expect.poll(painted).toEqual(['left words, more', 'right words']);
  // No article is shown here, and the paint has its colours all the same.
  expect(await editor(middle).evaluate((text) => getComputedStyle(text, '::highlight(note-found)').backgroundColor)).toMatch(/^rgb\(/);
  await picture(page, 'note-beside');
  await page.keyboard.press('Escape');
  await expect.poll(painted).toEqual(['left words, more']);
  await expect.poll(() => stored(notebook.vault).map(({ markdown }) => markdown).join()).toContain('left words, more');
  await menu(app, 'Library');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(middle).toBeHidden();
  await menu(app, 'Notes');
  await close();

  const again = await notebook.start({ waitForText: false });
  const besides = again.page.getByRole('region', { name: 'Second note' });
  await expect(editor(besides)).toHaveText('left words, more');
  await besides.getByRole('button', { name: 'More for this note' }).click();
  await again.page.getByRole('menuitem', { name: 'Delete the note' }).click();
  await expect(besides).toHaveCount(0);
  await again.page.keyboard.press('Control+Shift+B');
  await expect(title(besides)).toHaveValue('Right');
  await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 700));
  await expect(editor(besides)).toBeVisible();
  await again.page.keyboard.press('Control+Shift+B');
  await expect(besides).toHaveCount(0);
  await expect(title(again.page)).toHaveValue('Right');
  await expect(editor(again.page)).toBeFocused();

  await again.page.keyboard.type(', once');
  await again.page.keyboard.press('Control+Shift+B');
  await expect(editor(besides)).toHaveText('right words, once');
  await expect(editor(besides)).toBeFocused();
  await again.page.keyboard.press('Control+z');
  await expect(editor(besides)).toHaveText('right words');
  await again.page.keyboard.press('Control+Shift+B');
  await expect(besides).toHaveCount(0);
  await again.page.keyboard.press('Control+Shift+z');
  await expect(editor(again.page)).toHaveText('right words, once');
});
