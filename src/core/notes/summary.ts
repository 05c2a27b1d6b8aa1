/** A note without its tree, for lists. */
import type { Note, NoteSummary } from './note';
import { excerpt } from './plain-text';

export const summaryOf = (note: Note): NoteSummary => ({
  id: note.id,
  title: note.title,
  tags: note.tags,
  modified: note.modified,
  ...(note.pinned && { pinned: note.pinned }),
  ...(note.absorbed && { absorbed: note.absorbed }),
  excerpt: excerpt(note),
});
