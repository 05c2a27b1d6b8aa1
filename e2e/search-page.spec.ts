import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, picture, test } from './app';
import { drag, painted } from './article';
import { request } from './bridge';
import { preload } from './hook';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search the notebook' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });

async function openPage(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+F');
  await expect(field(page)).toBeFocused();
}

test('the page answers as one types, shows the chosen hit whole, says why, and opens it', async ({ running: { page } }) => {
  await openPage(page);
  await expect(page.getByText('Whatever is in the notebook is found here', { exact: false })).toBeVisible();
  await page.keyboard.type('cassini huy');
  await expect(options(page).first()).toContainText('Cassini-Huygens');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(preview(page).getByRole('heading')).toContainText('Collaborative Missions');
  await expect(preview(page).locator('mark').first()).toHaveText('Cassini');
  await expect(preview(page).getByRole('list', { name: 'Why this was found' })).toContainText('begins with huy');
  await picture(page, 'search-page');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/notable example is the Cassini-Huygens/)).toBeInViewport();
});

test('filters are completed, facets toggle them, and hits stand together by article', async ({ running: { page } }) => {
  await openPage(page);
  await page.keyboard.type('ty');
  await expect(options(page).first()).toContainText('type:');
  await page.keyboard.press('Tab');
  await page.keyboard.type('tre');
  await expect(options(page).first()).toContainText('type:treaty');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('type:treaty ');
  await expect(options(page).first()).toContainText('Treaty');

  await field(page).fill('space');
  // The facets of the last answer stand until the next one comes.
  await expect(page.locator('.search-results mark').first()).toHaveText(/^space$/i);
  const list = page.getByRole('complementary', { name: 'List' });
  const entities = list.getByRole('button', { name: /^Entities/ });
  const count = Number(/\d+/.exec((await entities.textContent()) ?? '')?.[0]);
  await entities.click();
  await expect(field(page)).toHaveValue('in:entities space');
  await expect(page.getByText(`${String(count)} result`, { exact: false }).first()).toBeVisible();
  await entities.click();
  await expect(field(page)).toHaveValue('space');
  await page.getByRole('button', { name: 'Together by article' }).click();
  await expect(page.locator('.search-group').first()).toContainText(/\d/);
  await picture(page, 'search-page-grouped');
});

test('what was opened is found again among the searches of late, and can be forgotten', async ({ running: { page } }) => {
  await openPage(page);
  await page.keyboard.type('space debris ');
  await expect(options(page).first()).toContainText('Future Prospects');
  await page.keyboard.press('Enter');
  await expect(page.locator('article h1').first()).toBeAttached();
  await openPage(page);
  await field(page).fill('');
  const list = page.getByRole('complementary', { name: 'List' });
  await list.getByRole('button', { name: 'space debris', exact: true }).click();
  await expect(field(page)).toHaveValue('space debris');
  await list.getByRole('button', { name: 'Forget these' }).click();
  await expect(list.getByText('Searched lately')).toHaveCount(0);
});

test('hits are walked through over articles, marked in the text, until Escape', async ({ notebook, running: { app, page } }) => {
  const file = join(notebook.folder, 'debris.md');
  writeFileSync(file, '# Debris as a commons\n\nSpace debris is shared by all.\n\n## Removal\n\nWho removes space debris, and who pays?\n');
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Debris as a commons');
  await drag(page, 'shared by all');
  await page.getByRole('button', { name: 'Green highlight' }).click();

  await openPage(page);
  await page.keyboard.type('"space debris"');
  await expect(options(page)).toHaveCount(3);
  await page.keyboard.press('Enter');
  const bar = page.getByRole('toolbar', { name: 'Hits of the search' });
  await expect(bar).toContainText('Hit 1 of 3 in 2 articles');
  await expect.poll(() => painted(page, 'hit')).toContainEqual(expect.stringMatching(/space debris/i));
  const first = await page.locator('article h1').first().textContent();
  const seen = new Set([first]);
  for (const at of [2, 3]) {
    await page.keyboard.press('F4');
    await expect(bar).toContainText(`Hit ${String(at)} of 3`);
    await expect.poll(async () => (await painted(page, 'hit-open')).join()).toMatch(/space debris/i);
    seen.add(await page.locator('article h1').first().textContent());
  }
  expect(seen.size).toBe(2);
  await expect(page.getByText(/One such challenge is the proliferation of space debris/)).toBeInViewport();
  await picture(page, 'hit-bar');
  await page.keyboard.press('F4');
  await expect(bar).toContainText('Hit 1 of 3');
  await page.keyboard.press('Shift+F4');
  await expect(bar).toContainText('Hit 3 of 3');
  await bar.getByRole('button', { name: 'Back to the results' }).click();
  await expect(field(page)).toHaveValue('"space debris"');
  await page.keyboard.press('Enter');
  await expect(bar).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
  }).toPass();
  await expect.poll(() => painted(page, 'hit')).toEqual([]);
});

