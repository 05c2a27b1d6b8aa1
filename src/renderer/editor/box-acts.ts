/** How boxes come, go and are left: wrapping blocks, Enter on an empty last line, Backspace at the beginning. */
import { $isListItemNode, $createListItemNode } from '@lexical/list';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  mergeRegister,
  RootNode,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $isTableNode } from '@lexical/table';
import { $boxAround, $createBoxNode, $createBoxTitleNode, $isBoxNode, $unwrapBox, type BoxNode } from './nodes/box-node';
import { $createPartNode } from './nodes/part-node';

/** The selected blocks that stand side by side with the first of them. */
function $selectedBlocks(selection: RangeSelection): LexicalNode[] {
  const blocks = new Set(selection.getNodes().flatMap((node) => node.getTopLevelElement() ?? []));
  const [first] = blocks;
  return [...blocks].filter((block) => block.getParent()?.getKey() === first?.getParent()?.getKey());
}

/** Puts the selected blocks into a box; those that stand in one of this kind come out of it. Call inside an update. */
export function $toggleBox(kind: 'quote' | 'callout'): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const around = $boxAround(selection.anchor.getNode());
  if (around?.getKind() === kind) return $unwrapBox(around);
  const blocks = $selectedBlocks(selection);
  const [first] = blocks;
  if (!first) return;
  const box = $createBoxNode(kind, kind === 'callout' ? 'note' : '');
  first.insertBefore(box);
  box.append(...(kind === 'callout' ? [$createBoxTitleNode()] : []), ...blocks);
}

/** Puts a footnote's mark at the caret and its text at the end of the note, where the caret goes. Call inside an update. */
export function $insertFootnote(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const taken = new Set($getRoot().getChildren().filter($isBoxNode).map((box) => box.getWord()));
  let number = 1;
  while (taken.has(String(number))) number += 1;
  const label = String(number);
  selection.insertNodes([$createPartNode({ type: 'footnote', label })]);
  const line = $createParagraphNode();
  $getRoot().append($createBoxNode('footnote', label).append(line));
  line.select();
}

/** The line after the box: a new item where the box belongs to one. */
function $leave(box: BoxNode): void {
  const item = box.getParent();
  const line = $isListItemNode(item) ? $createListItemNode() : $createParagraphNode();
  ($isListItemNode(item) ? item : box).insertAfter(line);
  line.select();
}

/** Enter on an empty last line goes on below the box. */
function $onParagraph(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const line = selection.anchor.getNode();
  const box = line.getParent();
  if (!$isParagraphNode(line) || !line.isEmpty() || !$isBoxNode(box) || line.getNextSibling() || box.getChildrenSize() < 2) return false;
  $leave(box);
  line.remove();
  return true;
}

/** Backspace at the beginning of a box takes its blocks out of it. */
function $onBackspace(event: KeyboardEvent | null): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.offset !== 0) return false;
  const box = $boxAround(selection.anchor.getNode());
  const first = box?.getFirstChild();
  const node = selection.anchor.getNode();
  const atStart = first && (node.is(first) || ($isElementNode(first) && first.getFirstDescendant()?.is(node)));
  if (!box || !atStart || box.getKind() === 'item') return false;
  event?.preventDefault();
  $unwrapBox(box);
  return true;
}

/** A line to write on follows a last block that has none. */
function $keepLastLine(root: RootNode): void {
  const last = root.getLastChild();
  if ($isDecoratorNode(last) || $isTableNode(last) || $isBoxNode(last)) root.append($createParagraphNode());
}

/** The value returned stops it. */
export const registerBoxes = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $onParagraph, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_BACKSPACE_COMMAND, $onBackspace, COMMAND_PRIORITY_HIGH),
    editor.registerNodeTransform(RootNode, $keepLastLine),
  );
