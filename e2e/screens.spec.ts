import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { findings, smallTargets } from './accessibility';
import { expect, picture, pictures, test } from './app';
import { paperScreen } from './article-screens';
import { request } from './bridge';
import { bareSentences, contentOf, speakPseudo } from './pseudo-locale';
import { emptyScreens, furnish, resize, screens, setTheme, settle, showScreen, type Screen } from './screens';

test.describe.configure({ mode: 'parallel', timeout: 480_000 });

interface Setting {
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** What axe is run with; `null` where another setting shows the same to it. */
  readonly axe: RunOptions | null;
}

interface Walk {
  readonly title: string;
  /** Whether the window speaks the pseudo-locale: each sentence in brackets, so it is longer than any it says, and what stands in none is written in a component. */
  readonly pseudo: boolean;
  readonly settings: readonly [Setting, ...Setting[]];
}

/** Each screen is brought up once in a walk, and looked at in every setting of the walk. */
const walks: readonly Walk[] = [
  {
    title: 'wide and in between, light and dark, in the pseudo-locale: every sentence stands in brackets',
    pseudo: !pictures,
    settings: [
      { theme: 'light', width: 1440, height: 900, axe: {} },
      { theme: 'light', width: 1000, height: 700, axe: null },
      // What a theme changes is its colours.
      { theme: 'dark', width: 1440, height: 900, axe: { runOnly: ['color-contrast'] } },
    ],
  },
  { title: 'narrow', pseudo: false, settings: [{ theme: 'light', width: 800, height: 600, axe: {} }] },
];

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

async function look(page: Page, name: string, { theme, width, axe }: Setting): Promise<void> {
  const where = `${name}, ${theme}, ${String(width)} wide`;
  expect.soft(await overflowing(page), where).toEqual([]);
  expect.soft(await measure(page), where).toBeGreaterThan(320);
  await picture(page, `${theme}-${String(width)}/${name}`);
  if (axe === null) return;
  expect.soft(await findings(page, axe), where).toEqual([]);
  expect.soft(await smallTargets(page), where).toEqual([]);
}

for (const { title, pseudo, settings } of walks) {
  test(`every screen, ${title}: nothing sticks out, nothing of what axe finds is serious, no target is below 24 pixels`, async ({ notebook, running: { app, page } }) => {
    const turn = async ({ theme, width, height }: Setting) => {
      await setTheme(page, theme);
      await resize(app, page, width, height);
    };
    const [first, ...others] = settings;
    const all = async (list: readonly Screen[], also: readonly Setting[] = others) => {
      const content = pseudo ? await contentOf(page) : null;
      for (const screen of list) {
        await turn(first);
        await showScreen(page, notebook, app, screen);
        await look(page, screen.name, first);
        if (content !== null) expect.soft(await bareSentences(page, content), screen.name).toEqual([]);
        for (const other of also) {
          await turn(other);
          await settle(page);
          await look(page, screen.name, other);
        }
      }
    };
    if (pseudo) await speakPseudo(page);
    await all(emptyScreens);
    await turn({ theme: 'light', width: 1440, height: 900, axe: null });
    await furnish(notebook, app, page);
    await all(screens);
    await all([paperScreen], []);
  });
}

test('the largest type, and an article that cannot be read', async ({ notebook, running: { app, page } }) => {
  await resize(app, page, 800, 600);
  for (let step = 0; step < 10; step++) await page.keyboard.press('Control+Shift+=');
  await expect(page.locator('article h1').first()).toBeVisible();
  await showScreen(page, notebook, app, { name: 'largest', pane: 'none', show: async () => undefined });
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
