/** Reads a note's tree from the editor's nodes. Call inside a read. */
import { $isCodeNode } from '@lexical/code';
import { $isHorizontalRuleNode } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import { $isHeadingNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import { $getRoot, $isElementNode, $isLineBreakNode, $isParagraphNode, $isTextNode, type LexicalNode, type NodeKey, type TextNode } from 'lexical';
import type { NoteBlock, NoteHeading, NoteInline, NoteLinkPart, NoteList, NoteListItem, NoteText, NoteTree, TextMark } from '../../core/notes/note';
import { textMarks } from '../../core/notes/normalise-inline';
import { $isBoxNode, $isBoxTitleNode, type BoxNode } from './nodes/box-node';
import { $isFormulaNode } from './nodes/formula-node';
import { $isOpaqueNode } from './nodes/opaque-node';
import { $isPartNode } from './nodes/part-node';
import { $isPassageNode } from './nodes/passage-node';
import { $isReferenceNode } from './nodes/reference-node';
import { $readTable } from './table-blocks';
import { markFormats } from './tree-to-lexical';

const $marks = (node: TextNode): readonly TextMark[] => textMarks.filter((mark) => node.hasFormat(markFormats[mark]));

const $text = (node: TextNode): NoteText => ({ type: 'text', text: node.getTextContent(), marks: $marks(node) });

/** What a link may hold. */
function $linkPart(node: LexicalNode): readonly NoteLinkPart[] {
  return $inline(node).map((part): NoteLinkPart => {
    if (part.type === 'text' || part.type === 'image' || part.type === 'math' || part.type === 'html') return part;
    return { type: 'text', text: part.type === 'break' ? ' ' : node.getTextContent(), marks: [] };
  });
}

/** A title as a member to spread. */
const titled = (title: string | null) => (title === null || title === '' ? {} : { title });

/** Throws on a node it does not know: saving without it would lose it. */
function $inline(node: LexicalNode): readonly NoteInline[] {
  if ($isReferenceNode(node)) return [{ type: 'reference', target: node.getTarget(), text: node.getTextContent(), ...(node.isNamed() && { named: true as const }) }];
  if ($isTextNode(node)) return [$text(node)];
  if ($isLineBreakNode(node)) return [{ type: 'break' }];
  if ($isPartNode(node)) return [node.getPart()];
  if ($isLinkNode(node)) return [{ type: 'link', url: node.getURL(), ...titled(node.getTitle()), children: node.getChildren().flatMap($linkPart) }];
  if ($isElementNode(node) && node.isInline()) return node.getChildren().flatMap($inline);
  throw new Error(`Editor: a line holds a node of the type ${node.getType()}, which a note cannot keep. Nothing was saved.`);
}

const $line = (nodes: readonly LexicalNode[]): readonly NoteInline[] => nodes.flatMap($inline);

function $list(node: ListNode): NoteList {
  const kind = node.getListType();
  const items: NoteListItem[] = [];
  for (const child of node.getChildren()) {
    if (!$isListItemNode(child)) throw new Error(`Editor: a list holds a node of the type ${child.getType()}. Nothing was saved.`);
    const under = child.getChildren().flatMap((each) => ($isListNode(each) ? [$list(each)] : $isBoxNode(each) ? $blocks(each.getChildren()) : []));
    const line = $line(child.getChildren().filter((each) => !$isListNode(each) && !$isBoxNode(each)));
    const nests = $isListNode(child.getFirstChild());
    // An item that begins with a list is nested under the item before it.
    const parent = nests ? items.pop() : undefined;
    const checked = kind === 'check' ? (child.getChecked() ?? false) : null;
    items.push(parent ? { ...parent, blocks: [...parent.blocks, ...under] } : { checked: nests && kind === 'check' ? false : checked, children: line, blocks: under });
    if (parent && line.length > 0) items.push({ checked, children: line, blocks: [] });
  }
  return { type: 'list', kind, start: node.getStart(), items };
}

function $box(node: BoxNode): NoteBlock[] {
  const [first, ...rest] = node.getChildren();
  const word = node.getWord();
  switch (node.getKind()) {
    case 'callout': {
      const titled = $isBoxTitleNode(first);
      return [{ type: 'callout', tone: word, title: titled ? first.getTextContent() : '', blocks: $blocks(titled ? rest : node.getChildren()) }];
    }
    case 'footnote':
      return [{ type: 'footnote-text', label: word, blocks: $blocks(node.getChildren()) }];
    case 'quote':
      return [{ type: 'quote', blocks: $blocks(node.getChildren()) }];
    // One that was dragged or pasted out of its item is what it holds.
    case 'item':
      return $blocks(node.getChildren());
  }
}

const $blocks = (nodes: readonly LexicalNode[]): NoteBlock[] => nodes.flatMap((node) => ($isBoxNode(node) ? $box(node) : [$block(node)]));

function $block(node: LexicalNode): NoteBlock {
  if ($isListNode(node)) return $list(node);
  if ($isPassageNode(node)) return node.getPassage();
  if ($isOpaqueNode(node)) return { type: 'opaque', data: node.getData() };
  if ($isHorizontalRuleNode(node)) return { type: 'rule' };
  if ($isCodeNode(node)) return { type: 'code', language: node.getLanguage() ?? null, text: node.getTextContent() };
  if ($isHeadingNode(node)) return { type: 'heading', level: Number(node.getTag().slice(1)) as NoteHeading['level'], children: $line(node.getChildren()) };
  if ($isTableNode(node)) return $readTable(node, $line);
  if ($isFormulaNode(node)) return { type: 'formula', tex: node.getTex() };
  if ($isParagraphNode(node)) return { type: 'paragraph', children: $line(node.getChildren()) };
  throw new Error(`Editor: the note holds a block of the type ${node.getType()}, which cannot be kept. Nothing was saved.`);
}

/**
 * The note's tree without the empty lines at its end.
 * @param known what is known of blocks by their keys; what is read is added.
 */
export function $getTree(known = new Map<NodeKey, readonly NoteBlock[]>()): NoteTree {
  const blocks = $getRoot().getChildren().flatMap((node) => {
    const read = known.get(node.getKey()) ?? $blocks([node]);
    known.set(node.getKey(), read);
    return read;
  });
  for (let last = blocks.at(-1); last?.type === 'paragraph' && last.children.length === 0; last = blocks.at(-1)) blocks.pop();
  return { blocks };
}
