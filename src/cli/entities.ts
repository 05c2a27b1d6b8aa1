/** `entities`: whom and what the articles speak of. */
import type { Command } from './command';
import { table } from './table';

export const entities: Command = {
  name: 'entities',
  takes: '',
  does: 'list the entities, most mentioned first',
  flags: [],
  words: [0, 0],
  writes: false,
  indexed: true,
  async run({ library }) {
    const list = await library.entities.list();
    return { value: list, lines: table(list.map(({ id, name, type, mentions }) => [id, type, `${mentions}×`, name])) };
  },
};
