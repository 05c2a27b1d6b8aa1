/** Pins: the notes that stand first, in the vault with each note. */
import { ask } from '../notebook';
import { translate } from '../strings';
import { perform, takeBack, type Change } from './history';
import { loadNotes, titleOf, useNotes } from './notes';
import { attempt, notify } from './notices';

/** Pins a note or takes its pin away; a notice says so and offers to take that back. */
export async function togglePin(id: string): Promise<void> {
  const note = useNotes.getState().list?.find((each) => each.id === id);
  if (!note) return;
  const pinned = !note.pinned;
  const set = async (next: boolean) => {
    await ask('notes.pin', { note: id, pinned: next });
    await loadNotes();
  };
  const change: Change = { label: translate(pinned ? 'notes:change.pin' : 'notes:change.unpin'), redo: () => set(pinned), undo: () => set(!pinned) };
  if ((await attempt(perform(change).then(() => true))) === null) return;
  const message = translate(pinned ? 'notes:pinned' : 'notes:unpinned', { title: titleOf(note) });
  notify({ tone: 'plain', message, act: { label: translate('notes:undo'), run: () => void attempt(takeBack(change)) } });
}
