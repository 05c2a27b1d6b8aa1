import { existsSync, readFileSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, expect, menu, picture, test, type Notebook } from './app';
import { drag } from './article';
import { request } from './bridge';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Text of the note' });
const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

async function writeNote(page: Page, name: string, text: string): Promise<void> {
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type(text);
  await saved(page);
}

const onlyFile = (folder: string, ending: string): string => {
  const name = readdirSync(folder).find((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`${folder} has no ${ending}`);
  return join(folder, name);
};
const noteFile = ({ vault }: Notebook) => onlyFile(join(vault, 'notes'), '.json');
const marksFile = ({ vault }: Notebook) => onlyFile(join(vault, 'annotations'), '.jsonl');

/** Lets a file and what is kept of earlier versions look as if they had been written an hour ago. */
function age({ folder }: Notebook, file: string): void {
  const hourAgo = Date.now() - 3_600_000;
  utimesSync(file, hourAgo / 1000, hourAgo / 1000);
  const shadow = join(folder, 'profile', 'shadow');
  for (const name of readdirSync(shadow, { recursive: true }).map(String)) {
    const stamp = /\d{8}T\d{9}Z/.exec(name)?.[0];
    if (stamp !== undefined) renameSync(join(shadow, name), join(shadow, name.replace(stamp, new Date(hourAgo - 60_000).toISOString().replace(/[-:.]/g, ''))));
  }
}

test('two versions of a note stand side by side, both can be kept, and what goes can be brought back', async ({ notebook }) => {
  const first = await notebook.start();
  await writeNote(first.page, 'Agencies', 'NASA and ESA work together on many missions.');
  await first.close();
  const file = noteFile(notebook);
  const other = readFileSync(file, 'utf8').replace('many missions', 'one station');
  writeFileSync(file.replace('.json', ' (conflicted copy 2026-01-02).json'), other);
  const { page } = await notebook.start();
  await page.getByRole('button', { name: '1 problem' }).click();
  await page.getByRole('dialog', { name: 'Problems' }).getByRole('button', { name: 'Compare the two versions' }).click();
  const panel = page.getByRole('dialog', { name: 'Second versions' });
  await expect(panel.locator('del')).toHaveText('many missions');
  await expect(panel.locator('ins')).toHaveText('one station');
  await picture(page, 'conflicts');
  await panel.getByRole('button', { name: 'Take the second version' }).click();
  await expect(panel).toBeHidden();
  await expect(editor(page)).toContainText('one station');
  // Taken back, both stand as before; done again, the second is taken again.
  await notices(page).getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(editor(page)).toContainText('many missions');
  await expect.poll(() => readdirSync(join(notebook.vault, 'notes')).filter((name) => name.endsWith('.json')).length).toBe(2);
  await page.getByRole('heading', { level: 1 }).first().click();
  await page.keyboard.press('Control+Shift+z');
  await expect(editor(page)).toContainText('one station');

  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Trash' }).click();
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await picture(page, 'trash-conflict');
  // Both files went there: what stood in the notebook, and the copy that was taken.
  const rows = trash.getByRole('button', { name: /^Restore / });
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(trash).toBeHidden();
  await notices(page).getByRole('button', { name: 'Compare', exact: true }).first().click();
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Keep both' }).click();
  await expect(panel).toBeHidden();
  await expect.poll(() => readdirSync(join(notebook.vault, 'notes')).filter((name) => name.endsWith('.json')).length).toBe(2);
});

test('an earlier version of an article’s marks is compared and restored, and that can be undone', async ({ notebook }) => {
  const first = await notebook.start();
  await drag(first.page, 'The signing of the Outer Space Treaty in 1967');
  await first.page.getByRole('button', { name: 'Amber highlight' }).click();
  await expect.poll(() => existsSync(join(notebook.vault, 'annotations')) && readdirSync(join(notebook.vault, 'annotations')).length).toBe(1);
  await first.close();
  age(notebook, marksFile(notebook));
  const { page } = await notebook.start();
  await drag(page, 'the geopolitical climate');
  await page.getByRole('button', { name: 'Rose highlight' }).click();
  await expect.poll(() => readFileSync(marksFile(notebook), 'utf8').trim().split('\n').length).toBe(2);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Earlier versions of the marks…' }).click();
  const panel = page.getByRole('dialog', { name: /^Versions of the marks/ });
  await expect(panel.locator('ins')).toContainText('the geopolitical climate');
  await picture(page, 'versions-marks');
  await panel.getByRole('button', { name: /^Restore / }).click();
  await expect(panel).toBeHidden();
  await expect.poll(() => readFileSync(marksFile(notebook), 'utf8').trim().split('\n').length).toBe(1);
  await notices(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => readFileSync(marksFile(notebook), 'utf8').trim().split('\n').length).toBe(2);
});

test('the trash says when, is emptied only after asking, and keeps decisions', async ({ notebook, running: { page } }) => {
  await writeNote(page, 'To be removed', 'Words.');
  const note = ((await request(page, 'notes.list', null)) as unknown as { value: { id: string }[] }).value[0]?.id ?? '';
  await request(page, 'notes.remove', { note });
  const entity = ((await request(page, 'entities.list', null)) as unknown as { value: { id: string }[] }).value[0]?.id ?? '';
  const renamed = (await request(page, 'entities.decide', { kind: 'rename', entity, name: 'Another name' })) as unknown as { value: { decision: string } };
  await request(page, 'entities.decide', { kind: 'revoke', decision: renamed.value.decision });
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Trash' }).click();
  const panel = page.getByRole('dialog', { name: 'Trash' });
  await expect(panel.getByText(new RegExp(`${String(new Date().getFullYear())}`)).first()).toBeVisible();
  await expect(panel.getByText('Decisions on entities')).toBeVisible();
  await panel.getByRole('button', { name: 'Empty the trash…' }).click();
  await expect(panel.getByText('Remove 1 thing for good?')).toBeVisible();
  await picture(page, 'trash-emptying');
  await panel.getByRole('button', { name: 'Keep them' }).click();
  await expect(panel.getByText('To be removed')).toBeVisible();
  await panel.getByRole('button', { name: 'Empty the trash…' }).click();
  await panel.getByRole('button', { name: 'Remove for good' }).click();
  await expect(panel.getByText('To be removed')).toBeHidden();
  expect(existsSync(join(notebook.vault, 'trash', 'notes')) ? readdirSync(join(notebook.vault, 'trash', 'notes')) : []).toEqual([]);
  await panel.getByRole('button', { name: /^Restore / }).click();
  await expect.poll(async () => JSON.stringify(await request(page, 'entities.open', { entity }))).toContain('Another name');
});

test('what another program writes is shown and told, what it takes away is not deleted, and what was being written is kept beside it', async ({ notebook, running: { page } }) => {
  await writeNote(page, 'Agencies', 'NASA and ESA.');
  const file = noteFile(notebook);
  writeFileSync(file, readFileSync(file, 'utf8').replace('NASA and ESA.', 'Written elsewhere.'));
  await expect(notices(page)).toContainText('“Agencies” was changed by another program.');
  await expect(editor(page)).toContainText('Written elsewhere.');

  await editor(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And here.');
  await saved(page);
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('Written elsewhere. And here.');

  // What is written into its Markdown comes in; what is written into both stands side by side.
  const twin = file.replace('.json', '.md');
  await expect.poll(() => readFileSync(twin, 'utf8')).toContain('And here.');
  writeFileSync(twin, readFileSync(twin, 'utf8').replace('And here.', 'And by hand.'));
  await expect(editor(page)).toContainText('And by hand.');
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('And by hand.');
  await editor(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Last.');
  writeFileSync(twin, readFileSync(twin, 'utf8').replace('And by hand.', 'And by another hand.'));
  const beside = notices(page).getByRole('button', { name: 'Compare', exact: true });
  await expect(notices(page)).toContainText('the other version is kept beside it');
  await beside.first().click();
  const panel = page.getByRole('dialog', { name: 'Second versions' });
  await expect(panel.getByRole('region', { name: /^The second version/ })).toContainText('And by another hand.');
  await panel.getByRole('button', { name: 'Remove the second version' }).click();
  await expect(panel).toBeHidden();
  await expect.poll(() => readFileSync(twin, 'utf8')).toContain('Last.');

  // Markdown that is laid among the notes is a note.
  writeFileSync(join(notebook.vault, 'notes', 'To do.md'), 'Buy lamps.');
  const found = notices(page).filter({ hasText: '“To do” was laid among the notes as Markdown and is a note now.' });
  await expect(found).toBeVisible();
  const titles = async () => ((await request(page, 'notes.list', null)) as unknown as { value: { title: string }[] }).value.map(({ title }) => title).sort();
  expect(await titles()).toEqual(['Agencies', 'To do']);
  await picture(page, 'note-found');
  await found.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(titles).toEqual(['Agencies']);

  renameSync(file, join(notebook.folder, 'away.json'));
  await expect(notices(page)).toContainText('took the file of “Agencies” away');
  await picture(page, 'external-gone');
  renameSync(join(notebook.folder, 'away.json'), file);
});

test('the notebook is backed up into one file and a notebook is made from it', async ({ notebook, running: { app, page } }) => {
  const zip = join(notebook.folder, 'backup.zip');
  await answerSaveDialog(app, zip);
  await menu(app, 'Back up…');
  await expect(notices(page)).toContainText(/backup\.zip holds the whole notebook: \d+ files/);
  await picture(page, 'backed-up');
  const into = join(notebook.folder, 'restored');
  await app.evaluate(({ dialog }, [file, folder]) => {
    const answers = [[file ?? ''], [folder ?? '']];
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: answers.shift() ?? [] });
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  }, [zip, into]);
  await menu(app, 'Restore from a backup…');
  await expect(notices(page)).toContainText('The one that is open was not changed.');
  expect(existsSync(join(into, 'vault.json'))).toBe(true);
  // What is no backup is named, and nothing is made of it.
  const wrong = join(notebook.folder, 'wrong.zip');
  writeFileSync(wrong, 'no zip');
  await answerOpenDialog(app, [wrong]);
  await menu(app, 'Restore from a backup…');
  await expect(notices(page).locator('.toast-problem')).toContainText('wrong.zip');
});
