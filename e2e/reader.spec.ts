import { expect, picture, storedSession, test } from './app';
import { painted, paintedNames } from './article';

test('the outline leads to a section, and the section in sight is named', async ({ running: { page } }) => {
  await page.getByRole('button', { name: 'Show the outline' }).focus();
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'Future Prospects' }).click();
  await expect(page.getByRole('heading', { name: /^Future Prospects: Potential Advancements/ })).toBeInViewport();
  await expect(page.locator('.reader-crumb')).toHaveText('Future Prospects');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('the entities of the text are there, quietly, and can be hidden', async ({ running: { page } }) => {
  await expect.poll(() => painted(page, 'mention-treaty')).toContain('Outer Space Treaty');
  await expect.poll(() => painted(page, 'mention-organisation')).toEqual(expect.arrayContaining(['NASA', 'ESA', 'Roscosmos']));
  await expect.poll(() => painted(page, 'mention-place')).toEqual(expect.arrayContaining(['Mars', 'Titan', 'United States']));
  const underline = await page.evaluate(() => {
    const block = document.querySelector('article p');
    return block ? getComputedStyle(block, '::highlight(mention-organisation)').textDecorationLine : '';
  });
  expect(underline).toContain('underline');

  await page.getByRole('button', { name: 'Show entities in the text' }).click();
  await expect.poll(async () => (await paintedNames(page)).filter((name) => name.startsWith('mention-'))).toEqual([]);
});

test('the place in the text is remembered over a restart', async ({ notebook }) => {
  const first = await notebook.start();
  const heading = first.page.getByRole('heading', { name: /^Diplomatic Challenges/ });
  await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await expect(heading).toBeInViewport();
  // The place is kept once the page stands still.
  await expect.poll(() => Math.max(0, ...Object.values(storedSession(notebook)?.offsets ?? {}))).toBeGreaterThan(1000);
  await first.close();

  const second = await notebook.start();
  await expect(second.page.getByRole('heading', { name: /^Diplomatic Challenges/ })).toBeInViewport();
  await expect(second.page.getByRole('heading', { level: 1 })).not.toBeInViewport();
});

test('find in text marks every place and steps through them', async ({ running: { page } }) => {
  await page.locator('article').focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('soyuz');
  await expect(page.getByRole('search').getByText('1 of 3')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search').getByText('2 of 3')).toBeVisible();
  await picture(page, 'reader-find');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search').getByText('2 of 3')).toBeHidden();
});
