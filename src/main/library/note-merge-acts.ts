/** Merging one note into another, and taking that back: the text and tags move, and links to the one that goes lead to the other. */
import { absorbing, mergeNotes, unmergeNotes, type MergedPart } from '../../core/notes/merge';
import type { MergedNotes } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { LibraryOptions } from './library';
import { gone, type NoteActs } from './note-acts';

const changed = () => new ExpectedFailure('bad-request', 'The text that was merged has been changed since, so it was left where it is. The merged note lies in the trash.');

export function noteMergeActs({ vault, now }: Pick<LibraryOptions, 'vault' | 'now'>, { change, remove, restore }: Pick<NoteActs, 'change' | 'remove' | 'restore'>) {
  return {
    /** Puts a note's text under another's and then the note into the trash: in between nothing is lost. */
    async merge(id: string, into: string): Promise<MergedNotes> {
      if (id === into) throw new ExpectedFailure('bad-request', 'A note cannot be merged into itself.');
      const from = await vault.notes.get(id);
      if (!from) throw gone();
      await vault.notes.keepVersion(into);
      let before: MergedPart = from;
      const { note: after } = await change(into, (note) => {
        before = { tags: note.tags, tree: note.tree };
        return { ...note, ...mergeNotes(note, from), absorbed: absorbing(into, note.absorbed ?? [], id, from.absorbed ?? []), modified: now().toISOString() };
      });
      await remove(id);
      return { before, after: { tags: after.tags, tree: after.tree } };
    },
    /** Fails with a sentence where the merged text is no longer as it came; then nothing is done. */
    async unmerge(id: string, into: string, { before, after }: MergedNotes): Promise<null> {
      const standing = await vault.notes.get(into);
      if (!standing) throw gone();
      if (!unmergeNotes(standing, before, after)) throw changed();
      await vault.notes.keepVersion(into);
      const { absorbed = [] } = await restore(id);
      const own = new Set([id, ...absorbed]);
      await change(into, (note) => {
        const apart = unmergeNotes(note, before, after);
        if (!apart) throw changed();
        const left = (note.absorbed ?? []).filter((each) => !own.has(each));
        return { ...note, ...apart, absorbed: left.length === 0 ? undefined : left, modified: now().toISOString() };
      });
      return null;
    },
  };
}
