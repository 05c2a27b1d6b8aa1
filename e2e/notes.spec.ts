import type { Page } from '@playwright/test';
import { expect, menu, picture, test } from './app';
import { drag, painted } from './article';
import { dragBy, editor, newNote, stored, title } from './note';

test('Markdown shortcuts make headings, lists, check lists, quotes, code and marks; undo takes them back', async ({ notebook, running: { page } }) => {
  await newNote(page, 'Shapes');
  const lines = ['# A heading', '## A smaller one', '### The smallest', 'Plain with **bold** and *italic* and ~~struck~~ and `code` and a [link](https://example.com/) and [none](javascript:x) .', '- one', 'two', '', '1. first', '', '[ ] to do', '', '> said by somebody', ''];
  for (const line of lines) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('``` ');
  await page.keyboard.type('let x = 1;');
  const text = editor(page);
  await expect(text.getByRole('heading', { name: 'A heading' })).toBeVisible();
  await expect(text.getByRole('heading', { level: 2, name: 'A smaller one' })).toBeVisible();
  await expect(text.getByRole('heading', { level: 3, name: 'The smallest' })).toBeVisible();
  await expect(text.getByRole('link', { name: 'link' })).toHaveAttribute('href', 'https://example.com/');
  await expect(text.locator('p code')).toHaveText('code');
  await expect(text.locator('p').filter({ hasText: 'Plain with' })).toHaveText('Plain with bold and italic and struck and code and a link and [none](javascript:x) .');
  await expect(text.locator('strong')).toHaveText('bold');
  await expect(text.locator('em')).toHaveText('italic');
  await expect(text.getByRole('checkbox')).toHaveCount(1);
  await expect(text.locator('blockquote')).toHaveText('said by somebody');
  await expect(text.locator('ul').first()).toContainText('one');
  await expect(text.locator('ol')).toContainText('first');
  await expect(text.locator('.editor-code')).toHaveText('let x = 1;');
  await picture(page, 'note-shapes');
  await expect.poll(() => stored(notebook.vault)[0]?.markdown ?? '').toContain('let x = 1;');
  const [{ markdown } = { markdown: '' }] = stored(notebook.vault);
  for (const written of ['# A heading', '## A smaller one', '### The smallest', '**bold**', '_italic_', '~~struck~~', '`code`', '[link](https://example.com/)', '- one', '1. first', '[ ] to do', '> said by somebody']) {
    expect(markdown).toContain(written);
  }
  expect(markdown).toMatch(/^```\w*\nlet x = 1;\n```$/m);
  await page.getByRole('tab', { name: /^Marks/ }).click();
  await page.getByRole('tab', { name: 'Note', exact: true }).click();
  await text.getByText('let x = 1;').click();
  await page.keyboard.press('Control+z');
  await expect(text).not.toContainText('let x = 1;');
});

