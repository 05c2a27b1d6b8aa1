import type { Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { painted, pointOn } from './article';
import { request } from './bridge';

test('the list counts by type, the page shows every mention, a click leads to the place', async ({ running: { page } }) => {
  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  await expect(page.getByText(/^\d+ entities · \d+ mentions$/)).toBeVisible();
  await expect.poll(async () => Number.parseInt((await page.getByText(/^\d+ entities · \d+ mentions$/).textContent()) ?? '', 10)).toBeGreaterThanOrEqual(40);
  const agencies = page.getByRole('grid', { name: 'Organisations' });
  await expect(agencies.getByRole('row', { name: 'European Space Agency' })).toContainText('16');
  await expect(page.getByRole('grid', { name: 'Treaties' }).getByRole('row')).toHaveCount(1);
  const groups = page.locator('.entity-groups section');
  await expect.poll(() => groups.count()).toBeGreaterThan(4);
  for (const group of await groups.all()) await expect(group.getByRole('heading')).toHaveText(new RegExp(`\\D ${String(await group.getByRole('row').count())}$`));

  await page.getByRole('grid', { name: 'Spacecraft' }).getByRole('row', { name: 'International Space Station' }).click();
  const article = page.getByRole('article', { name: 'International Space Station' });
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('International Space Station');
  await expect(article).toContainText('ISS');
  const lines = article.locator('.concordance').getByRole('listitem');
  await expect(lines).toHaveCount(11);
  await expect(lines.nth(2)).toContainText('Led by NASA, the');
  await picture(page, 'entity-page');

  await lines.nth(4).getByRole('button').click();
  const place = page.getByRole('article', { name: /^Space agencies/ }).getByText(/transporting astronauts to the International Space Station/);
  await expect(place).toBeInViewport();
  await expect(page.getByRole('heading', { level: 1, name: /^Space agencies/ })).not.toBeInViewport();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(article).toBeVisible();
});

test('a click on an entity in the text shows it beside', async ({ running: { page } }) => {
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('mention-treaty')?.size ?? 0)).toBeGreaterThan(0);
  const place = await pointOn(page, 'mention-treaty');
  await page.mouse.click(place.x, place.y);
  const beside = page.getByRole('tabpanel', { name: 'Outer Space Treaty' });
  await expect(beside.getByRole('heading', { name: 'Outer Space Treaty' })).toBeVisible();
  await picture(page, 'entity-beside');
});

/** Notes that link to an entity, the last one the newest. */
async function linkFrom(page: Page, entity: string, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const created = (await request(page, 'notes.create', { title })) as unknown as { value: { id: string } };
    const blocks = [{ type: 'paragraph', children: [{ type: 'reference', target: { kind: 'entity', id: entity }, text: title }] }];
    expect(await request(page, 'notes.save', { note: created.value.id, title, tags: [], tree: { blocks } })).toMatchObject({ ok: true });
  }
}

test('the card of a mention says what it is, how often it is named and which notes link it, and opens them', async ({ running: { page } }) => {
  await expect.poll(() => painted(page, 'mention-treaty')).not.toEqual([]);
  const list = (await request(page, 'entities.list', null)) as unknown as { value: { id: string; name: string }[] };
  await linkFrom(page, list.value.find(({ name }) => name === 'Outer Space Treaty')?.id ?? '', ['First', 'Second', 'Third', 'Fourth']);
  const card = page.getByRole('group', { name: 'Outer Space Treaty' });
  const notes = card.getByRole('list', { name: 'Notes that link it' });
  await expect(async () => {
    const place = await pointOn(page, 'mention-treaty');
    await page.mouse.move(place.x, place.y, { steps: 4 });
    await expect(notes).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(card).toContainText('Treaty of 1967, the basis of space law.');
  await expect(card).toContainText(/\d+ mentions? here/);
  await expect(notes.getByRole('listitem')).toHaveText(['Fourth', 'Third', 'Second', '1 more note']);
  await picture(page, 'mention-card');
  await notes.getByRole('button', { name: 'Third' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('Third');
  await expect(card).toHaveCount(0);
});
