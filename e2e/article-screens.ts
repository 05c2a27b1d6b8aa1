/** The screens of the library and of the page that is read: collections, tags, type, paper, footnotes, many marks at once, the names of the colours. */
import type { Page } from '@playwright/test';
import { expect } from './app';
import { request } from './bridge';
import type { Screen } from './screens';

const library = (page: Page) => page.getByRole('grid', { name: 'Library' });

async function documents(page: Page): Promise<{ id: string; title: string }[]> {
  return ((await request(page, 'documents.list', null)) as unknown as { value: { id: string; title: string }[] }).value;
}

/** Collections in one another, with articles in them that are starred and tagged; two rows are chosen. */
async function collections(page: Page): Promise<void> {
  const put = [
    { id: 'thesis', name: 'Thesis', parent: null },
    { id: 'chapter', name: 'Chapter 2: the law of outer space and what became of it in the courts', parent: 'thesis' },
  ];
  expect(await request(page, 'collections.change', { put, remove: [] })).toMatchObject({ ok: true });
  const shelf = { collections: ['chapter'], tags: ['space law', 'hardware'], starred: true, archived: false };
  await request(page, 'documents.update', { changes: (await documents(page)).slice(0, 2).map(({ id }) => ({ document: id, patch: { shelf } })) });
  await expect(page.getByRole('treegrid', { name: 'Collections' }).getByRole('row', { name: /^Chapter 2/ })).toContainText('2');
  await library(page).getByRole('row', { name: /^A very long title/ }).click({ modifiers: ['Control'] });
  await expect(page.getByRole('toolbar', { name: 'Acts on the chosen articles' })).toBeVisible();
}

async function tags(page: Page): Promise<void> {
  await library(page).getByRole('row', { name: /^A very long title/ }).focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog', { name: 'Collections and tags' })).toBeVisible();
}

async function manyMarks(page: Page): Promise<void> {
  await page.getByRole('tablist', { name: 'Side pane' }).getByRole('tab').nth(1).click();
  const marks = page.getByRole('grid', { name: 'Marks' });
  await marks.getByRole('row').first().focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: 'What to do with the chosen marks' })).toBeVisible();
}

async function colorNames(page: Page): Promise<void> {
  await page.getByRole('tablist', { name: 'Side pane' }).getByRole('tab').nth(1).click();
  await page.getByRole('button', { name: 'Order' }).click();
  await page.getByRole('menuitem', { name: 'Name the colours…' }).click();
  await expect(page.getByRole('dialog', { name: 'Names of the colours' })).toBeVisible();
}

async function footnote(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await library(page).getByRole('row', { name: /^A very long title/ }).click();
  await page.getByRole('article').getByText('[1]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Note [1]' })).toBeFocused();
}

async function duplicates(page: Page): Promise<void> {
  const [{ id = '' } = {}] = (await documents(page)).filter(({ title }) => title.startsWith('Space agencies'));
  for (const name of ['Zorvan debris charter', 'Zorvan Debris Charters']) {
    expect(await request(page, 'entities.decide', { kind: 'create', name, type: 'treaty', document: id, start: 10, end: 18 })).toMatchObject({ ok: true });
  }
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: /likely duplicate/ }).click();
  await expect(page.getByRole('dialog', { name: 'Likely duplicates' })).toBeVisible();
}

async function paper(page: Page): Promise<void> {
  await request(page, 'settings.write', { theme: 'light' });
  await page.getByRole('button', { name: 'Type and theme' }).click();
  const paper = page.getByRole('dialog').getByRole('radio', { name: 'Paper' });
  await expect(paper).toBeEnabled();
  await paper.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'paper');
  await page.keyboard.press('Escape');
}

export const articleScreens: readonly Screen[] = [
  { name: 'library-collections', pane: 'list', show: collections },
  { name: 'library-tags', pane: 'list', show: tags },
  { name: 'marks-many', pane: 'side', show: manyMarks },
  { name: 'color-names', pane: 'side', show: colorNames },
  { name: 'footnote', pane: 'list', show: footnote },
  { name: 'duplicates', pane: 'list', show: duplicates },
  {
    name: 'type-panel',
    pane: 'none',
    show: async (page) => {
      await page.getByRole('button', { name: 'Type and theme' }).click();
      await expect(page.getByRole('dialog').getByRole('radiogroup').first()).toBeVisible();
    },
  },
];

/** What changes the theme stands after everything else. */
export const paperScreen: Screen = { name: 'paper', pane: 'none', show: paper };
