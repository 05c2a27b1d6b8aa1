/** Undo of a note. A note that changes its pane gets another editor, which goes on with the steps of the one before. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { createEmptyHistoryState, HistoryPlugin, type HistoryState } from '@lexical/react/LexicalHistoryPlugin';
import { HISTORY_MERGE_TAG, type EditorState, type LexicalEditor } from 'lexical';
import { useState } from 'react';
import type { NoteTree } from '../../core/notes/note';
import { readTree } from './read-tree';

interface Left {
  readonly state: EditorState;
  readonly history: HistoryState;
}

/** The steps of each editor that stands. */
const histories = new WeakMap<LexicalEditor, HistoryState>();
/** What stood behind a tree that was read out of an editor: an editor that opens with this very tree goes on from there. */
const left = new WeakMap<NoteTree, Left>();

/** The note's tree; an editor given it can take back what this one did. Throws where the text could not be kept whole. */
export function readOut(editor: LexicalEditor): NoteTree {
  const state = editor.getEditorState();
  const tree = readTree(editor);
  const history = histories.get(editor);
  if (history) left.set(tree, { state, history: { ...history, undoStack: [...history.undoStack], redoStack: [...history.redoStack] } });
  return tree;
}

/** The state the tree was read from; `null` for one from the vault. It has no selection, so that it takes the caret from nobody. */
export const stateBehind = (tree: NoteTree): EditorState | null => left.get(tree)?.state.clone(null) ?? null;

/** An entry names the editor it is put back into. */
function historyFor(editor: LexicalEditor, tree: NoteTree): HistoryState {
  const before = left.get(tree)?.history;
  if (!before) return createEmptyHistoryState();
  const own = ({ editorState }: { readonly editorState: EditorState }) => ({ editor, editorState });
  return { current: before.current && own(before.current), undoStack: before.undoStack.map(own), redoStack: before.redoStack.map(own) };
}

/** Shows such a tree in an editor that stood for another note, with its steps; answers false for a tree from the vault. */
export function resume(editor: LexicalEditor, tree: NoteTree): boolean {
  const [state, history] = [stateBehind(tree), histories.get(editor)];
  if (!state || !history) return false;
  Object.assign(history, historyFor(editor, tree));
  editor.setEditorState(state, { tag: HISTORY_MERGE_TAG });
  return true;
}

export function NoteHistory({ tree }: { readonly tree: NoteTree }) {
  const [editor] = useLexicalComposerContext();
  const [history] = useState(() => {
    const made = historyFor(editor, tree);
    histories.set(editor, made);
    return made;
  });
  return <HistoryPlugin externalHistoryState={history} />;
}
