/** The editor's words line by line, with the nodes that hold them: what is found in a line can be painted and replaced. */
import { $getNodeByKey, $getRoot, $isElementNode, $isLineBreakNode, $isTextNode, type ElementNode, type LexicalEditor, type LexicalNode, type NodeKey } from 'lexical';
import type { TextRange } from '../../core/documents/document';

/** A text node's part of a line: where it begins in the line, in UTF-16 units. */
interface Piece {
  readonly key: NodeKey;
  readonly start: number;
  readonly length: number;
  /** Its words can be changed one by one; those of a chip cannot. */
  readonly writable: boolean;
}

export interface TextLine {
  readonly key: NodeKey;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** What is neither words nor the end of a line stands as one character that nobody types. */
const otherThing = '\uFFFC';

function $lineOf(block: ElementNode): TextLine {
  const pieces: Piece[] = [];
  let text = '';
  const $add = (node: LexicalNode): void => {
    if ($isElementNode(node)) return node.isInline() ? node.getChildren().forEach($add) : undefined;
    if ($isTextNode(node)) pieces.push({ key: node.getKey(), start: text.length, length: node.getTextContentSize(), writable: !node.isToken() });
    text += $isTextNode(node) ? node.getTextContent() : $isLineBreakNode(node) ? '\n' : otherThing;
  };
  block.getChildren().forEach($add);
  return { key: block.getKey(), text, pieces };
}

/** Every line of words under a node, in reading order. Call inside a read. */
export function $linesUnder(node: ElementNode): TextLine[] {
  const children = node.getChildren();
  const own = children.some((child) => child.isInline()) ? [$lineOf(node)] : [];
  return [...own, ...children.flatMap((child) => ($isElementNode(child) && !child.isInline() ? $linesUnder(child) : []))];
}

export const $textLines = (): TextLine[] => $linesUnder($getRoot());

/** Where an offset of the line stands: a text node and an offset in it. A border belongs to the node that ends there where `end`. */
export function placeIn({ pieces }: TextLine, offset: number, end: boolean): { readonly key: NodeKey; readonly offset: number } | null {
  const found = pieces.find(({ start, length }) => (end ? offset > start && offset <= start + length : offset >= start && offset < start + length));
  return found ? { key: found.key, offset: offset - found.start } : null;
}

/** True where every word of the range can be changed. */
export const isWritable = ({ pieces }: TextLine, { start, end }: TextRange): boolean =>
  pieces.every((piece) => piece.writable || piece.start + piece.length <= start || piece.start >= end);

/** The text of a node as it stands in the page; formats wrap it in elements. */
function domText(editor: LexicalEditor, key: NodeKey): Node | null {
  let node: Node | null = editor.getElementByKey(key);
  while (node && node.nodeType !== Node.TEXT_NODE) node = node.firstChild;
  return node;
}

/** The range in the page; `null` where it is not drawn as the line has it. */
export function domRange(editor: LexicalEditor, line: TextLine, { start, end }: TextRange): StaticRange | null {
  const from = placeIn(line, start, false);
  const to = placeIn(line, end, true);
  if (!from || !to) return null;
  const [startContainer, endContainer] = [domText(editor, from.key), domText(editor, to.key)];
  if (!startContainer || !endContainer) return null;
  if ((startContainer.textContent ?? '').length < from.offset || (endContainer.textContent ?? '').length < to.offset) return null;
  return new StaticRange({ startContainer, startOffset: from.offset, endContainer, endOffset: to.offset });
}

/** Selects a range of a line. Answers `null` where the line no longer stands so. Call inside an update. */
export function $selectRange(line: TextLine, { start, end }: TextRange) {
  const from = placeIn(line, start, false);
  const to = placeIn(line, end, true);
  const [first, last] = [from && $getNodeByKey(from.key), to && $getNodeByKey(to.key)];
  if (!from || !to || !$isTextNode(first) || !$isTextNode(last)) return null;
  const selection = first.select(from.offset, from.offset);
  selection.focus.set(last.getKey(), to.offset, 'text');
  return selection;
}
