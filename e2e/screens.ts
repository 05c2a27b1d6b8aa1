/** The screens of the application, each with the way to it; the specs of pictures and accessibility go through them all. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { NoteBlock, NoteInline } from '../src/core/notes/note';
import { answerOpenDialog, expect, type Notebook } from './app';
import { drag, pointOn } from './article';
import { request } from './bridge';
import { lateNoteScreens, noteScreens } from './note-screens';
import { articleScreens } from './article-screens';
import { vaultScreens } from './vault-screens';
import { reviseArticle } from './revision';

export interface Screen {
  readonly name: string;
  /** The pane it is about; in a narrow window the other one is closed. */
  readonly pane: 'list' | 'side' | 'none';
  readonly show: (page: Page, notebook: Notebook, app: ElectronApplication) => Promise<unknown>;
}

/** Sets the size of the page, in CSS pixels. */
export async function resize(app: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

export const setTheme = async (page: Page, theme: 'light' | 'dark'): Promise<void> => {
  await request(page, 'settings.write', { theme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
};

const said = (words: string): NoteInline[] => [{ type: 'text', text: words, marks: [] }];
export const long = 'A very long title that goes on and on, as the titles of committee reports do: recommendations of the working group on the long-term sustainability of outer space activities, with annexes I to XIV';

/** Fills the notebook: marks in every colour with comments and tags, a second article with a long title, notes that link. */
export async function furnish(notebook: Notebook, app: ElectronApplication, page: Page): Promise<void> {
  const list = (await request(page, 'documents.list', null)) as unknown as { value: { id: string }[] };
  const document = list.value[0]?.id ?? '';
  const opened = (await request(page, 'documents.open', { document })) as unknown as { value: { text: string } };
  const passages = [
    ['amber', 'The signing of the Outer Space Treaty in 1967', 'The legal ground of everything that follows.', ['treaty', 'chapter-2']],
    ['green', 'thawing of Cold War tensions', '', []],
    ['blue', 'significant milestone in international collaboration', 'Is it? Compare Intercosmos, which flew guests from nine countries a decade before; the milestone may be the budget and not the hardware.', ['diplomacy']],
    ['rose', 'docking in orbit', '', ['hardware']],
    ['violet', 'space race', 'Why a race?', []],
    ['green', 'Cassini-Huygens mission', '', []],
  ] as const;
  for (const [color, passage, comment, tags] of passages) {
    const start = opened.value.text.indexOf(passage);
    if (start >= 0) await request(page, 'annotations.create', { document, start, end: start + passage.length, color, comment, tags });
  }
  const file = join(notebook.folder, 'report.md');
  writeFileSync(file, `# ${long}\n\nThe committee met in Vienna.[^1] ${'It spoke of debris and of traffic. '.repeat(40)}\n\n[^1]: In June of that year.\n`);
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A very long title');
  await reviseArticle(notebook, app, page);
  for (const title of ['Who pays for a joint probe?', 'Cooperation outlived rivalry', long]) await writeNote(page, title);
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' }).first().click();
  await openArticle(page);
}

async function writeNote(page: Page, title: string): Promise<void> {
  const created = (await request(page, 'notes.create', { title })) as unknown as { value: { id: string } };
  const blocks: NoteBlock[] = [
    { type: 'heading', level: 2, children: said('What came first') },
    { type: 'paragraph', children: said('The treaty came first, the hardware after: it set the rules eight years before the first docking.') },
    { type: 'quote', blocks: [{ type: 'paragraph', children: said('Outer space shall be free for exploration and use.') }] },
  ];
  const saved = await request(page, 'notes.save', { note: created.value.id, title, tags: ['chapter-2'], tree: { blocks } });
  expect(saved).toMatchObject({ ok: true });
}

const filterBox = (page: Page) => page.locator('.filter input').first();

/** The built-in article at its beginning, from whatever screen. */
async function openArticle(page: Page): Promise<void> {
  await openRoom(page, 'Library');
  await filterBox(page).fill('');
  await page.getByRole('grid', { name: 'Library' }).getByRole('row', { name: /^Space agencies/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Space agencies/ })).toBeVisible();
  await page.locator('article h1').first().evaluate((title) => title.scrollIntoView());
}

/** Shows a room's list. */
export async function openRoom(page: Page, room: 'Library' | 'Entities' | 'Notes' | 'Timeline' | 'Graph'): Promise<void> {
  await page.keyboard.press(`Control+${String(['Library', 'Entities', 'Notes', 'Timeline', 'Graph'].indexOf(room) + 1)}`);
  await expect(page.getByRole('complementary', { name: 'List' }).getByRole('heading', { name: room, level: 2 })).toBeVisible();
}

/** Opens or closes a pane by its button in the status line. */
async function setPane(page: Page, name: 'Show the list' | 'Show the side pane', open: boolean): Promise<void> {
  const button = page.getByRole('contentinfo').getByRole('button', { name });
  if ((await button.getAttribute('aria-pressed')) !== String(open)) await button.click();
  await expect(button).toHaveAttribute('aria-pressed', String(open));
}

/** Brings the window to where every screen begins, and shows the screen. */
export async function showScreen(page: Page, notebook: Notebook, app: ElectronApplication, { pane, show }: Screen): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').or(page.getByRole('menu')).count()).toBe(0);
  }).toPass({ timeout: 5000, intervals: [50] });
  const narrow = await page.evaluate(() => innerWidth < 1000);
  if (narrow) await setPane(page, 'Show the side pane', false);
  await openArticle(page);
  await setPane(page, 'Show the list', !narrow || pane === 'list');
  await setPane(page, 'Show the side pane', !narrow || pane === 'side');
  await show(page, notebook, app);
  await settle(page);
}

