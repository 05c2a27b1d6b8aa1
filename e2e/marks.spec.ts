import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { drag, painted, pointOn, skeleton } from './article';

interface Stored {
  readonly '@context': string | unknown[];
  readonly type: string;
  readonly target: { readonly 'almagest:revision': string; readonly source: string; readonly selector: { readonly type: string; readonly exact?: string; readonly start?: number; readonly end?: number }[] };
}

/** The annotations as they lie in the vault. */
function stored(vault: string): Stored[] {
  const folder = join(vault, 'annotations');
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Stored),
  );
}

/** The canonical text that a stored annotation points into. */
function textOf(vault: string, { target }: Stored): string {
  const document = target.source.replace('urn:almagest:document:', '');
  return readFileSync(join(vault, 'documents', document, target['almagest:revision'].slice(0, 12), 'text.txt'), 'utf8');
}

/** The look of a name of the Highlight API in the article’s text: the colour behind it and the line under it. */
const look = (page: Page, name: string): Promise<string[]> =>
  page.locator('article p').first().evaluate((block, wanted) => {
    const { backgroundColor, textDecorationLine } = getComputedStyle(block, `::highlight(${wanted})`);
    return [backgroundColor, textDecorationLine];
  }, name);

const treaty = 'The signing of the Outer Space Treaty in 1967';

test('a passage is marked with the mouse, in five colours, without changing the text’s elements', async ({ notebook, running: { page } }) => {
  await expect(page.locator('.reader-byline')).toContainText('words');
  const before = await skeleton(page);
  const passages = { Amber: treaty, Green: 'thawing of Cold War tensions', Blue: 'significant milestone', Rose: 'Emerging space-faring nations', Violet: 'premier space agency' };
  for (const [color, passage] of Object.entries(passages)) {
    await drag(page, passage);
    await page.getByRole('button', { name: `${color} highlight` }).click();
    await expect.poll(() => painted(page, `highlight-${color.toLowerCase()}`)).toEqual([passage]);
  }
  expect(await skeleton(page)).toBe(before);
  await picture(page, 'marks-five-colours');
  const plain = (await look(page, 'no-such-paint'))[0];
  const colors = await Promise.all(Object.keys(passages).map(async (color) => (await look(page, `highlight-${color.toLowerCase()}`))[0]));
  expect(new Set([plain, ...colors]).size).toBe(6);

  const lines = stored(notebook.vault);
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    expect([line['@context']].flat()).toContain('http://www.w3.org/ns/anno.jsonld');
    expect(line.type).toBe('Annotation');
    expect(line.target.selector.map(({ type }) => type)).toEqual(['TextQuoteSelector', 'TextPositionSelector']);
    const [quote, position] = line.target.selector;
    // The standard counts in code points.
    expect([...textOf(notebook.vault, line)].slice(position?.start, position?.end).join('')).toBe(quote?.exact);
  }
  expect(lines.map((line) => line.target.selector[0]?.exact).sort()).toEqual(Object.values(passages).sort());
});

test('by keyboard alone: caret, selection, colour, comment, tags', async ({ notebook, running: { page } }) => {
  await page.locator('article').focus();
  await page.keyboard.press('F7');
  await expect.poll(() => page.evaluate(() => window.getSelection()?.focusNode?.parentElement?.closest('article')?.tagName)).toBe('ARTICLE');
  for (let line = 0; line < 5; line += 1) await page.keyboard.press('ArrowDown');
  for (const [index, color] of ['amber', 'green', 'blue', 'rose', 'violet'].entries()) {
    await page.keyboard.press('Shift+Control+ArrowRight');
    await page.keyboard.press('Shift+Control+ArrowRight');
    const selected = (await page.evaluate(() => window.getSelection()?.toString() ?? '')).trim();
    expect(selected.length).toBeGreaterThan(3);
    await page.keyboard.press(String(index + 1));
    await expect.poll(async () => (await painted(page, `highlight-${color}`)).map((text) => text.trim())).toEqual([selected]);
  }

  await page.keyboard.press('Shift+Control+ArrowRight');
  await page.keyboard.press('Shift+Control+ArrowRight');
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('Worth a second look');
  await page.keyboard.press('Tab');
  await page.keyboard.type('diplomacy,');
  await page.keyboard.press('Escape');
  await expect.poll(() => JSON.stringify(stored(notebook.vault))).toContain('Worth a second look');
  await expect.poll(() => JSON.stringify(stored(notebook.vault))).toContain('diplomacy');
});

test('a mark is edited, recoloured, deleted and brought back', async ({ notebook, running: { page, app } }) => {
  await drag(page, treaty);
  await page.getByRole('button', { name: 'Amber highlight' }).click();
  await page.getByRole('tab', { name: /^Marks/ }).click();
  await expect(page.getByRole('tab', { name: 'Marks 1' })).toBeVisible();
  await page.getByText(treaty).last().click();

  await drag(page, 'milestone');
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page, 'highlight-amber')).toEqual([treaty]);
  const place = await pointOn(page, 'highlight-amber');
  await page.mouse.click(place.x, place.y);
  const card = page.getByRole('dialog', { name: 'Amber mark' });
  await card.getByRole('textbox', { name: 'Comment' }).fill('The legal ground');
  await picture(page, 'marks-card');
  await card.getByRole('button', { name: /Rose/ }).click();
  await expect.poll(() => painted(page, 'highlight-rose')).toEqual([treaty]);
  await expect.poll(() => JSON.stringify(stored(notebook.vault))).toContain('The legal ground');

  await page.getByRole('dialog', { name: 'Rose mark' }).getByRole('button', { name: 'Delete mark' }).click();
  await expect.poll(() => painted(page, 'highlight-rose')).toEqual([]);
  expect(stored(notebook.vault)).toHaveLength(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => painted(page, 'highlight-rose')).toEqual([treaty]);
  expect(JSON.stringify(stored(notebook.vault))).toContain('The legal ground');

  await page.locator('article').focus();
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []).find((item) => item.label === 'Undo')?.click());
  await expect.poll(() => painted(page, 'highlight-amber')).toEqual([treaty]);
});

test('overlapping marks both show', async ({ running: { page } }) => {
  await drag(page, 'a catalyst for pushing the boundaries');
  await page.getByRole('button', { name: 'Green highlight' }).click();
  await drag(page, 'pushing the boundaries of human exploration');
  await page.getByRole('button', { name: 'Violet highlight' }).click();
  await expect.poll(() => painted(page, 'highlight-overlap')).toEqual(['pushing the boundaries']);
  expect((await look(page, 'highlight-overlap'))[1]).toBe('underline');
  await picture(page, 'marks-overlap');
});
