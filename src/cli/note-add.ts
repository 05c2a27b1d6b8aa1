/** `note add`: writes a note from Markdown and prints its id once it is durable. */
import { fromMarkdown } from '../core/notes/markdown';
import type { Command } from './command';
import { UsageError } from './usage';

export const noteAdd: Command = {
  name: 'note add',
  takes: '--title T --text MARKDOWN [--tag T]…',
  does: 'write a note',
  flags: ['title', 'text', 'tag'],
  words: [0, 0],
  writes: true,
  indexed: false,
  check({ title, text }) {
    if (title === undefined || text === undefined) throw new UsageError('note add takes --title T and --text MARKDOWN.');
  },
  async run({ library }, _words, { title = '', text = '', tag = [] }) {
    const note = await library.notes.create(title, { tree: fromMarkdown(text), tags: [...new Set(tag)] });
    return { value: note, lines: [note.id] };
  },
};
