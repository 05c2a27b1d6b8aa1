import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, picture, test } from './app';
import { preload } from './hook';

/** Left edge, upper edge, width and height of each. */
async function boxesOf(...elements: readonly Locator[]): Promise<number[]> {
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()));
  return boxes.flatMap((box) => (box ? [box.x, box.y, box.width, box.height] : []));
}

test('what was read last is painted before the application is loaded, and gives way to it without a move', async ({ notebook }) => {
  const first = await notebook.start();
  const [missions, paragraph] = [/^Collaborative Missions/, 'h2 + p[data-start]'];
  await first.page.getByRole('heading', { name: missions }).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await expect(first.page.locator('.reader-crumb')).toHaveText('Collaborative Missions');
  await first.close();

  const until = join(notebook.folder, 'go-on');
  const { page } = await notebook.start({ waitForText: false, electronArgs: preload(notebook.folder, { hold: { name: 'main-', until } }) });
  const painted = page.locator('#first-paint');
  const heading = painted.locator('h2', { hasText: missions });
  await expect(heading).toBeVisible();
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName('first-text').length)).toBe(1);
  await expect(page.locator('article')).toHaveCount(0);
  expect(await painted.evaluate((element) => [element.hasAttribute('inert'), element.ariaHidden])).toEqual([true, 'true']);
  const before = await boxesOf(heading, painted.locator(paragraph));
  await picture(page, 'first-screen');

  writeFileSync(until, '');
  await expect(page.locator('article h1')).toBeVisible();
  await expect(painted).toHaveCount(0);
  const article = page.locator('article');
  const section = article.locator('section', { has: page.getByRole('heading', { name: missions }) });
  // A page scrolls by whole pixels.
  const moved = async () => Math.max(...(await boxesOf(section.locator('h2'), section.locator(paragraph))).map((now, index) => Math.abs(now - (before[index] ?? Infinity))));
  await expect.poll(moved).toBeLessThanOrEqual(1);
  await picture(page, 'first-screen-after');
});

test('a page of another size, or another vault, begins without it', async ({ notebook }) => {
  const first = await notebook.start();
  await first.close();
  const kept = join(notebook.folder, 'profile/first-screen.json');
  const other = await notebook.start({ waitForText: false, args: ['--vault', join(notebook.folder, 'other')], chosenVault: false });
  await expect(other.page.locator('article h1').first()).toBeVisible({ timeout: 30_000 });
  expect(await other.page.evaluate(() => document.getElementById('first-screen')?.textContent)).toBe('null');
  await other.close();
  // What is not a screen is none.
  writeFileSync(kept, '{"vault": 1');
  const again = await notebook.start();
  expect(await again.page.evaluate(() => document.getElementById('first-screen')?.textContent)).toBe('null');
});
