/** `note show ID`: a note as Markdown. */
import { noteMarkdown } from '../core/notes/note-markdown';
import type { Command } from './command';

export const noteShow: Command = {
  name: 'note show',
  takes: 'ID',
  does: 'print a note as Markdown',
  flags: [],
  words: [1, 1],
  writes: false,
  indexed: false,
  async run({ library }, [id = '']) {
    const note = await library.notes.get(id);
    return { value: note, lines: noteMarkdown(note).trimEnd().split('\n') };
  },
};
