/** `search QUERY`: what the window's search box would find. */
import type { Command } from './command';
import { cut, table } from './table';

/** Hits printed; the total is told. */
const limit = 50;

export const search: Command = {
  name: 'search',
  takes: 'QUERY',
  does: 'find sections, marks, notes and entities',
  flags: [],
  words: [0, Infinity],
  writes: false,
  indexed: true,
  async run({ library }, words) {
    const answer = await library.search({ text: words.join(' '), limit });
    const rows = answer.hits.map(({ kind, id, title, body }) => [kind, cut(title.text, 40), cut(body.text, 80), id]);
    return { value: answer, lines: [...table(rows), `${answer.total} found`] };
  },
};
