/** Saves of notes that know which state of the file they go on from, so that what another program wrote meanwhile is kept and told. */
import type { SavedNote } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { tellKeptBeside } from './conflicts';
import type { NoteDraft } from './note-saver';
import { treeText } from './tree-text';

const stamps = new Map<string, string>();

/** The note was read or written: the next save goes on from there. */
export const keepStamp = (note: string, stamp: string): void => void stamps.set(note, stamp);

/** Saves; where another program had changed the file, its version lies beside it and the reader is told. */
export async function saveNote(note: string, { title, tags, tree }: NoteDraft): Promise<SavedNote> {
  const base = stamps.get(note);
  const saved = await ask('notes.write', { note, title, tags: [...tags], tree: treeText(tree), ...(base === undefined ? {} : { base }) });
  keepStamp(note, saved.stamp);
  const { conflict } = saved;
  if (conflict !== null) {
    tellKeptBeside(title.trim() === '' ? translate('notes:untitled') : title, conflict);
  }
  return saved;
}
