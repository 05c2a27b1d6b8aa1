import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, menu, picture, test } from './app';
import { drag, painted, pointOn } from './article';

/** The marks as they lie in the vault, each line's JSON. */
function stored(vault: string): string[] {
  const folder = join(vault, 'annotations');
  return readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line !== ''));
}

const treaty = 'The signing of the Outer Space Treaty in 1967';
const thaw = 'thawing of Cold War tensions';

async function highlight(page: Page, passage: string, color = 'Amber'): Promise<void> {
  await drag(page, passage);
  await page.getByRole('button', { name: `${color} highlight` }).click();
  await expect.poll(async () => (await painted(page, `highlight-${color.toLowerCase()}`)).join('|').replace(/\b\|\s/g, ' ')).toContain(passage);
  await expect.poll(() => painted(page, 'highlight-unsaved')).toEqual([]);
}

async function showMarks(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Marks/ }).click();
  await expect(page.getByRole('grid', { name: 'Marks' })).toBeVisible();
}

test('a passage is underlined beside the highlights, and turned into one and back', async ({ notebook, running: { page } }) => {
  await highlight(page, thaw, 'Green');
  await drag(page, treaty);
  await page.keyboard.press('u');
  await expect.poll(() => painted(page, 'underline-green')).toEqual([treaty]);
  await expect.poll(() => painted(page, 'highlight-unsaved')).toEqual([]);
  await expect.poll(() => painted(page, 'highlight-green')).toEqual([thaw]);
  const line = stored(notebook.vault).find((each) => each.includes('Outer Space Treaty')) ?? '';
  expect(JSON.parse(line)).toMatchObject({ motivation: 'highlighting', target: { styleClass: 'underline' }, stylesheet: { type: 'CssStylesheet' } });

  const place = await pointOn(page, 'underline-green');
  await page.mouse.click(place.x, place.y);
  await page.getByRole('dialog', { name: 'Green underline' }).getByRole('button', { name: 'Underline' }).click();
  await expect.poll(() => painted(page, 'highlight-green')).toEqual(expect.arrayContaining([treaty, thaw]));
  await expect.poll(() => painted(page, 'underline-green')).toEqual([]);
  await page.getByRole('dialog', { name: 'Green mark' }).getByRole('button', { name: 'Underline' }).click();
  await expect.poll(() => painted(page, 'underline-green')).toEqual([treaty]);
});

test('a place is bookmarked by key and by button, found in the margin and in the list, and undone', async ({ notebook, running: { app, page } }) => {
  await page.locator('article').focus();
  await page.keyboard.press('F7');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('b');
  const ribbon = page.getByRole('button', { name: /^Bookmark: / });
  await expect(ribbon).toBeVisible();
  expect(JSON.parse(stored(notebook.vault)[0] ?? '')).toMatchObject({ motivation: 'bookmarking' });
  await page.keyboard.press('b');
  await expect(ribbon).toBeHidden();
  await menu(app, 'Undo');
  await expect(ribbon).toBeVisible();

  await showMarks(page);
  await page.getByRole('button', { name: 'Only bookmarks' }).click();
  await expect(page.getByText('1 of 1 marks')).toBeVisible();
  await ribbon.click();
  await expect(page.getByRole('dialog', { name: 'Amber bookmark' })).toBeVisible();
  await picture(page, 'marks-bookmark');
});

test('the ends of a mark are moved by mouse and by keys, and moved back', async ({ running: { app, page } }) => {
  await highlight(page, 'Cold War tensions');
  const place = await pointOn(page, 'highlight-amber');
  await page.mouse.click(place.x, place.y);
  const end = page.getByRole('slider', { name: 'End of the mark' });
  const box = await end.boundingBox();
  if (!box) throw new Error('the handle is not drawn');
  await page.mouse.move(box.x + 12, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x - 30, box.y + 4, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await painted(page, 'highlight-amber'))[0]).toMatch(/^Cold War (?!tensions$)\w+$/);

  const start = page.getByRole('slider', { name: 'Beginning of the mark' });
  await start.focus();
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await painted(page, 'highlight-amber'))[0]).toMatch(/^thawing of Cold War/);
  await expect(page.locator('article')).toBeFocused();
  await menu(app, 'Undo');
  await menu(app, 'Undo');
  await expect.poll(() => painted(page, 'highlight-amber')).toEqual(['Cold War tensions']);
});