test('[[ offers entities, sections, articles and notes, and the links lead there', async ({ notebook, running: { page } }) => {
  await newNote(page, 'First');
  await page.keyboard.type('Something to link to.');
  await newNote(page, 'Cooperation outlived rivalry');
  await page.keyboard.type('The treaty [[outer sp');
  const offered = page.getByRole('listbox', { name: 'Link to' });
  await expect(offered.getByRole('option').first()).toContainText('Outer Space Treaty');
  await picture(page, 'note-typeahead');
  await page.keyboard.press('Enter');
  await page.keyboard.type('in [[future pro');
  await expect(offered.getByRole('option').first()).toContainText('Future Prospects');
  await page.keyboard.press('Enter');
  await page.keyboard.type('and [[space agencies: forg');
  await expect(offered.getByRole('option').first()).toContainText('Space agencies: forging international alliances');
  await page.keyboard.press('Enter');
  await page.keyboard.type('and [[first');
  await expect(offered.getByRole('option').first()).toContainText('First');
  await page.keyboard.press('Enter');
  await expect.poll(() => stored(notebook.vault).map(({ markdown }) => markdown).join('\n')).toContain('[First](almagest:note/');
  const written = stored(notebook.vault).map(({ markdown }) => markdown).join('\n');
  expect(written).toContain('[Outer Space Treaty](almagest:entity/outer-space-treaty?named)');
  expect(written).toMatch(/\[Future Prospects\]\(almagest:section\/[^)]+\)/);
  expect(written).toMatch(/\[Space agencies: [^\]]+\]\(almagest:document\/[^)]+\)/);

  await editor(page).getByText('Outer Space Treaty').click();
  await expect(page.getByRole('article', { name: 'Outer Space Treaty' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Outer Space Treaty' })).toContainText('Cooperation outlived rivalry');
  await page.getByRole('button', { name: /Cooperation outlived rivalry/ }).click();
  const section = page.getByRole('heading', { name: /^Future Prospects/ });
  await expect(section).not.toBeInViewport();
  await editor(page).getByText('Future Prospects').click();
  await expect(section).toBeInViewport();
  const linked = page.getByRole('region', { name: 'Linked from 1 note' });
  await expect(linked.getByRole('button', { name: 'Section “Future Prospects”' })).toBeVisible();
  await expect(linked.getByRole('button', { name: /^Cooperation outlived rivalry/ })).toHaveCount(2);
});

test('a marked passage is quoted into the note, and the quotation opens its place', async ({ notebook, running: { page } }) => {
  await newNote(page, 'Debris');
  const passage = 'the proliferation of space debris and the risk it poses';
  await drag(page, passage);
  await page.getByRole('button', { name: 'Quote into note' }).click();
  const quotation = editor(page).getByRole('button', { name: /Open the passage in .*Future Prospects/ });
  await expect(editor(page)).toContainText(passage);
  await expect(quotation).toBeVisible();
  await picture(page, 'note-quotation');
  await expect.poll(() => stored(notebook.vault)[0]?.markdown ?? '').toMatch(/> .*space debris[\s\S]*almagest:annotation\//);
  await expect.poll(async () => (await painted(page, 'highlight-amber')).concat(await painted(page, 'highlight-blue'))).toContain(passage);

  await page.getByRole('button', { name: 'Show the outline' }).focus();
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'Introduction' }).click();
  await expect(page.getByText(/One such challenge is the proliferation/)).not.toBeInViewport();
  await quotation.click();
  await expect(page.getByText(/One such challenge is the proliferation/)).toBeInViewport();
  const linked = page.getByRole('region', { name: 'Linked from 1 note' });
  await expect(linked.getByRole('button', { name: /^Mark “the proliferation of space debris/ })).toBeVisible();
  await expect(linked.getByRole('button', { name: /^Debris/ })).toBeVisible();
  await linked.scrollIntoViewIfNeeded();
  await picture(page, 'article-linked-notes');

  await page.getByRole('tab', { name: /^Marks/ }).click();
  await page.getByRole('button', { name: 'New note from these marks' }).click();
  await picture(page, 'note-templates');
  await page.getByRole('menuitem', { name: 'By section' }).click();
  await expect(title(page)).toHaveValue(/^Space agencies/);
  await expect(editor(page).getByRole('heading', { name: /^Future Prospects/ })).toBeVisible();
  await expect(editor(page)).toContainText(passage);
  await page.getByRole('tab', { name: /^Marks/ }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => stored(notebook.vault)).toHaveLength(1);
});

test('backlinks stand under the note they lead to; its links follow its title, but for words of the writer’s own', async ({ notebook, running: { page } }) => {
  await newNote(page, 'Target');
  await page.keyboard.type('I am linked to.');
  await newNote(page, 'Source');
  await page.keyboard.type('As said in [[targ');
  await expect(page.getByRole('option').first()).toContainText('Target');
  await page.keyboard.press('Enter');
  await page.keyboard.type('and [[targ|over there');
  await expect(page.getByRole('option').first()).toContainText('Target');
  await page.keyboard.press('Enter');
  const chips = editor(page).locator('.editor-reference');
  await expect(chips).toHaveText(['Target', 'over there']);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await editor(page).getByText('Target').click();
  await expect(title(page)).toHaveValue('Target');
  await expect(page.getByText('Linked from 1 place')).toBeVisible();
  await title(page).fill('Aim');
  await page.getByRole('region', { name: 'Linked from 1 place' }).getByRole('button', { name: /Source/ }).click();
  await expect(title(page)).toHaveValue('Source');
  await expect(chips).toHaveText(['Aim', 'over there']);
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('.');
  await expect.poll(() => stored(notebook.vault).map(({ markdown }) => markdown).join('\n')).toMatch(/said in \[Aim\]\(almagest:note\/\w+\?named\) and \[over there\]\(almagest:note\/\w+\)/);

  await chips.first().evaluate((chip) => getSelection()?.selectAllChildren(chip));
  await page.getByRole('toolbar', { name: 'Formatting of the selection' }).getByRole('button', { name: 'Words of the link' }).click();
  await picture(page, 'note-link-words');
  await page.getByRole('textbox', { name: 'Shows the name and follows it' }).fill('that goal');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveText(['that goal', 'over there']);
  await page.keyboard.press('Control+z');
  await expect(chips).toHaveText(['Aim', 'over there']);
});

/** From here on nothing in the page waits as long as a note waits to be saved by itself: what is saved, something else has saved. */
const withoutAutosave = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const wait = window.setTimeout.bind(window);
    Object.assign(window, { setTimeout: (act: () => void, delay = 0) => (delay >= 1000 ? 0 : wait(act, delay)) });
  });

