/** `searches`: the saved searches, with how much each finds now. */
import type { Command } from './command';
import { table } from './table';

export const searches: Command = {
  name: 'searches',
  takes: '',
  does: 'list the saved searches with what they find now',
  flags: [],
  words: [0, 0],
  writes: false,
  indexed: true,
  async run({ library }) {
    const list = await library.searches.list();
    return { value: list, lines: table(list.map(({ count, name, query }) => [count, name, query])) };
  },
};
