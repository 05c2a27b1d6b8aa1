/** `notes`: every note, most recently changed first. */
import type { Command } from './command';
import { table } from './table';

export const notes: Command = {
  name: 'notes',
  takes: '',
  does: 'list the notes',
  flags: [],
  words: [0, 0],
  writes: false,
  indexed: false,
  async run({ library }) {
    const list = await library.notes.list();
    return { value: list, lines: table(list.map(({ id, modified, title }) => [id, modified, title])) };
  },
};
