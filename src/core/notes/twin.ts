/** What somebody wrote into the Markdown that lies beside a note, read as a change of the note. */
import { toMarkdown } from './markdown';
import type { Note } from './note';
import { frontMatterOf, readNoteMarkdown } from './note-markdown';

export interface TwinEdit extends Pick<Note, 'title' | 'tags' | 'tree'> {
  /** ISO 8601 instant of the note that this Markdown was made of, as its front matter says; `null` where that is gone. */
  readonly of: string | null;
}

/** Programs for versions and for Windows change line ends, which are nobody's words. */
const withPlainEnds = (text: string): string => text.replaceAll('\r\n', '\n');

const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each, index) => each === b[index]);

/**
 * What Markdown says otherwise than its note; `null` where that is nothing but the way it is written. Where the front matter, or its
 * title or tags, were taken away, those of the note stay.
 */
export function twinEdit(note: Note, markdown: string): TwinEdit | null {
  const plain = withPlainEnds(markdown);
  const draft = readNoteMarkdown(plain);
  const title = draft.title ?? note.title;
  const tags = frontMatterOf(plain).field('tags') === null ? note.tags : draft.tags;
  if (title === note.title && isSameList(tags, note.tags) && withPlainEnds(toMarkdown(draft.tree)) === withPlainEnds(toMarkdown(note.tree))) return null;
  return { title, tags, tree: draft.tree, of: draft.modified };
}