test('a search that is kept is counted live in the library, renamed, deleted with Undo, and there after a restart', async ({ notebook, running: { page, close } }) => {
  await openPage(page);
  await page.keyboard.type('type:mission');
  await expect(options(page).first()).toContainText('Mission');
  const keep = page.getByRole('button', { name: 'Keep this search' });
  await keep.click();
  await expect(page.getByRole('button', { name: 'This search is kept' })).toHaveAttribute('aria-pressed', 'true');
  await field(page).fill('in:annotations treaty');
  await expect(options(page)).toHaveCount(0);
  await keep.click();
  await page.keyboard.press('Control+1');
  const list = page.getByRole('complementary', { name: 'List' });
  await expect(list.getByRole('button', { name: /^type:mission \d+ results?$/ })).toBeVisible();
  const marks = (count: string) => list.getByRole('button', { name: `in:annotations treaty ${count}` });
  await expect(marks('0 results')).toBeVisible();
  await page.locator('article h1').first().waitFor();
  await drag(page, 'Outer Space Treaty');
  await page.getByRole('button', { name: 'Green highlight' }).click();
  await expect(marks('1 result')).toBeVisible();

  await list.getByRole('button', { name: 'More for “type:mission”' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the search' })).toBeFocused();
  await page.keyboard.type('Missions');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('button', { name: /^Missions \d/ })).toBeVisible();
  await list.getByRole('button', { name: 'More for “Missions”' }).click();
  await page.getByRole('menuitem', { name: 'Delete the search' }).click();
  await expect(list.getByRole('button', { name: /^Missions \d/ })).toHaveCount(0);
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('button', { name: /^Missions \d/ })).toBeVisible();
  await picture(page, 'saved-searches');
  await close();

  const { page: again } = await notebook.start();
  const kept = again.getByRole('complementary', { name: 'List' });
  await expect(kept.locator('.saved-search-name')).toHaveText(['Missions', 'in:annotations treaty']);
  await expect(kept.getByRole('button', { name: 'in:annotations treaty 1 result' })).toBeVisible();
  await kept.getByRole('button', { name: /^Missions/ }).click();
  await expect(field(again)).toHaveValue('type:mission');
  await expect(options(again).first()).toContainText('Mission');
});

test('accents, Japanese and marks are found as people type them, and after the index was deleted between two starts', async ({ notebook, running: { app, page, close } }) => {
  const files = [
    ['accents.md', '# Café de l’Observatoire\n\nÀ Besançon, l’hélium liquide refroidit le détecteur. Der Müßiggänger aß Käse in Zürich.\n'],
    ['hayabusa.md', '# はやぶさ2の帰還\n\n宇宙航空研究開発機構の探査機はやぶさ2は、小惑星リュウグウから試料を持ち帰った。\n'],
  ].map(([name = '', text = '']) => {
    const file = join(notebook.folder, name);
    writeFileSync(file, text);
    return file;
  });
  await drag(page, 'docking in orbit');
  await page.getByRole('button', { name: 'Green highlight' }).click();
  await answerOpenDialog(app, files);
  await page.keyboard.press('Control+o');
  await expect(page.getByText('2 articles came into the library.')).toBeVisible();

  const finds = async (shown: Page) => {
    await openPage(shown);
    await field(shown).fill('docking in:annotations');
    await expect(options(shown).filter({ hasText: 'docking in orbit' })).toBeVisible();
    for (const [typed, word] of [['besancon', 'Besançon'], ['helium', 'hélium'], ['kase', 'Käse'], ['CAFÉ', 'Café'], ['小惑星', '小惑星'], ['探査機', '探査機'], ['リュウグウ', 'リュウグウ']] as const) {
      await field(shown).fill(typed);
      await expect(shown.locator('.search-results mark').filter({ hasText: word }).first(), typed).toBeVisible();
    }
  };
  await finds(page);
  await picture(page, 'search-japanese');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/小惑星リュウグウから/)).toBeInViewport();
  await expect.poll(async () => (await painted(page, 'hit')).join()).toContain('リュウグウ');
  await close();

  rmSync(join(notebook.folder, 'profile', 'shadow'), { recursive: true, force: true });
  const { page: again } = await notebook.start();
  await finds(again);
});

test('the engine that is killed while it works is started anew: the window says so, and what is asked meanwhile is answered from everything', async ({ notebook }) => {
  const { app, page } = await notebook.start({ electronArgs: preload(notebook.folder, { threads: true }) });
  const kill = () => app.evaluate(() => void (globalThis as unknown as { threads: { terminate(): Promise<number> }[] }).threads.at(-1)?.terminate());
  const found = async (text: string) => ((await request(page, 'search.query', { text, limit: 100 })) as unknown as { value: { total: number } }).value.total;
  const write = async (from: number, to: number) => {
    for (let number = from; number < to; number++) {
      const { value } = (await request(page, 'notes.create', { title: `Heliometer ${String(number)}` })) as unknown as { value: { id: string } };
      expect(value.id).not.toBe('');
    }
  };
  // Enough for tails to fill up and merges to begin; the kill falls in the middle of what is still being done.
  await write(0, 40);
  await kill();
  await write(40, 50);
  expect(await found('heliometer')).toBe(50);
  await expect(page.getByText(/^Search and recognition stopped and were started anew\./)).toBeVisible();

  const before = await found('treaty');
  await kill();
  await openPage(page);
  await field(page).fill('treaty');
  await expect(page.locator('.search-count')).toContainText(String(before));
  await expect(page.getByRole('row', { name: 'Outer Space Treaty' }).or(page.locator('.search-results mark')).first()).toBeVisible();
  expect(await app.evaluate(() => (globalThis as unknown as { threads: unknown[] }).threads.length)).toBe(3);
});
