/** Title and tags of notes as changes that can be taken back, also once their note is closed. */
import { ask } from '../notebook';
import { translate } from '../strings';
import { remember } from './history';
import type { NoteDraft } from './note-saver';
import { keepStamp, saveNote } from './note-stamps';
import { describeNote, flushNotes, loadNotes, useNotes, type OpenedNote } from './notes';

type Words = Partial<Pick<NoteDraft, 'title' | 'tags'>>;

/** Puts title or tags into the note as it stands, in its editor where it is open. */
async function put(id: string, words: Words): Promise<void> {
  if (useNotes.getState().opened[id]) {
    describeNote(id, words);
    await flushNotes();
    return;
  }
  await flushNotes();
  const { note, stamp } = await ask('notes.open', { note: id });
  keepStamp(id, stamp);
  await saveNote(id, { title: note.title, tags: note.tags, tree: note.tree, ...words });
  await loadNotes();
}

function rememberWords(id: string, label: string, before: Words, after: Words): void {
  remember({ label, undo: () => put(id, before), redo: () => put(id, after) });
}

/** Gives an open note other tags. */
export function tagNote({ id, tags: before }: OpenedNote, tags: readonly string[]): void {
  describeNote(id, { tags });
  rememberWords(id, translate('notes:change.tags'), { tags: before }, { tags });
}

/** The writing of a title has come to an end. The first title of a note is no change of it. */
export function titleWritten({ id, title }: OpenedNote, before: string): void {
  if (before !== '' && title !== before) rememberWords(id, translate('notes:change.title'), { title: before }, { title });
  void flushNotes();
}