/** Waits until nothing moves any more: fonts, motion, what is painted late. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((motion) => motion.finished.catch(() => undefined)));
  });
  await page.waitForTimeout(150);
}

const sideTab = (page: Page, at: number): Promise<void> => page.getByRole('tablist', { name: 'Side pane' }).getByRole('tab').nth(at).click();

async function search(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Search everything' });
  await box.fill(typed);
  await page.waitForTimeout(200);
  await expect(box).toBeVisible();
}

async function searchPage(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+Shift+F');
  const field = page.getByRole('combobox', { name: 'Search the notebook' });
  await field.fill(typed);
  if (typed !== '') await expect(page.locator('.search-count')).toContainText('result');
  await page.waitForTimeout(250);
  await expect(field).toBeFocused();
}

/** A search that is kept, in the library. */
async function savedSearch(page: Page): Promise<void> {
  await searchPage(page, 'type:mission');
  const keep = page.getByRole('button', { name: 'Keep this search' });
  if (await keep.isVisible()) await keep.click();
  await expect(page.getByRole('button', { name: 'This search is kept' })).toBeVisible();
  await openRoom(page, 'Library');
}

/** A hit that was opened, with the bar of its search. */
async function hitBar(page: Page): Promise<void> {
  await searchPage(page, 'moon');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('toolbar', { name: 'Hits of the search' })).toBeVisible();
}

/** Of an article, which has the most formats. */
async function exportDialog(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  await expect(page.getByRole('dialog', { name: 'Export' }).getByRole('region', { name: 'Preview' })).toBeVisible();
}

async function panel(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog', { name })).toBeVisible();
}

/** Opens the entity from its list, which a narrow window closes then. */
async function entityPage(page: Page): Promise<void> {
  await openRoom(page, 'Entities');
  await page.getByRole('row', { name: 'International Space Station' }).click();
  await expect(page.getByRole('article', { name: 'International Space Station' })).toBeVisible();
}

/** Lines of the concordance ticked, to be split off. */
async function splitLines(page: Page): Promise<void> {
  await entityPage(page);
  const station = page.getByRole('article', { name: 'International Space Station' });
  await station.getByRole('button', { name: 'Split off…' }).click();
  const lines = station.locator('.concordance').getByRole('checkbox');
  for (const at of [0, 2]) await lines.nth(at).check();
}

/** What they are split off to is asked. */
async function splitTo(page: Page): Promise<void> {
  await splitLines(page);
  await page.getByRole('button', { name: 'Split 2 lines off to…' }).click();
  await expect(page.getByRole('searchbox', { name: 'Name of what they speak of' })).toBeFocused();
}

/** The graph once it is laid out. */
async function openGraph(page: Page): Promise<void> {
  await openRoom(page, 'Graph');
  await expect(page.getByText(/^Laying out/)).toHaveCount(0);
}

async function filter(page: Page, room: 'Library' | 'Entities' | 'Notes'): Promise<void> {
  await openRoom(page, room);
  await filterBox(page).fill('xyzzy');
}

async function clickOn(page: Page, highlight: string): Promise<void> {
  await expect.poll(() => page.evaluate((name) => CSS.highlights.get(name)?.size ?? 0, highlight)).toBeGreaterThan(0);
  const { x, y } = await pointOn(page, highlight);
  await page.mouse.click(x, y);
}

/** Screens of a notebook in which nothing was done yet. */
export const emptyScreens: readonly Screen[] = [
  { name: 'first', pane: 'none', show: async () => undefined },
  { name: 'empty-note', pane: 'side', show: (page) => sideTab(page, 0) },
  { name: 'empty-marks', pane: 'side', show: (page) => sideTab(page, 1) },
  { name: 'empty-entity', pane: 'side', show: (page) => sideTab(page, 2) },
  { name: 'empty-notes', pane: 'list', show: (page) => openRoom(page, 'Notes') },
];

