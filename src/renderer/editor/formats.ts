/** What the caret stands in, for the toolbar, and how a block becomes another kind. */
import { $createCodeNode, $isCodeNode } from '@lexical/code';
import { $createHorizontalRuleNode } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import { $isListNode, INSERT_CHECK_LIST_COMMAND, INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, ListNode, REMOVE_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode, $isHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $getNearestNodeOfType, $insertNodeToNearestRoot } from '@lexical/utils';
import { $createParagraphNode, $findMatchingParent, $getSelection, $isParagraphNode, $isRangeSelection, type ElementNode, type LexicalEditor, type LexicalNode } from 'lexical';
import type { TextMark } from '../../core/notes/note';
import { textMarks } from '../../core/notes/normalise-inline';
import { $insertFootnote, $toggleBox } from './box-acts';
import { $boxAround } from './nodes/box-node';
import { $createFormulaNode } from './nodes/formula-node';
import { $createPartNode } from './nodes/part-node';
import { $isReferenceNode } from './nodes/reference-node';
import { CHOOSE_PICTURE } from './new-pictures';
import { $createTable, $inTable, emptyTable } from './table-blocks';
import { markFormats } from './tree-to-lexical';

export const blockKinds = ['paragraph', 'h1', 'h2', 'h3', 'bullet', 'number', 'check', 'quote', 'callout', 'code', 'table', 'formula', 'math', 'picture', 'footnote', 'rule'] as const;
export type BlockKind = (typeof blockKinds)[number] | 'h4' | 'h5' | 'h6';

export interface Formats {
  readonly block: BlockKind;
  readonly marks: readonly TextMark[];
  /** Address of the web link at the caret. */
  readonly url: string | null;
  /** The chip the caret stands in, or that is selected. */
  readonly reference: { readonly key: string; readonly text: string; readonly named: boolean } | null;
  readonly table: boolean;
  /** Language of the code block at the caret; `null` where there is none or it says none. */
  readonly language: string | null;
}

export const noFormats: Formats = { block: 'paragraph', marks: [], url: null, reference: null, table: false, language: null };

/** Call inside a read. */
export function $formats(): Formats {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return noFormats;
  const anchor = selection.anchor.getNode();
  const link = $findMatchingParent(anchor, $isLinkNode);
  return {
    block: $blockKind(anchor),
    marks: textMarks.filter((mark) => selection.hasFormat(markFormats[mark])),
    url: link?.getURL() ?? null,
    reference: $isReferenceNode(anchor) && selection.focus.key === selection.anchor.key ? { key: anchor.getKey(), text: anchor.getTextContent(), named: anchor.isNamed() } : null,
    table: $inTable(),
    language: $findMatchingParent(anchor, $isCodeNode)?.getLanguage() ?? null,
  };
}

function $blockKind(anchor: Parameters<typeof $findMatchingParent>[0]): BlockKind {
  const list = $getNearestNodeOfType(anchor, ListNode);
  if (list) return list.getListType();
  const block = $findMatchingParent(anchor, (node) => $isHeadingNode(node) || $isCodeNode(node));
  if ($isHeadingNode(block)) return block.getTag();
  if ($isCodeNode(block)) return 'code';
  const box = $boxAround(anchor)?.getKind();
  return box === undefined || box === 'item' ? 'paragraph' : box;
}

const listCommands = { bullet: INSERT_UNORDERED_LIST_COMMAND, number: INSERT_ORDERED_LIST_COMMAND, check: INSERT_CHECK_LIST_COMMAND } as const;

/** Puts a block after the one at the caret, or in its place where that is an empty line. */
function $put<Node extends LexicalNode>(node: Node): Node {
  const placed = $insertNodeToNearestRoot(node);
  const before = placed.getPreviousSibling();
  if ($isParagraphNode(before) && before.isEmpty()) before.remove();
  return placed;
}

/** Kinds that are put into the note rather than made of a block that is there. */
const inserted: Partial<Record<BlockKind, () => void>> = {
  quote: () => $toggleBox('quote'),
  callout: () => $toggleBox('callout'),
  footnote: $insertFootnote,
  rule: () => void $put($createHorizontalRuleNode()),
  formula: () => void $put($createFormulaNode('')),
  table: () => $put($createTable(emptyTable(3, 3), () => [])).getFirstDescendant()?.selectStart(),
  math: () => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertNodes([$createPartNode({ type: 'math', tex: selection.getTextContent() })]);
  },
};

const $createBlock = (kind: BlockKind): ElementNode =>
  kind === 'code' ? $createCodeNode() : kind === 'h1' || kind === 'h2' || kind === 'h3' || kind === 'h4' || kind === 'h5' || kind === 'h6' ? $createHeadingNode(kind) : $createParagraphNode();

/** Makes the selected blocks of another kind, or puts one in; a kind they already are makes them text again. */
export function setBlock(editor: LexicalEditor, kind: BlockKind): void {
  if (kind === 'picture') return void editor.dispatchCommand(CHOOSE_PICTURE, undefined);
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const insert = inserted[kind];
    if (insert) return insert();
    const before = $formats().block;
    const next = before === kind ? 'paragraph' : kind;
    if (next === 'bullet' || next === 'number' || next === 'check') return void editor.dispatchCommand(listCommands[next], undefined);
    if ($isListNode($getNearestNodeOfType(selection.anchor.getNode(), ListNode))) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
    $setBlocksType($getSelection(), () => $createBlock(next));
  });
}
