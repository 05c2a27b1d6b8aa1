/** Another note in an editor that stands: a new one would cost every button and every rule of it again. */
import { $setSelection, CLEAR_HISTORY_COMMAND, HISTORY_MERGE_TAG, type LexicalEditor } from 'lexical';
import type { NoteTree } from '../../core/notes/note';
import { resume } from './note-history';
import { $setTree } from './tree-to-lexical';

/** Replaces the text, with no caret in it and nothing to undo, but for what an editor in another pane has left. */
export function showAnother(editor: LexicalEditor, tree: NoteTree): void {
  editor.getRootElement()?.blur();
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
  if (resume(editor, tree)) return;
  editor.update(
    () => {
      $setSelection(null);
      $setTree(tree);
    },
    { discrete: true, tag: HISTORY_MERGE_TAG },
  );
}