test('overlapping marks are merged into one that keeps what was said, and parted again by undo', async ({ running: { app, page } }) => {
  await highlight(page, 'a catalyst for pushing the boundaries', 'Green');
  await highlight(page, 'pushing the boundaries of human exploration', 'Violet');
  await page.mouse.click(...(Object.values(await pointOn(page, 'highlight-violet')) as [number, number]));
  await page.getByRole('button', { name: 'Merge 2 marks that touch' }).click();
  await expect.poll(() => painted(page, 'highlight-green')).toEqual(['a catalyst for pushing the boundaries of human exploration']);
  await expect.poll(() => painted(page, 'highlight-violet')).toEqual([]);
  await page.keyboard.press('Escape');
  await menu(app, 'Undo');
  await expect.poll(() => painted(page, 'highlight-violet')).toEqual(['pushing the boundaries', ' of human exploration']);
});

test('many marks are chosen in the list, recoloured, tagged, quoted and deleted at once', async ({ notebook, running: { page } }) => {
  for (const passage of [treaty, thaw, 'significant milestone']) await highlight(page, passage);
  await showMarks(page);
  const rows = page.getByRole('grid', { name: 'Marks' }).getByRole('row');
  await rows.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bulk = page.getByRole('toolbar', { name: 'What to do with the chosen marks' });
  await expect(bulk.getByText('3 marks chosen')).toBeVisible();
  await bulk.getByRole('button', { name: 'Rose' }).click();
  await expect.poll(async () => (await painted(page, 'highlight-rose')).length).toBe(3);
  await bulk.getByRole('button', { name: 'Tags' }).click();
  await page.getByRole('dialog', { name: 'Tags' }).locator('input').fill('treaty');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(() => stored(notebook.vault).filter((line) => line.includes('"value":"treaty"')).length).toBe(3);
  await picture(page, 'marks-chosen');
  await bulk.getByRole('button', { name: 'Quote into note' }).click();
  await page.getByRole('tab', { name: 'Note' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toContainText(thaw);
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toContainText(treaty);
  await showMarks(page);
  await rows.first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect.poll(() => stored(notebook.vault).length).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await painted(page, 'highlight-rose')).length).toBe(3);
});

test('the colours are given names, which every window shows and the vault keeps', async ({ notebook, running: { page } }) => {
  await highlight(page, treaty);
  await showMarks(page);
  await page.getByRole('button', { name: 'Order' }).click();
  await page.getByRole('menuitem', { name: 'Name the colours…' }).click();
  await page.getByRole('textbox', { name: 'Amber' }).fill('Claim');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Marks' }).getByText('Claim')).toBeVisible();
  expect(JSON.parse(readFileSync(join(notebook.vault, 'colors.json'), 'utf8'))).toMatchObject({ format: 1, meanings: { amber: 'Claim', green: '' } });
  await drag(page, thaw);
  await expect(page.getByRole('button', { name: 'Claim highlight' })).toBeVisible();
});

test('a comment is written in Markdown and reads as such, and nothing in it runs', async ({ running: { page } }) => {
  await highlight(page, treaty);
  await page.mouse.click(...(Object.values(await pointOn(page, 'highlight-amber')) as [number, number]));
  const card = page.getByRole('dialog', { name: 'Amber mark' });
  await card.getByRole('textbox', { name: 'Comment' }).fill('The *legal* ground:\n\n- peace\n- [law](javascript:alert(1))\n\n<img src=x onerror=alert(1)>');
  await card.getByRole('button', { name: 'Close' }).click();
  await page.mouse.click(...(Object.values(await pointOn(page, 'highlight-amber')) as [number, number]));
  const said = card.locator('.comment');
  await expect(said.locator('em')).toHaveText('legal');
  await expect(said.getByRole('listitem')).toHaveCount(2);
  await expect(said.locator('img, a, script')).toHaveCount(0);
  await expect(said.getByRole('link')).toHaveCount(0);
  await picture(page, 'marks-comment');
  await card.getByRole('button', { name: 'Edit the comment' }).click();
  await expect(card.getByRole('textbox', { name: 'Comment' })).toHaveValue(/^The \*legal\*/);
});
