/** Makes links of the places where a note names an entity, behind the note's editor; can be undone while the note stays as it is. */
import type { NoteTree } from '../../core/notes/note';
import { ask } from '../notebook';
import { translate } from '../strings';
import type { Named } from './decisions';
import { perform, takeBack, type Change } from './history';
import { attempt, notify } from './notices';
import { rewriteNote } from './notes';

interface LinkedNote {
  readonly id: string;
  readonly title: string;
}

/** One place (`turn`) or, where `null`, all of a note. */
export async function linkMentions(entity: Named, { id, title }: LinkedNote, turn: number | null): Promise<void> {
  let trees: { readonly before: NoteTree; readonly after: NoteTree } | null = null;
  const change: Change = {
    label: translate('entities:change.link'),
    redo: () =>
      rewriteNote(id, async () => {
        trees = await ask('entities.linkMentions', { entity: entity.id, note: id, turn });
      }),
    undo: () =>
      rewriteNote(id, async () => {
        const { note } = await ask('notes.open', { note: id });
        if (!trees || JSON.stringify(note.tree) !== JSON.stringify(trees.after)) throw new Error(translate('entities:changedSince'));
        await ask('notes.save', { note: id, title: note.title, tags: [...note.tags], tree: trees.before });
      }),
  };
  if ((await attempt(perform(change).then(() => true))) === null) return;
  const act = { label: translate('entities:undo'), run: () => void attempt(takeBack(change)) };
  notify({ tone: 'plain', message: translate('entities:said.link', { name: entity.name, title }), act });
}
