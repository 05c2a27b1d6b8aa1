/** What a screen reader is given of the page that is read and of its marks: their trees of roles and names. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, expect, menu, test } from './app';
import { drag } from './article';

const source = `# On debris

It is *everywhere*[^1], says [the office](https://example.org/debris).

## What is done

- Nothing falls by itself.
- Much is left.

| Orbit | Years |
| ----- | ----- |
| low   | 25    |

> Who cleans up?

[^1]: Above 600 km.
`;

test('headings, lists, tables, quotes, links and notes reach the screen reader as what they are', async ({ notebook, running: { app, page } }) => {
  const file = join(notebook.folder, 'debris.md');
  writeFileSync(file, source);
  await answerOpenDialog(app, [file]);
  await menu(app, 'Import articles…');
  await expect(page.getByRole('heading', { level: 1, name: 'On debris' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'On debris' })).toMatchAriaSnapshot(`
    - article "On debris":
      - heading "On debris" [level=1]
      - paragraph: /2 sections/
      - paragraph:
        - text: It is
        - emphasis: everywhere
        - link "[1]":
          - /url: /#note-\\d+/
        - text: ", says"
        - link "the office":
          - /url: https://example.org/debris
        - text: .
      - heading "What is done" [level=2]
      - list:
        - listitem: /Nothing falls by itself/
        - listitem: /Much is left/
      - table:
        - rowgroup:
          - row "Orbit Years":
            - columnheader "Orbit"
            - columnheader "Years"
          - row "low 25":
            - cell "low"
            - cell "25"
      - blockquote: Who cleans up?
      - note: Above 600 km.
  `);
  await expect(page.getByRole('grid', { name: 'Library' })).toMatchAriaSnapshot(`
    - grid "Library":
      - rowgroup "Reading 2":
        - row "Reading 2":
          - rowheader "Reading 2":
            - button "Reading 2" [expanded]
        - row "On debris" [selected]
  `);
});

test('marks reach the screen reader in the toolbar of a selection, on their card and in the margin’s list', async ({ running: { page } }) => {
  await drag(page, 'significant milestone');
  await expect(page.getByRole('toolbar', { name: 'Mark this passage' })).toMatchAriaSnapshot(`
    - toolbar "Mark this passage":
      - button "Amber highlight"
      - button "Green highlight"
      - button "Blue highlight"
      - button "Rose highlight"
      - button "Violet highlight"
      - button "Underline"
      - separator
      - button "Comment"
      - button "Quote into note"
      - button "Copy with source"
      - button "More"
  `);
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('First of its kind');
  await expect(page.getByRole('dialog', { name: 'Amber mark' })).toMatchAriaSnapshot(`
    - dialog "Amber mark":
      - button "Amber" [pressed]
      - button "Green"
      - button "Blue"
      - button "Rose"
      - button "Violet"
      - text: Amber
      - button "Underline"
      - button "Quote into note"
      - button "Delete mark"
      - button "Close"
      - textbox "Comment": First of its kind
      - combobox "Tags"
  `);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Marks/ }).click();
  await expect(page.getByRole('tabpanel', { name: 'Marks 1' })).toMatchAriaSnapshot(`
    - tabpanel "Marks 1":
      - group "Filter marks":
        - textbox "Filter marks"
        - button "Only Amber"
      - grid "Marks":
        - 'row "Amber: significant milestone"':
          - gridcell:
            - 'checkbox "Choose Amber: significant milestone"'
            - text: /Historical Context/
            - button "More"
            - blockquote: significant milestone
            - paragraph: First of its kind
  `);
});
