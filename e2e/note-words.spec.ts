/** Words that come by an input method, and quotations whose words have changed. */
import type { CDPSession, Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { request } from './bridge';
import { editor, newNote, stored } from './note';
import { reviseArticle } from './revision';

/** Composes the steps one after another, as an input method does, and commits the last. */
async function compose(keys: CDPSession, steps: readonly string[], commit: string | null = steps.at(-1) ?? ''): Promise<void> {
  for (const text of steps) await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  if (commit !== null) await keys.send('Input.insertText', { text: commit });
}

const paragraph = (page: Page) => editor(page).locator('p').first();

test('an input method composes in text, beside marks and chips, and in what [[ and @ ask for', async ({ notebook, running: { page } }) => {
  const keys = await page.context().newCDPSession(page);
  await newNote(page, 'Composed');
  const steps = ['ｓ', 'す', 'すｓ', 'すし'];
  await compose(keys, steps);
  await expect(paragraph(page)).toHaveText('すし');
  await compose(keys, ['も', 'もじ'], 'もじ');
  await expect(paragraph(page)).toHaveText('すしもじ');
  // Given up: what was composed goes, what stood there stays.
  await compose(keys, ['あ', ''], null);
  await keys.send('Input.insertText', { text: '' });
  await expect(paragraph(page)).toHaveText('すしもじ');
  await page.keyboard.press('Home');
  await compose(keys, ['ん'], 'ん');
  await expect(paragraph(page)).toHaveText('んすしもじ');
  await page.keyboard.press('End');
  // The editor hears of a caret that the browser moved in a task of its own, which no hand overtakes.
  await page.evaluate(() => new Promise((heard) => requestAnimationFrame(() => setTimeout(heard))));
  await page.keyboard.press('Control+b');
  await compose(keys, ['ふ', 'ふと'], '太');
  await page.keyboard.press('Control+b');
  await compose(keys, ['ほ'], '細');
  await expect(editor(page).locator('strong')).toHaveText('太');
  await expect(paragraph(page)).toHaveText('んすしもじ太細');

  await page.keyboard.type(' [[');
  const offered = page.getByRole('listbox', { name: 'Link to' });
  await compose(keys, ['r', 'ro', 'rosc', 'roscosmos'], null);
  await expect(paragraph(page)).toContainText('[[roscosmos');
  // The keys of a composition belong to the input method: none of them links.
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  await expect(editor(page).locator('.editor-reference')).toHaveCount(0);
  await keys.send('Input.insertText', { text: 'roscosmos' });
  await expect(offered.getByRole('option').first()).toContainText('Roscosmos');
  await page.keyboard.press('Enter');
  await expect(editor(page).locator('.editor-reference')).toHaveText('Roscosmos');
  await compose(keys, ['の'], 'の');
  await page.keyboard.type(' @');
  await compose(keys, ['n', 'nasa'], 'nasa');
  await expect(offered.getByRole('option').first()).toContainText(/NASA|National Aeronautics/);
  await page.keyboard.press('Tab');
  await expect(editor(page).locator('.editor-reference')).toHaveCount(2);
  await expect.poll(() => stored(notebook.vault)[0]?.markdown ?? '').toMatch(/んすしもじ\*\*太\*\*細 \[Roscosmos\]\(almagest:entity\/[^)]+\) ?の \[/);
});

test('a quotation says that the article has other words by now, and takes them', async ({ notebook, running: { app, page } }) => {
  await reviseArticle(notebook, app, page);
  const documents = (await request(page, 'documents.list', null)) as unknown as { value: { id: string; title: string }[] };
  const document = documents.value.find(({ title }) => title === 'The ground of space law')?.id ?? '';
  const marks = (await request(page, 'annotations.list', { document })) as unknown as { value: { annotation: { id: string; comment: string; selectors: { quote: { exact: string } } } }[] };
  const blocks = ['stays', 'edits', 'gone'].flatMap((wanted) => {
    const found = marks.value.find(({ annotation }) => annotation.comment === wanted)?.annotation;
    return found ? [{ type: 'passage', annotation: found.id, document, quote: found.selectors.quote.exact, source: 'Law' }] : [];
  });
  expect(await request(page, 'notes.create', { title: 'Quoted', tree: { blocks } })).toMatchObject({ ok: true });
  await page.keyboard.press('Control+3');
  await page.getByRole('row', { name: 'Quoted' }).click();
  const changed = editor(page).getByRole('note').filter({ hasText: 'The article now says' });
  await expect(changed).toHaveCount(1);
  await expect(changed).toContainText('a prompt rescue of astronauts who come down');
  await expect(editor(page).getByRole('note').filter({ hasText: 'no longer has this passage' })).toHaveCount(1);
  await picture(page, 'note-quotation-changed');
  await changed.getByRole('button', { name: 'Take the new wording' }).click();
  await expect(changed).toHaveCount(0);
  await expect(editor(page).locator('blockquote').nth(1)).toContainText('a prompt rescue');
  await expect.poll(() => stored(notebook.vault)[0]?.json ?? '').toContain('a prompt rescue');
});
