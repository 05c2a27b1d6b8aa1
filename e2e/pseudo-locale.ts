/** What of a screen is no sentence of the application's own: in the pseudo-locale every one of those stands in brackets. */
import { expect, type Page } from '@playwright/test';
import { request } from './bridge';

/** Everything the vault says itself: what of it is shown is content, not a sentence of the application. */
export async function contentOf(page: Page): Promise<string> {
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

/** What screens make on their way is named as it was typed: a search, collections, entities, a note that is to come. What the host says of a file is in no locale. */
const made = ['type:mission', 'Thesis', 'Chapter 2: the law of outer space and what became of it in the courts', 'Zorvan debris charter', 'Zorvan Debris Charters', 'Lighthouse.md', 'Fog.md was left out: it is larger than 5 MB. Divide it into several notes.'];

/** What is shown, in letters and without brackets, and is neither content of the vault nor made by the screens. */
export async function bareSentences(page: Page, content: string): Promise<string[]> {
  const known = `${content}\n${made.join('\n')}`;
  // Names that follow one another are parted by commas.
  const isContent = (said: string) => known.includes(said) || known.includes(said.replace(/[“”#]/g, '')) || said.split(/, |\[\[/).every((part) => known.includes(part.trim()));
  return [...new Set((await bare(page)).filter((each) => !exempt.test(each) && !isContent(each)))];
}

/** Shows the window in the pseudo-locale. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.goto('app://almagest/#pseudo');
  await page.reload();
  await expect(page.getByRole('tab', { name: '⟦Note⟧' })).toBeVisible();
}
