/** The HTML of another program's note as a note's tree, by allow-list: words and what they are; nothing of the markup is kept. */
import { childrenOf, isElement, nameOf, parseDom, type DomElement, type DomNode } from '../documents/html/dom';
import { UNREAD } from '../documents/html/map-html';
import { normalise } from '../notes/normalise';
import type { NoteBlock, NoteHeading, NoteInline, NoteLinkPart, NoteListItem, NoteTree, TextMark } from '../notes/note';

const marks: Readonly<Record<string, TextMark>> = { strong: 'bold', b: 'bold', em: 'italic', i: 'italic', s: 'strike', del: 'strike', strike: 'strike', sub: 'sub', sup: 'super', code: 'code', mark: 'highlight' };
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'ul', 'ol', 'blockquote', 'pre', 'hr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'main', 'header', 'footer', 'figure', 'tr', 'td', 'th', 'tbody', 'thead']);
/** Deeper nesting is read as if it stood at this depth. */
const DEEPEST = 40;

const isBlock = (node: DomNode): boolean => isElement(node) && BLOCKS.has(nameOf(node));
const holdsBlocks = (node: DomNode, depth = 0): boolean => depth < DEEPEST && childrenOf(node).some((child) => isBlock(child) || holdsBlocks(child, depth + 1));

function inline(node: DomNode, on: readonly TextMark[], depth: number): NoteInline[] {
  if (!isElement(node)) {
    const text = (node.textContent ?? '').replace(/\s+/g, ' ');
    return node.nodeType === 3 && text !== '' ? [{ type: 'text', text, marks: on }] : [];
  }
  const name = nameOf(node);
  if (UNREAD.has(name)) return [];
  if (name === 'br') return [{ type: 'break' }];
  const mark = marks[name];
  const inside = depth > DEEPEST ? [] : childrenOf(node).flatMap((child) => inline(child, mark === undefined || on.includes(mark) ? on : [...on, mark], depth + 1));
  const url = name === 'a' ? (node.getAttribute('href') ?? '') : '';
  if (!/^(?:https?|mailto):/i.test(url)) return inside;
  return [{ type: 'link', url, children: inside.filter((each): each is NoteLinkPart => each.type === 'text') }];
}

const inlineOf = (nodes: readonly DomNode[]): NoteInline[] => nodes.flatMap((node) => inline(node, [], 0));
const says = (line: readonly NoteInline[]): boolean => line.some((each) => each.type !== 'break' && (each.type !== 'text' || each.text.trim() !== ''));

function item(element: DomElement, depth: number): NoteListItem {
  const children = childrenOf(element);
  const first = children.findIndex((child) => isBlock(child));
  const line = children.slice(0, first < 0 ? undefined : first);
  const paragraph = !says(inlineOf(line)) && first >= 0 ? children[first] : undefined;
  const isLine = paragraph !== undefined && isElement(paragraph) && nameOf(paragraph) === 'p';
  const rest = first < 0 ? [] : children.slice(isLine ? first + 1 : first);
  return { checked: null, children: inlineOf(isLine ? childrenOf(paragraph) : line), blocks: blocksOf(rest, depth + 1) };
}

function block(element: DomElement, depth: number): NoteBlock[] {
  const name = nameOf(element);
  const children = childrenOf(element);
  if (UNREAD.has(name) || depth > DEEPEST) return [];
  if (/^h[1-6]$/.test(name)) return [{ type: 'heading', level: Number(name[1]) as NoteHeading['level'], children: inlineOf(children) }];
  if (name === 'hr') return [{ type: 'rule' }];
  if (name === 'pre') return [{ type: 'code', language: null, text: element.textContent ?? '' }];
  if (name === 'blockquote') return [{ type: 'quote', blocks: blocksOf(children, depth + 1) }];
  if (name === 'ul' || name === 'ol') {
    const items = children.filter((child): child is DomElement => isElement(child) && nameOf(child) === 'li').map((child) => item(child, depth));
    return items.length === 0 ? [] : [{ type: 'list', kind: name === 'ul' ? 'bullet' : 'number', start: 1, items }];
  }
  return blocksOf(children, depth + 1);
}

/** Blocks in order; words between them are paragraphs of their own. */
function blocksOf(nodes: readonly DomNode[], depth: number): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let line: DomNode[] = [];
  const close = (): void => {
    const children = inlineOf(line);
    if (says(children)) blocks.push({ type: 'paragraph', children });
    line = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || (!isBlock(node) && !holdsBlocks(node))) {
      line.push(node);
      continue;
    }
    close();
    blocks.push(...block(node, depth));
  }
  close();
  return blocks;
}

export const htmlToTree = (html: string): NoteTree => normalise({ blocks: blocksOf(childrenOf(parseDom(html).body), 0) });
