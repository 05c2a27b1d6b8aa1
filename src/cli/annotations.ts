/** `annotations`: the marks in one article or in all. */
import type { Command } from './command';
import { chosenDocuments } from './find-document';
import { cut, table } from './table';

export const annotations: Command = {
  name: 'annotations',
  takes: '[DOC]',
  does: 'list the marks in an article, or in all',
  flags: [],
  words: [0, 1],
  writes: false,
  indexed: false,
  async run({ vault, library }, [word]) {
    const found = [];
    for (const { id } of await chosenDocuments(vault, word)) found.push(...(await library.annotations.list(id)));
    const rows = found.map(({ annotation: { id, color, tags, comment, selectors }, anchor }) => {
      const about = [comment, ...tags.map((tag) => `#${tag}`)].filter((part) => part !== '').join(' ');
      return [id, color, anchor.status, `“${cut(selectors.quote.exact, 60)}”${about === '' ? '' : ` ${cut(about, 60)}`}`];
    });
    return { value: found, lines: table(rows) };
  },
};
