import type { Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { request } from './bridge';
import { paperScreen } from './article-screens';
import { emptyScreens, furnish, screens, showScreen, type Screen } from './screens';

test.setTimeout(180_000);

/** Everything the vault says itself: what of it is shown is content, not a sentence of the application. */
async function contentOf(page: Page): Promise<string> {
  const value = async (name: string, argument: unknown) => ((await request(page, name, argument)) as unknown as { value: unknown }).value;
  const [documents, entities, notes, vault] = [await value('documents.list', null), await value('entities.list', null), await value('notes.list', null), await value('vault.summary', null)];
  const opened = await Promise.all([
    ...(documents as { id: string }[]).flatMap(({ id }) => [value('documents.open', { document: id }), value('annotations.list', { document: id })]),
    ...(entities as { id: string }[]).map(({ id }) => value('entities.open', { entity: id })),
    ...(notes as { id: string }[]).map(({ id }) => value('notes.open', { note: id })),
    value('search.query', { text: 'space', limit: 30 }),
  ]);
  const strings: string[] = [];
  JSON.stringify([documents, entities, notes, vault, opened], (_key, each: unknown) => (typeof each === 'string' ? (strings.push(each), each) : each));
  return strings.join('\n').replace(/\s+/g, ' ');
}

/**
 * What is shown or said in letters and stands in no bracket. Left out: notes being written, the look at an export, the names of keys, and the few words
 * that libraries bring: react-aria's in its live region and on a hidden button that closes a layer, Lexical's on the empty box it keeps for a menu.
 */
const bare = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const take = (said: string | null) => {
      let rest = said ?? '';
      for (let before = ''; before !== rest; ) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')];
      found.push(...rest.split(/…| · |\n|^\s*: /).map((part) => part.replace(/\s+/g, ' ').trim()));
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.matches('[data-live-announcer] *, button.visually-hidden, [style*="clip"] button, [aria-label="Typeahead menu"]')) continue;
        for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'placeholder', 'title', 'alt']) take(node.getAttribute(name));
      } else if (node.parentElement?.closest('kbd, script, .rail-mark, [contenteditable], [data-live-announcer], .export-look pre') === null && node.parentElement.checkVisibility()) {
        take(node.textContent);
      }
    }
    return found.filter((each) => /\p{L}{2}/u.test(each));
  });

/** Names of keys, dates and ages in the form of the system's language, and files of the vault. */
const exempt = /^\d[\d/.,: ]*([AP]M)?$|^\d+ (sec\.|min|h) ago$|^[A-Z][a-z]{2} \d+, \d{4}, [\d:]+ [AP]M$|^(notes|annotations|documents)\/[^/]+\.\w+$|^\(?((?:Ctrl|Shift|Alt|⇧|⌘|F\d+|Esc|Enter)[\s+]?)+\S{0,2}\)?$/;

test('in the pseudo-locale every sentence stands in brackets: none is written in a component', async ({ notebook, running: { app, page } }) => {
  const check = async (list: readonly Screen[], content: string) => {
    for (const screen of list) {
      await showScreen(page, notebook, screen);
      // Names that follow one another are parted by commas.
      const isContent = (said: string) => content.includes(said) || content.includes(said.replace(/[“”#]/g, '')) || said.split(/, |\[\[/).every((part) => content.includes(part.trim()));
      const sentences = (await bare(page)).filter((each) => !exempt.test(each) && !isContent(each));
      expect.soft([...new Set(sentences)], screen.name).toEqual([]);
    }
  };
  await page.goto('app://almagest/#pseudo');
  await page.reload();
  await expect(page.getByRole('tab', { name: '⟦Note⟧' })).toBeVisible();
  await check(emptyScreens, await contentOf(page));
  await furnish(notebook, app, page);
  // What screens make on their way is named as it was typed: a search, collections, entities.
  const made = ['type:mission', 'Thesis', 'Chapter 2: the law of outer space and what became of it in the courts', 'Zorvan debris charter', 'Zorvan Debris Charters'];
  await check([...screens, paperScreen], `${await contentOf(page)}\n${made.join('\n')}`);
  await picture(page, 'pseudo-locale');
});
