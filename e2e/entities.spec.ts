import { expect, picture, test } from './app';
import { pointOn } from './article';

test('the list counts by type, the page shows every mention, a click leads to the place', async ({ running: { page } }) => {
  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  await expect(page.getByText(/^\d+ entities · \d+ mentions$/)).toBeVisible();
  const shown = (await page.getByText(/^\d+ entities · \d+ mentions$/).textContent()) ?? '';
  expect(Number.parseInt(shown, 10)).toBeGreaterThanOrEqual(40);
  const agencies = page.getByRole('grid', { name: 'Organisations' });
  await expect(agencies.getByRole('row', { name: 'European Space Agency' })).toContainText('16');
  await expect(page.getByRole('grid', { name: 'Treaties' }).getByRole('row')).toHaveCount(1);

  await page.getByRole('grid', { name: 'Spacecraft' }).getByRole('row', { name: 'International Space Station' }).click();
  const article = page.getByRole('article', { name: 'International Space Station' });
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('International Space Station');
  await expect(article).toContainText('ISS');
  const lines = article.locator('.concordance').getByRole('listitem');
  await expect(lines).toHaveCount(11);
  await expect(lines.nth(2)).toContainText('Led by NASA, the');
  await picture(page, 'entity-page');

  await lines.nth(4).getByRole('button').click();
  await expect(page.getByText(/transporting astronauts to the International Space Station/)).toBeInViewport();
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
