/** Merging one note into another: one change, whose undo brings both back. */
import type { NoteSummary } from '../../core/notes/note';
import type { MergedNotes } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { perform, takeBack, type Change } from './history';
import { loadNotes, rewriteNote, titleOf } from './notes';
import { attempt, notify } from './notices';
import { closeNote, openNote } from './place';

type Titled = Pick<NoteSummary, 'id' | 'title'>;

/** Puts a note's text under another's, which is shown; the note goes to the trash. */
export async function mergeNote(note: Titled, into: Titled): Promise<void> {
  let states: MergedNotes | null = null;
  const change: Change = {
    label: translate('notes:change.merge'),
    redo: async () => {
      // It is left first: what is written in a note that is gone would bring it back.
      closeNote(note.id);
      const merge = async () => void (states = await ask('notes.merge', { note: note.id, into: into.id }));
      try {
        await rewriteNote(into.id, merge);
      } catch (error) {
        openNote(note.id);
        throw error;
      }
      await loadNotes();
      openNote(into.id);
    },
    undo: async () => {
      await rewriteNote(into.id, async () => {
        if (states) await ask('notes.unmerge', { note: note.id, into: into.id, ...writable(states) });
      });
      await loadNotes();
      openNote(note.id);
    },
  };
  if ((await attempt(perform(change).then(() => true))) === null) return;
  const message = translate('notes:merge.done', { title: titleOf(note), into: titleOf(into) });
  notify({ tone: 'plain', message, act: { label: translate('notes:undo'), run: () => void attempt(takeBack(change)) } });
}

const writable = ({ before, after }: MergedNotes) => ({ before: { ...before, tags: [...before.tags] }, after: { ...after, tags: [...after.tags] } });
