/** Builds the editor's nodes from a note's tree. Call inside an update. */
import { $createCodeNode } from '@lexical/code';
import { $createHorizontalRuleNode } from '@lexical/extension';
import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode, type ListNode } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import { $createLineBreakNode, $createParagraphNode, $createTextNode, $getRoot, $isDecoratorNode, TEXT_TYPE_TO_FORMAT, type ElementNode, type LexicalNode, type TextNode } from 'lexical';
import type { NoteBlock, NoteInline, NoteList, NoteText, NoteTree, TextMark } from '../../core/notes/note';
import { $createBoxNode, $createBoxTitleNode, $isBoxNode, type BoxKind } from './nodes/box-node';
import { $createFormulaNode } from './nodes/formula-node';
import { $createOpaqueNode } from './nodes/opaque-node';
import { $createPartNode } from './nodes/part-node';
import { $createPassageNode } from './nodes/passage-node';
import { $createReferenceNode } from './nodes/reference-node';
import { $createTable } from './table-blocks';

/** Lexical's name of each mark. */
export const markFormats = {
  bold: 'bold',
  italic: 'italic',
  strike: 'strikethrough',
  highlight: 'highlight',
  sub: 'subscript',
  super: 'superscript',
  code: 'code',
} as const satisfies Record<TextMark, string>;

const $text = ({ text, marks }: NoteText): TextNode =>
  $createTextNode(text).setFormat(marks.reduce((format, mark) => format | (TEXT_TYPE_TO_FORMAT[markFormats[mark]] ?? 0), 0));

function $inline(node: NoteInline): LexicalNode {
  switch (node.type) {
    case 'text':
      return $text(node);
    case 'break':
      return $createLineBreakNode();
    case 'link':
      return $createLinkNode(node.url, node.title === undefined ? {} : { title: node.title }).append(...node.children.map($inline));
    case 'reference':
      return $createReferenceNode(node.target, node.text, node.named);
    default:
      return $createPartNode(node);
  }
}

function $list(list: NoteList): ListNode {
  const node = $createListNode(list.kind, list.start);
  for (const item of list.items) {
    const [only, more] = item.blocks;
    const nested = only?.type === 'list' && !more ? only : null;
    const line = $createListItemNode(item.checked ?? undefined).append(...item.children.map($inline));
    if (!nested && item.blocks.length > 0) line.append($createBoxNode('item').append(...$blocks(item.blocks)));
    node.append(line);
    // Lexical nests by an item that holds nothing but a list.
    if (nested) node.append($createListItemNode().append($list(nested)));
  }
  return node;
}

function $box(kind: BoxKind, word: string, blocks: readonly NoteBlock[]): ElementNode {
  const inside = $blocks(blocks);
  return $createBoxNode(kind, word).append(...(inside.length === 0 ? [$createParagraphNode()] : inside));
}

function $callout(tone: string, title: string, blocks: readonly NoteBlock[]): ElementNode {
  const line = $createBoxTitleNode().append(...(title === '' ? [] : [$createTextNode(title)]));
  return $createBoxNode('callout', tone).append(line, ...$blocks(blocks));
}

const $blocks = (blocks: readonly NoteBlock[]): LexicalNode[] => blocks.map($block);

function $lines(text: string): LexicalNode[] {
  return text.split('\n').flatMap((line, index) => {
    const words = line === '' ? [] : [$createTextNode(line)];
    return index === 0 ? words : [$createLineBreakNode(), ...words];
  });
}

export function $block(block: NoteBlock): LexicalNode {
  switch (block.type) {
    case 'paragraph':
      return $createParagraphNode().append(...block.children.map($inline));
    case 'heading':
      return $createHeadingNode(`h${block.level}`).append(...block.children.map($inline));
    case 'quote':
      return $box('quote', '', block.blocks);
    case 'callout':
      return $callout(block.tone, block.title, block.blocks);
    case 'footnote-text':
      return $box('footnote', block.label, block.blocks);
    case 'formula':
      return $createFormulaNode(block.tex);
    case 'table':
      return $createTable(block, (line) => line.map($inline));
    case 'code':
      return $createCodeNode(block.language).append(...$lines(block.text));
    case 'rule':
      return $createHorizontalRuleNode();
    case 'list':
      return $list(block);
    case 'passage':
      return $createPassageNode(block);
    case 'opaque':
      return $createOpaqueNode(block.data);
    default:
      throw new Error(`Editor: a note holds a block that cannot be shown: ${JSON.stringify(block satisfies never)}. It was not opened, so that nothing is lost.`);
  }
}

/** Replaces everything in the editor. A line to write on follows a last block that has none. Throws on a block it does not know. */
export function $setTree(tree: NoteTree): void {
  const nodes = tree.blocks.map($block);
  const last = nodes.at(-1);
  if (last === undefined || $isDecoratorNode(last) || $isTableNode(last) || $isBoxNode(last)) nodes.push($createParagraphNode());
  $getRoot()
    .clear()
    .append(...nodes);
}