test('what was just typed is saved when the note is switched and when the window closes', async ({ notebook }) => {
  const first = await notebook.start();
  await withoutAutosave(first.page);
  await newNote(first.page, 'One');
  await first.page.keyboard.type('written in a hurry');
  await first.page.keyboard.press('Enter');
  await first.page.keyboard.type('and more');
  await newNote(first.page, 'Two');
  // The editor is the same one, but nothing of the note before can be undone into this one.
  await first.page.keyboard.press('Control+z');
  await expect(editor(first.page)).toHaveText('');
  await expect.poll(() => stored(notebook.vault).map(({ json }) => json).join()).toContain('written in a hurry');
  await first.page.keyboard.type('and closed at once');
  await first.close();
  expect(stored(notebook.vault).map(({ json }) => json).join()).toContain('and closed at once');

  const second = await notebook.start();
  await expect(title(second.page)).toHaveValue('Two');
  await expect(editor(second.page)).toContainText('and closed at once');
});

test('a deleted note goes to the trash and comes back', async ({ notebook, running: { page, app } }) => {
  await newNote(page, 'Gone and back');
  await page.keyboard.type('kept');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: 'Delete the note' }).click();
  await expect.poll(() => stored(notebook.vault)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => stored(notebook.vault)[0]?.json ?? '').toContain('Gone and back');
  await menu(app, 'Notes');
  await expect(page.getByRole('grid', { name: 'Notes' }).getByRole('row')).toContainText(['Gone and back']);
  await picture(page, 'notes-list');
});

test('tables, call-outs, formulas, footnotes and marks are put in by a slash or the toolbar, and stand in the Markdown', async ({ notebook, running: { page } }) => {
  await newNote(page, 'Rich');
  const text = editor(page);
  const put = async (typed: string, name: string) => {
    await page.keyboard.type(typed);
    await expect(page.getByRole('listbox', { name: 'Put in' }).getByRole('option', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
  };
  await put('/table', 'Table');
  await expect(text.locator('table')).toBeVisible();
  await page.keyboard.type('Agency');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Founded');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove column' }).click();
  await expect(text.locator('table tr').first().locator('th')).toHaveCount(2);

  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Width of column…' }).click();
  const edge = page.getByRole('separator', { name: 'Right edge of column 1' });
  await expect(edge).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '94');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  const table = (await text.locator('table').boundingBox())?.width ?? 0;
  await dragBy(page, edge, -table * 0.66);
  await expect(edge).toHaveAttribute('aria-valuenow', '28');
  await expect.poll(() => stored(notebook.vault)[0]?.markdown).toContain('<!-- columns: 28% 72% -->\n\n|');
  await page.keyboard.press('Control+z');
  await expect(edge).toHaveAttribute('aria-valuenow', '94');
  await page.keyboard.press('Control+End');
  await put('/call', 'Call-out');
  const callout = text.locator('aside');
  await expect(callout).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('Mind the gap');
  await expect(callout).toContainText('Mind the gap');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('between budgets $x^2$ and more');
  await expect(text.locator('aside math')).toBeVisible();
  await page.keyboard.press('Control+End');
  await put('/formula', 'Formula');
  await page.getByRole('textbox', { name: 'Formula in TeX' }).fill('\\frac{1}{2}');
  await page.keyboard.press('Enter');
  await expect(text.locator('mfrac')).toBeVisible();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('As said ==here== ');
  await put('/foot', 'Footnote');
  await page.keyboard.type('The source.');
  await picture(page, 'note-rich');
  await expect.poll(() => stored(notebook.vault)[0]?.markdown ?? '').toContain('[^1]: The source.');
  const [{ markdown } = { markdown: '' }] = stored(notebook.vault);
  for (const written of ['| Agency |', '> [!NOTE] Mind the gap\n>\n> between budgets $x^2$ and more', '$$\n\\frac{1}{2}\n$$', 'As said <mark>here</mark> [^1]']) expect(markdown).toContain(written);
});

test('a table from a web page is pasted as a table, clean; words are counted', async ({ notebook, running: { app, page } }) => {
  await newNote(page, 'Pasted');
  await app.evaluate(({ clipboard }) =>
    (clipboard as unknown as { write: (data: { html: string; text: string }) => void }).write({
      html: '<meta charset="utf-8"><table border="1"><tr onclick="alert(1)"><th>Agency</th><th>Founded</th></tr><tr><td><b>ESA</b></td><td>1975<script>alert(1)</script></td></tr></table><blockquote>said <a href="javascript:x">so</a></blockquote>',
      text: 'Agency',
    }),
  );
  await page.keyboard.press('Control+v');
  const text = editor(page);
  await expect(text.locator('table tr')).toHaveCount(2);
  await expect(text.locator('blockquote')).toHaveText('said so');
  await expect(page.getByText('6 words', { exact: true })).toBeVisible();
  await expect.poll(() => stored(notebook.vault)[0]?.markdown ?? '').toContain('| **ESA** | 1975    |');
  expect(stored(notebook.vault)[0]?.json).not.toContain('alert');
});
