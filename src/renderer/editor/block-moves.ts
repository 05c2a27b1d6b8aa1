/** Blocks moved up and down by the keyboard: list items among their siblings, everything else among the blocks beside it. */
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $isTableCellNode } from '@lexical/table';
import { $getSelection, $isNodeSelection, $isRangeSelection, $isRootOrShadowRoot, COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND, type LexicalEditor, type LexicalNode } from 'lexical';

/** The block or list item a node stands in; in a table that is the table, whose cells stay where they are. */
function $movable(node: LexicalNode): LexicalNode | null {
  let found: LexicalNode | null = null;
  for (let at: LexicalNode | null = node; at; at = at.getParent()) {
    const parent = at.getParent();
    if ($isListItemNode(at) && !$isListNode(at.getFirstChild())) return at;
    if (parent !== null && $isRootOrShadowRoot(parent) && !$isTableCellNode(parent)) {
      found = at;
      break;
    }
  }
  return found;
}

/** What belongs to an item and moves with it: the item that holds the list under it. */
function $withNested(item: LexicalNode): LexicalNode[] {
  const next = item.getNextSibling();
  return $isListItemNode(item) && $isListItemNode(next) && $isListNode(next.getFirstChild()) ? [item, next] : [item];
}

/** The sibling over which the block goes, with what belongs to it. */
function $neighbour(block: LexicalNode, up: boolean): LexicalNode[] | null {
  if (!up) {
    const next = $withNested(block).at(-1)?.getNextSibling();
    return next ? $withNested(next) : null;
  }
  const before = block.getPreviousSibling();
  if (!before) return null;
  const nests = $isListItemNode(before) && $isListNode(before.getFirstChild()) ? before.getPreviousSibling() : null;
  return nests ? [nests, before] : [before];
}

/** Moves the selected blocks by one place. Answers whether they moved. Call inside an update. */
export function $moveBlock(up: boolean): boolean {
  const selection = $getSelection();
  const nodes = $isRangeSelection(selection) || $isNodeSelection(selection) ? selection.getNodes() : [];
  const blocks = new Set(nodes.flatMap((node) => $movable(node) ?? []));
  const [first] = blocks;
  if (!first) return false;
  const together = [...blocks].filter((block) => block.getParent()?.is(first.getParent())).flatMap($withNested);
  const moving = [...new Map(together.map((block) => [block.getKey(), block])).values()];
  const edge = up ? moving[0] : moving.at(-1);
  const over = edge ? $neighbour(edge, up) : null;
  const target = up ? over?.[0] : over?.at(-1);
  if (!target) return false;
  if (up) for (const block of moving) target.insertBefore(block, false);
  else for (const block of [...moving].reverse()) target.insertAfter(block, false);
  return true;
}

function onKey(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const up = event.key === 'ArrowUp';
  if ((!up && event.key !== 'ArrowDown') || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || editor.isComposing()) return false;
  event.preventDefault();
  $moveBlock(up);
  const key = $getSelection()?.getNodes()[0]?.getKey();
  if (key !== undefined) queueMicrotask(() => editor.getElementByKey(key)?.scrollIntoView({ block: 'nearest' }));
  return true;
}

/** Alt+Shift with an arrow moves the block at the caret. The value returned stops it. */
export const registerBlockMoves = (editor: LexicalEditor): (() => void) =>
  editor.registerCommand(KEY_DOWN_COMMAND, (event) => onKey(editor, event), COMMAND_PRIORITY_HIGH);
