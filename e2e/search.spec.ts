import type { Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { drag } from './article';

async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
}

test('one box answers while typing, marks the words, and Enter opens the place', async ({ running: { page } }) => {
  await drag(page, 'the first spacecraft to touch down on a celestial body');
  await page.getByRole('button', { name: 'Green highlight' }).click();
  await openSearch(page);
  await page.keyboard.type('cassini huy');
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('Cassini-Huygens');
  await expect(options.first()).toContainText('Mission');
  await expect(options.nth(1)).toContainText('Collaborative Missions');
  await expect(options.nth(1).locator('mark').first()).toHaveText(/Cassini/);
  await picture(page, 'search');

  await page.keyboard.press('Control+a');
  await page.keyboard.type('touch down');
  await expect(page.getByRole('option').filter({ hasText: 'Mark' }).first()).toContainText('touch down on a celestial body');

  await page.keyboard.press('Control+a');
  await page.keyboard.type('space debris');
  await expect(options.first()).toContainText('Future Prospects');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/One such challenge is the proliferation of space debris/)).toBeInViewport();
});

test('whatever is typed has an answer, never an error', async ({ running: { page } }) => {
  await openSearch(page);
  const box = page.getByRole('combobox', { name: 'Search everything' });
  for (const typed of ['ESA:', '~', '+', 'space -', 'title:', '"', '10:30', '(((', 'a^', '宇宙', '\\', '<script>alert(1)</script>', '%', 'x'.repeat(5000)]) {
    await box.fill(typed);
    await expect(page.getByRole('listbox')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await box.fill('nasa');
  await expect(page.getByRole('option').first()).toContainText('NASA');
});

test('commands stand in the same box after >', async ({ running: { page } }) => {
  await openSearch(page);
  await page.keyboard.type('>entities');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Entities', level: 2 })).toBeVisible();
});

test('filters are completed with the keyboard and narrow the search, and what is no filter is said', async ({ running: { page } }) => {
  await openSearch(page);
  const box = page.getByRole('combobox', { name: 'Search everything' });
  const options = page.getByRole('option');
  await page.keyboard.type('ty');
  await expect(options.first()).toContainText('type:');
  await page.keyboard.press('Tab');
  await expect(box).toHaveValue('type:');
  await expect(options.filter({ hasText: 'type:treaty' })).toBeVisible();
  await page.keyboard.type('tr');
  await expect(options.first()).toContainText('type:treaty');
  await picture(page, 'search-completion');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('type:treaty ');
  await expect(options.first()).toContainText('Treaty');
  await expect(options.filter({ hasText: 'Section' })).toHaveCount(0);

  await box.fill('entity:"europ');
  const agency = options.filter({ hasText: 'entity:"European Space Agency"' });
  await expect(options.first()).toContainText('entity:');
  for (let row = 0; (await agency.getAttribute('aria-selected')) !== 'true' && row < 6; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('entity:"European Space Agency" ');
  await page.keyboard.type('in:documents ');
  await expect(options.first()).toContainText('Section');
  await expect(page.locator('.hit-body mark').filter({ hasText: /^ESA$/ }).first()).toBeVisible();

  await box.fill('colr:rose moon');
  await expect(page.getByText('No filter is called “colr:”', { exact: false })).toBeVisible();
  await box.fill('treaty OR roscosmos in:documents ');
  await expect(page.locator('.hit-body mark').filter({ hasText: 'Roscosmos' }).first()).toBeVisible();
});

test('a slip of the hand is offered mended, and chips narrow and widen again', async ({ running: { page } }) => {
  await openSearch(page);
  const box = page.getByRole('combobox', { name: 'Search everything' });
  const options = page.getByRole('option');
  await box.fill('Rosscosmos ');
  await expect(options.first()).toContainText('Did you mean “Roscosmos”?');
  await picture(page, 'search-meant');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('Roscosmos ');
  await expect(box).toBeFocused();
  await expect(options.first()).not.toContainText('Did you mean');

  await box.fill('space');
  const chips = page.getByRole('toolbar', { name: 'Narrow the search' });
  // The chips of the last answer stand until the next one comes.
  await expect(page.locator('.hit-title mark').first()).toHaveText(/^space$/i);
  const entities = chips.getByRole('button', { name: /^Entities/ });
  const count = Number(/\d+/.exec((await entities.textContent()) ?? '')?.[0]);
  await expect(entities).toHaveAttribute('aria-pressed', 'false');
  await picture(page, 'search-chips');
  await page.keyboard.press('Tab');
  await expect(chips.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(entities).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('in:entities space');
  await expect(page.getByText(`${count} result`)).toBeVisible();
  await expect(entities).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  await expect(box).toHaveValue('space');
  await entities.click();
  await expect(box).toBeFocused();
  await page.keyboard.type(' agency');
  await expect(options.first()).toContainText('Space Agency');
});