/** Screens of a furnished notebook. */
export const screens: readonly Screen[] = [
  { name: 'reader', pane: 'none', show: (page) => page.getByRole('heading', { name: /^Historical Context/ }).evaluate((heading) => heading.scrollIntoView()) },
  { name: 'library', pane: 'list', show: async () => undefined },
  { name: 'selection', pane: 'none', show: (page) => drag(page, 'the geopolitical climate') },
  { name: 'mark-card', pane: 'none', show: (page) => clickOn(page, 'highlight-blue') },
  { name: 'marks', pane: 'side', show: (page) => sideTab(page, 1) },
  {
    name: 'review',
    pane: 'side',
    show: async (page) => {
      await openRoom(page, 'Library');
      await page.getByRole('row', { name: /^The ground of space law/ }).click();
      await setPane(page, 'Show the side pane', true);
      await page.getByRole('tab', { name: /Review/ }).click();
      await expect(page.getByRole('tabpanel').getByText('4 marks to review.')).toBeVisible();
    },
  },
  { name: 'mention-card', pane: 'none', show: (page) => hoverMention(page) },
  { name: 'find', pane: 'none', show: async (page) => { await page.locator('article').first().focus(); await page.keyboard.press('Control+f'); await page.keyboard.type('soyuz'); } },
  { name: 'reader-menu', pane: 'none', show: (page) => page.getByRole('main').getByRole('button', { name: 'More' }).click() },
  { name: 'entity-beside', pane: 'none', show: (page) => clickOn(page, 'mention-mission') },
  { name: 'entities', pane: 'list', show: (page) => openRoom(page, 'Entities') },
  { name: 'entity-page', pane: 'list', show: entityPage },
  { name: 'entity-split', pane: 'list', show: splitLines },
  { name: 'entity-split-to', pane: 'list', show: splitTo },
  { name: 'notes', pane: 'list', show: (page) => openRoom(page, 'Notes') },
  { name: 'timeline', pane: 'list', show: (page) => openRoom(page, 'Timeline') },
  { name: 'graph', pane: 'list', show: (page) => openGraph(page) },
  { name: 'graph-table', pane: 'list', show: async (page) => { await openGraph(page); await page.getByRole('main').getByText(/^⟦?Table⟧?$/).click({ force: true }); } },
  ...noteScreens,
  { name: 'search', pane: 'none', show: (page) => search(page, 'space') },
  { name: 'search-teaches', pane: 'none', show: (page) => search(page, '') },
  { name: 'search-nothing', pane: 'none', show: (page) => search(page, 'xyzzy') },
  { name: 'search-page', pane: 'list', show: (page) => searchPage(page, 'space') },
  { name: 'search-page-alone', pane: 'none', show: (page) => searchPage(page, 'vienna') },
  { name: 'search-page-empty', pane: 'list', show: (page) => searchPage(page, '') },
  { name: 'search-page-nothing', pane: 'none', show: (page) => searchPage(page, 'xyzzy in:notes') },
  { name: 'saved-search', pane: 'list', show: savedSearch },
  { name: 'hit-bar', pane: 'none', show: hitBar },
  { name: 'commands', pane: 'none', show: (page) => search(page, '>') },
  { name: 'settings', pane: 'none', show: (page) => panel(page, 'Control+,', 'Settings') },
  { name: 'keys', pane: 'none', show: (page) => panel(page, 'F1', 'Keyboard shortcuts') },
  { name: 'export', pane: 'none', show: exportDialog },
  {
    name: 'details',
    pane: 'none',
    show: async (page) => {
      await page.getByRole('main').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Details…' }).click();
      await expect(page.getByRole('dialog', { name: 'Details of the article' })).toBeVisible();
    },
  },
  { name: 'filter-library', pane: 'list', show: (page) => filter(page, 'Library') },
  { name: 'filter-entities', pane: 'list', show: (page) => filter(page, 'Entities') },
  { name: 'filter-notes', pane: 'list', show: (page) => filter(page, 'Notes') },
  {
    name: 'long-title',
    pane: 'list',
    show: (page) => page.getByRole('row', { name: /^A very long title/ }).click(),
  },
  ...articleScreens,
  ...lateNoteScreens,
  ...vaultScreens,
];

async function hoverMention(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('mention-organisation')?.size ?? 0)).toBeGreaterThan(0);
  const { x, y } = await pointOn(page, 'mention-organisation');
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForTimeout(700);
}
