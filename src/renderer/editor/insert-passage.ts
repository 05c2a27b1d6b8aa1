/** Puts a quoted passage into the note, where the caret stands or at the end, with a line to write on after it. */
import { $createParagraphNode, $getRoot, $getSelection, $isParagraphNode, $isRangeSelection, type LexicalNode } from 'lexical';
import type { NotePassage } from '../../core/notes/note';
import { $createPassageNode, $isPassageNode } from './nodes/passage-node';

/**
 * The block after which a passage goes: the one the caret stands in, or the last one where there is no caret. Where the
 * caret waits at the beginning of the line after a passage, that passage, so that passages keep the order they are quoted in.
 */
function $place(): LexicalNode | null {
  const selection = $getSelection();
  const block = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : null;
  if (!block || !$isRangeSelection(selection)) return $getRoot().getLastChild();
  const before = block.getPreviousSibling();
  const { anchor } = selection;
  const atStart = anchor.offset === 0 && (anchor.key === block.getKey() || anchor.key === block.getFirstDescendant()?.getKey());
  return atStart && !block.isEmpty() && $isPassageNode(before) ? before : block;
}

/** Call inside an update. */
export function $insertPassage(passage: NotePassage): void {
  const node = $createPassageNode(passage);
  const place = $place();
  if (!place) $getRoot().append(node);
  else if ($isParagraphNode(place) && place.isEmpty()) place.replace(node);
  else place.insertAfter(node);
  if (!$isParagraphNode(node.getNextSibling())) node.insertAfter($createParagraphNode());
  node.getNextSibling()?.selectStart();
}
