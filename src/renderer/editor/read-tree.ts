/** The note's tree, read again only where it changed: a save of a long note costs what was written, not what stands there. */
import type { LexicalEditor, NodeKey, UpdateListenerPayload } from 'lexical';
import { HISTORIC_TAG } from 'lexical';
import type { NoteBlock, NoteTree } from '../../core/notes/note';
import { $getTree } from './lexical-to-tree';

/** Keys of all nodes an update may have changed, those they stand in included; `null` where a state was put in whole, as undo does, which does not say. */
export function changedKeys({ dirtyElements, dirtyLeaves, tags }: Pick<UpdateListenerPayload, 'dirtyElements' | 'dirtyLeaves' | 'tags'>): readonly NodeKey[] | null {
  if (tags.has(HISTORIC_TAG) || (dirtyLeaves.size === 0 && dirtyElements.size === 1)) return null;
  return [...dirtyElements.keys(), ...dirtyLeaves];
}

const known = new WeakMap<LexicalEditor, Map<NodeKey, readonly NoteBlock[]>>();

/** Remembers what is read of each block until it changes; the value returned stops it. */
export function keepBlocks(editor: LexicalEditor): () => void {
  const blocks = new Map<NodeKey, readonly NoteBlock[]>();
  known.set(editor, blocks);
  const stop = editor.registerUpdateListener((update) => {
    const changed = changedKeys(update);
    if (changed === null) blocks.clear();
    else for (const key of changed) blocks.delete(key);
  });
  return () => {
    stop();
    known.delete(editor);
  };
}

/** The note's tree. A block that did not change is the same object in each that is read while blocks are kept. */
export const readTree = (editor: LexicalEditor): NoteTree => editor.getEditorState().read(() => $getTree(known.get(editor)), { editor });
