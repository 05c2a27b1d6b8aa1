/** `documents`: every article of the notebook. */
import type { Command } from './command';
import { table } from './table';

export const documents: Command = {
  name: 'documents',
  takes: '',
  does: 'list the articles',
  flags: [],
  words: [0, 0],
  writes: false,
  indexed: false,
  async run({ library }) {
    const list = await library.documents.list();
    return { value: list, lines: table(list.map(({ id, title, words, sections, annotations }) => [id, `${words} words`, `${sections} sections`, `${annotations} marks`, title])) };
  },
};
