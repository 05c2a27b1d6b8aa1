import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, picture, test } from './app';
import { drag, painted } from './article';
import { newNote, stored } from './note';

test('a signal to end saves what was just typed, as closing the window does', async ({ notebook }) => {
  const { app, page } = await notebook.start();
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toBeFocused();
  await page.keyboard.type('Ended from outside');
  const gone = app.waitForEvent('close');
  app.process().kill('SIGTERM');
  await gone;
  const second = await notebook.start();
  await expect(second.page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('Ended from outside');
});

test('leaving by the menu saves what was just typed', async ({ notebook }) => {
  const { app, page } = await notebook.start();
  await newNote(page, 'Left by the menu');
  await page.keyboard.type('a moment ago');
  const gone = app.waitForEvent('close');
  await app.evaluate(({ Menu }) => {
    const all = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    const quit = all.find(({ role }) => (role as string | undefined)?.toLowerCase() === 'quit');
    if (!quit) throw new Error('the menu has no way out');
    // The driver's own question is answered first.
    setTimeout(() => quit.click());
  });
  await gone;
  expect(stored(notebook.vault).map(({ json }) => json).join()).toContain('a moment ago');
});

test('a shutdown of the system saves what was just typed, and so does a computer that goes to sleep', async ({ notebook }) => {
  const { app, page } = await notebook.start();
  await page.keyboard.press('Control+n');
  const title = page.getByRole('textbox', { name: 'Title of the note' });
  await expect(title).toBeFocused();
  await page.keyboard.type('Before the dark');
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect.poll(() => readdirSync(join(notebook.vault, 'notes')).map((name) => readFileSync(join(notebook.vault, 'notes', name), 'utf8')).join()).toContain('Before the dark');
  await page.keyboard.type(' and after');
  const gone = app.waitForEvent('close');
  const held = await app.evaluate(({ powerMonitor }) => {
    let prevented = false;
    powerMonitor.emit('shutdown', { preventDefault: () => (prevented = true) });
    return prevented;
  });
  expect(held).toBe(true);
  await gone;
  const second = await notebook.start();
  await expect(second.page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('Before the dark and after');
});

/** The main job from end to end, with the application closed and opened again in the middle of it. */
test('read, mark, write, link, search; close; open again and find all of it still there', async ({ notebook }) => {
  const passage = 'Led by NASA, the ISS project brought together space agencies';
  const first = await notebook.start();
  await drag(first.page, passage);
  await first.page.keyboard.press('2');
  await expect.poll(() => painted(first.page, 'highlight-green')).toEqual([passage]);
  await newNote(first.page, 'Leader or host');
  await first.page.keyboard.type('Was [[nasa');
  await expect(first.page.getByRole('option').first()).toContainText('NASA');
  await first.page.keyboard.press('Enter');
  await first.page.keyboard.type('a leader or a gyroscope?');
  await first.page.getByRole('tab', { name: 'Marks 1' }).click();
  await first.close();

  const { page, close } = await notebook.start();
  await expect.poll(() => painted(page, 'highlight-green')).toEqual([passage]);
  await expect(page.getByText(passage).last()).toBeVisible();
  await page.getByRole('tab', { name: 'Note', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toContainText('a leader or a gyroscope?');

  const box = page.getByRole('combobox', { name: 'Search everything' });
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('gyroscope');
  await expect(page.getByRole('option').first()).toContainText('Leader or host');
  await box.fill('iss project brought');
  await expect(page.getByRole('option').filter({ hasText: 'Mark' }).first()).toContainText('ISS project brought');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  await page.getByRole('row', { name: 'NASA' }).click();
  const nasa = page.getByRole('article', { name: 'NASA' });
  await expect(nasa.getByRole('button', { name: /Leader or host/ })).toBeVisible();
  await expect(nasa.getByRole('button', { name: new RegExp(`^${passage} ?Green`) })).toBeVisible();
  await picture(page, 'session-entity');
  await close();
});
