import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerSaveDialog, expect, picture, test } from './app';
import { request } from './bridge';

const openEntity = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  await page.getByRole('row', { name, exact: true }).click();
  const article = page.getByRole('article', { name });
  await expect(article).toBeVisible();
  return article;
};
const edit = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Edit this entity' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

/** A note that names the station twice without a link. */
async function writeNote(page: Page): Promise<string> {
  const { value } = (await request(page, 'notes.create', { title: 'On stations' })) as unknown as { value: { id: string } };
  const tree = { blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'The ISS is shared. Before the ISS there was Mir.', marks: [] }] }] };
  await request(page, 'notes.save', { note: value.id, title: 'On stations', tags: [], tree });
  return value.id;
}

test('a page gathers kind, relations, dates, company and unlinked mentions, and is written out', async ({ notebook, running: { app, page } }) => {
  await writeNote(page);
  const article = await openEntity(page, 'International Space Station');
  await expect(article).toContainText('Spacecraft · station');
  await expect(article).toContainText(/First date .+ · Last date/);
  await expect(article.getByRole('list', { name: 'Named beside it' }).getByRole('listitem').first()).toBeVisible();

  await edit(page, 'Confirm');
  await expect(article.getByText('Confirmed by you')).toBeAttached();

  await edit(page, 'Add a relation…');
  await page.getByRole('combobox', { name: /^Relation/ }).fill('built by');
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: 'built by …' }).fill('roscosmos');
  await expect(page.getByRole('option', { name: /^Roscosmos/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const relations = article.getByRole('list', { name: 'Relations' });
  await expect(relations).toContainText('built by Roscosmos');
  await picture(page, 'dossier');
  await relations.getByRole('button', { name: /built by Roscosmos/ }).first().click();
  const other = page.getByRole('article', { name: 'Roscosmos' });
  await expect(other.getByRole('list', { name: 'Relations' })).toContainText('built International Space Station');
  await other.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(other.getByRole('list', { name: 'Relations' })).toHaveCount(0);
  const logs = readdirSync(join(notebook.vault, 'decisions')).map((name) => readFileSync(join(notebook.vault, 'decisions', name), 'utf8')).join('');
  expect(logs.trim().split('\n').map((line) => /"kind":"(\w+)"/.exec(line)?.[1])).toEqual(['confirm', 'relate', 'revoke']);

  await page.getByRole('row', { name: 'International Space Station', exact: true }).click();
  await article.getByRole('button', { name: 'Link “ISS” in On stations' }).first().click();
  await expect(article.getByRole('button', { name: 'Link all 1' })).toBeVisible();
  await article.getByRole('button', { name: 'Link all 1' }).click();
  await expect(article.getByText('Named in notes without a link')).toHaveCount(0);
  await expect(article.getByRole('button', { name: /On stations/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(article.getByRole('button', { name: 'Link all 1' })).toBeVisible();

  const file = join(notebook.folder, 'page.md');
  await answerSaveDialog(app, file);
  await article.getByRole('button', { name: 'Export this page' }).click();
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  await expect(page.locator('.toast').filter({ hasText: 'Saved as page.md' })).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('**International Space Station**');
});

test('the concordance is sorted by the word beside the name', async ({ running: { page } }) => {
  const article = await openEntity(page, 'International Space Station');
  const lines = article.locator('.concordance-line');
  await expect(lines).toHaveCount(11);
  await article.getByText('Left word').click();
  const left = await article.locator('.concordance-left').allTextContents();
  const last = left.map((text) => (text.toLowerCase().match(/[a-z]+/g) ?? []).at(-1) ?? '');
  expect(last).toEqual([...last].sort());
});

test('the list is narrowed by type and links, sorted by notes', async ({ running: { page } }) => {
  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  const list = page.getByRole('complementary', { name: 'List' });
  await expect(list.getByRole('grid', { name: 'Organisations' })).toBeVisible();
  await list.getByRole('combobox', { name: 'Type' }).selectOption('Treaties');
  await expect(list.getByRole('row')).toHaveCount(1);
  await list.getByRole('combobox', { name: 'Links from notes' }).selectOption('Linked from notes');
  await expect(list.getByText('No entity is of this choice.')).toBeVisible();
  await list.getByRole('combobox', { name: 'Links from notes' }).selectOption('Linked or not');
  await list.getByRole('button', { name: 'Sort the entities' }).click();
  await page.getByRole('menuitemradio', { name: 'By name' }).click();
  await list.getByRole('combobox', { name: 'Type' }).selectOption('All types');
  const names = await list.getByRole('grid', { name: 'Organisations' }).locator('.entity-row-name').allTextContents();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
});

test('likely duplicates are suggested, merged together and parted by one step', async ({ notebook, running: { page } }) => {
  const { value: documents } = (await request(page, 'documents.list', null)) as unknown as { value: { id: string }[] };
  const opened = (await request(page, 'documents.open', { document: documents[0]?.id })) as unknown as { value: { text: string } };
  const start = opened.value.text.indexOf('space debris');
  for (const name of ['Zorvan debris charter', 'Zorvan Debris Charters']) await request(page, 'entities.decide', { kind: 'create', name, type: 'treaty', document: documents[0]?.id, start, end: start + 12 });
  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  await page.getByRole('button', { name: /likely duplicate/ }).click();
  const panel = page.getByRole('dialog', { name: 'Likely duplicates' });
  const pair = panel.getByRole('checkbox', { name: /Zorvan/ });
  await expect(pair).toBeVisible();
  await picture(page, 'duplicates');
  await pair.check();
  await panel.getByRole('button', { name: 'Merge 1 pair' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Zorvan/ })).toHaveCount(1);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('row', { name: /Zorvan/ })).toHaveCount(2);
  const log = readdirSync(join(notebook.vault, 'decisions')).map((name) => readFileSync(join(notebook.vault, 'decisions', name), 'utf8')).join('');
  expect(log.trim().split('\n')).toHaveLength(4);
});

test('by the keyboard: a mention is refused where it stands, and brought back', async ({ notebook, running: { page } }) => {
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('mention-organisation')?.size ?? 0)).toBeGreaterThan(0);
  await page.locator('article').first().focus();
  await page.keyboard.press('e');
  await page.keyboard.press('Delete');
  await expect(page.locator('.toast').filter({ hasText: /does not name .* any more/ })).toBeVisible();
  const log = () => readdirSync(join(notebook.vault, 'decisions')).map((name) => readFileSync(join(notebook.vault, 'decisions', name), 'utf8')).join('');
  expect(log()).toContain('"scope":"mention"');
  await page.keyboard.press('Control+z');
  await expect.poll(() => log().trim().split('\n').length).toBe(2);
});

test('the article shows all entities, some types of them or none', async ({ running: { page } }) => {
  const painted = (type: string) => page.evaluate((name) => CSS.highlights.get(name)?.size ?? 0, `mention-${type}`);
  await expect.poll(() => painted('treaty')).toBeGreaterThan(0);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Types of entities shown' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Treaties' }).click();
  await expect.poll(() => painted('treaty')).toBe(0);
  await expect.poll(() => painted('organisation')).toBeGreaterThan(0);
});
