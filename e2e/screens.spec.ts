import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { findings, smallTargets } from './accessibility';
import { expect, picture, test } from './app';
import { request } from './bridge';
import { emptyScreens, furnish, resize, screens, setTheme, showScreen } from './screens';

test.describe.configure({ mode: 'parallel', timeout: 240_000 });

/** `axe` is what it is run with; `null` where another setting shows the same to it. */
const settings = [
  { theme: 'light', width: 1440, height: 900, axe: {} },
  { theme: 'light', width: 1000, height: 700, axe: null },
  { theme: 'light', width: 800, height: 600, axe: {} },
  // What a theme changes is its colours.
  { theme: 'dark', width: 1440, height: 900, axe: { runOnly: ['color-contrast'] } },
] satisfies { theme: 'light' | 'dark'; width: number; height: number; axe: RunOptions | null }[];

/** What sticks out of the window, by class name: nothing may. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const out = [...(scrollWidth > innerWidth || scrollHeight > innerHeight ? ['the page'] : [])];
    for (const element of document.querySelectorAll<HTMLElement>('button, input, textarea, h1, h2, p, [role=dialog], [role=tab], [role=menu]')) {
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest('.visually-hidden')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 1 && (left < -1 || right > innerWidth + 1)) out.push(`${element.tagName} ${element.className} “${element.textContent?.slice(0, 30) ?? ''}”`);
    }
    return out;
  });

/** Width of the article's column in CSS pixels: the panes may not squeeze what is read. */
const measure = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('.reader-article p')?.getBoundingClientRect().width ?? Number.POSITIVE_INFINITY);

for (const { theme, width, height, axe } of settings) {
  test(`every screen, ${theme}, ${String(width)} wide: nothing sticks out, nothing of what axe finds is serious, no target is below 24 pixels`, async ({ notebook, running: { app, page } }) => {
    const folder = `${theme}-${String(width)}`;
    const all = async (list: typeof screens) => {
      for (const screen of list) {
        await showScreen(page, notebook, screen);
        expect.soft(await overflowing(page), screen.name).toEqual([]);
        expect.soft(await measure(page), screen.name).toBeGreaterThan(320);
        await picture(page, `${folder}/${screen.name}`);
        if (axe === null) continue;
        expect.soft(await findings(page, axe), screen.name).toEqual([]);
        expect.soft(await smallTargets(page), screen.name).toEqual([]);
      }
    };
    await setTheme(page, theme);
    await resize(app, page, width, height);
    await all(emptyScreens);
    await resize(app, page, 1440, 900);
    await furnish(notebook, app, page);
    await resize(app, page, width, height);
    await all(screens);
  });
}

test('the largest type, and an article that cannot be read', async ({ notebook, running: { app, page } }) => {
  await resize(app, page, 800, 600);
  for (let step = 0; step < 10; step++) await page.keyboard.press('Control+Shift+=');
  await expect(page.locator('article h1').first()).toBeVisible();
  await showScreen(page, notebook, { name: 'largest', pane: 'none', show: async () => undefined });
  expect.soft(await overflowing(page)).toEqual([]);
  await picture(page, 'largest-800');
  await resize(app, page, 1440, 900);
  await picture(page, 'largest-1440');

  await furnish(notebook, app, page);
  const list = (await request(page, 'documents.list', null)) as unknown as { value: { id: string; title: string }[] };
  const damaged = join(notebook.vault, 'documents', list.value.find(({ title }) => title.startsWith('A very'))?.id ?? '');
  const revision = readdirSync(damaged, { withFileTypes: true }).find((entry) => entry.isDirectory())?.name ?? '';
  writeFileSync(join(damaged, revision, 'text.txt'), 'not what it was');
  await page.getByRole('row', { name: /^A very long title/ }).click();
  await expect(page.getByText('The article could not be opened.')).toBeVisible();
  await picture(page, 'error-article');
});
