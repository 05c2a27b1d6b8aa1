import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialog, expect, picture, test } from './app';

test('from the timeline to the passage, by the keyboard and by the table', async ({ running: { page } }) => {
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  const axis = page.getByRole('group', { name: /^Axis of time/ });
  const table = page.getByRole('table', { name: 'Dated passages' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expect(axis.getByRole('button').first()).toBeVisible();
  await picture(page, 'timeline');

  await axis.getByRole('button').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(axis.getByRole('button').first()).toBeFocused();
  const width = () => axis.locator('.axis-sheet').evaluate((sheet) => sheet.clientWidth);
  const before = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await expect.poll(width).toBe(before);

  await table.getByRole('row').filter({ hasText: '1967' }).getByRole('button', { name: /^Open 1967/ }).click();
  await expect(page.getByText(/signing of the Outer Space Treaty in 1967/)).toBeInViewport();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(axis).toBeVisible();
});

test('the timeline is about the articles that are chosen', async ({ running: { page } }) => {
  await page.keyboard.press('Control+4');
  const list = page.getByRole('complementary', { name: 'List' });
  await expect(page.getByText(/\d+ dated passages/)).toBeVisible();
  await list.getByRole('checkbox', { name: /^Space agencies/ }).uncheck();
  await expect(page.getByText('Choose at least one article.')).toBeVisible();
  await list.getByRole('checkbox', { name: 'All articles' }).check();
  await expect(page.getByText(/\d+ dated passages/)).toBeVisible();
});

test('the graph is walked by the keyboard, focused, read as a table and saved', async ({ notebook, running: { app, page } }) => {
  await page.keyboard.press('Control+5');
  await page.getByRole('slider', { name: 'Weakest link shown' }).fill('2');
  const canvas = page.getByRole('application', { name: /^Graph of entities/ });
  await expect(canvas).toBeVisible();
  await expect(page.getByText(/^Laying out/)).toHaveCount(0);
  await picture(page, 'graph');
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  const said = page.getByRole('status').filter({ hasText: /links$/ });
  await expect(said).toBeVisible();
  const first = (await said.textContent()) ?? '';
  await expect(async () => {
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
    await page.keyboard.press('ArrowUp');
    expect(await said.textContent()).not.toBe(first);
  }).toPass();
  const chosen = ((await said.textContent()) ?? '').split(',')[0] ?? '';
  await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: 'Show all entities' })).toBeVisible();
  await expect(page.getByText(/^Laying out/)).toHaveCount(0);
  await picture(page, 'graph-focus');
  await canvas.focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Show all entities' })).toHaveCount(0);
  await expect(page.getByText(/^Laying out/)).toHaveCount(0);

  const file = join(notebook.folder, 'graph.svg');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Save the picture' }).click();
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  await expect(page.locator('.toast').filter({ hasText: 'Saved as graph.svg' })).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('>NASA</text>');
  const png = join(notebook.folder, 'graph.png');
  await answerSaveDialog(app, png);
  await page.getByRole('button', { name: 'Save the picture' }).click();
  await page.getByRole('menuitem', { name: 'PNG' }).click();
  await expect(page.locator('.toast').filter({ hasText: 'Saved as graph.png' })).toBeVisible();
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');

  await page.getByText('Table', { exact: true }).click();
  await expect(page.getByRole('table', { name: /^Links/ }).getByRole('row').nth(1)).toBeVisible();
  await picture(page, 'graph-table');
  await page.getByText('Picture', { exact: true }).click();
  await expect(page.getByText(/^Laying out/)).toHaveCount(0);
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
  expect(chosen).not.toBe('');
});
