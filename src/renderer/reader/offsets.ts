/** Maps points of the drawn article to offsets of its text and back: the one file that touches the DOM selection. */
import type { TextRange } from '../../core/documents/document';
import { lastAtMost } from '../../core/documents/last-at-most';

/**
 * The drawn article. Each block is one element that carries its offset as `data-start` and whose text nodes, one after
 * another, are exactly the block's text; `starts` holds those offsets in order.
 */
export interface ArticleText {
  readonly root: HTMLElement;
  readonly blocks: readonly HTMLElement[];
  readonly starts: readonly number[];
  /** Elements the browser shows or skips as a whole, each with the index of its first block. */
  readonly groups: readonly { readonly element: HTMLElement; readonly first: number }[];
}

/** `Node.TEXT_NODE`. */
const TEXT = 3;

interface Point {
  readonly node: Node;
  readonly index: number;
}

interface TextNodes {
  readonly nodes: readonly Text[];
  /** Offset of each node in its block, and at the end the block's length. */
  readonly starts: readonly number[];
}

/** Text nodes by block; blocks are drawn once and never changed. */
const known = new WeakMap<HTMLElement, TextNodes>();

export function readArticle(root: HTMLElement): ArticleText {
  const blocks = [...root.querySelectorAll<HTMLElement>('[data-start]')];
  const groups: { element: HTMLElement; first: number }[] = [];
  blocks.forEach((block, first) => {
    const element = block.closest<HTMLElement>('.reader-chunk') ?? block;
    if (groups.at(-1)?.element !== element) groups.push({ element, first });
  });
  return { root, blocks, starts: blocks.map((block) => Number(block.dataset['start'])), groups };
}

function textNodes(block: HTMLElement): TextNodes {
  const before = known.get(block);
  if (before) return before;
  const nodes: Text[] = [];
  const starts: number[] = [];
  let length = 0;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node as Text);
    starts.push(length);
    length += (node as Text).data.length;
  }
  const made = { nodes, starts: [...starts, length] };
  known.set(block, made);
  return made;
}

/**
 * The DOM point of an offset. Between two blocks, and between two text nodes, an offset that begins a range (`start`) leans to
 * what follows and one that ends it (`end`) to what stands before. `null` for an article without text.
 */
export function pointAt(article: ArticleText, offset: number, lean: 'start' | 'end'): Point | null {
  const index = Math.max(0, lastAtMost(article.starts, lean === 'end' ? Math.max(0, offset - 1) : offset));
  const block = article.blocks[index];
  if (!block) return null;
  const { nodes, starts } = textNodes(block);
  const within = offset - (article.starts[index] ?? 0);
  const length = starts.at(-1) ?? 0;
  const next = article.blocks[index + 1];
  if (within >= length && lean === 'start' && next) return pointAt(article, article.starts[index + 1] ?? offset, 'start');
  const last = nodes.length - 1;
  const at = Math.min(last, Math.max(0, lastAtMost(starts, lean === 'end' ? within - 1 : within)));
  const node = nodes[at];
  if (!node) return { node: block, index: 0 };
  return { node, index: Math.max(0, Math.min(within - (starts[at] ?? 0), node.data.length)) };
}

const lengthOf = (node: Node): number => node.textContent?.length ?? 0;

/** Length of a block's text before a DOM point in it: what stands before in the node, then before each node around it. */
function lengthBefore(block: HTMLElement, node: Node, index: number): number {
  let length = node.nodeType === TEXT ? index : [...node.childNodes].slice(0, index).reduce((sum, child) => sum + lengthOf(child), 0);
  for (let at: Node | null = node; at && at !== block; at = at.parentNode) {
    for (let before = at.previousSibling; before; before = before.previousSibling) length += lengthOf(before);
  }
  return length;
}

/** The offset of a DOM point; points outside any block count as the start of the block that follows. */
export function offsetAt(article: ArticleText, node: Node, index: number): number {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('[data-start]');
  if (block && article.root.contains(block)) {
    return Number(block.dataset['start']) + lengthBefore(block, node, index);
  }
  const point = document.createRange();
  point.setStart(node, index);
  let low = 0;
  let high = article.blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = article.blocks[middle];
    if (candidate && point.comparePoint(candidate, 0) < 0) low = middle + 1;
    else high = middle;
  }
  const following = article.starts[low];
  if (following !== undefined) return following;
  const final = article.blocks.at(-1);
  return final ? (article.starts.at(-1) ?? 0) + (textNodes(final).starts.at(-1) ?? 0) : 0;
}

/** A frozen DOM range for painting; `null` where the text range is empty. */
export function staticRange(article: ArticleText, range: TextRange): StaticRange | null {
  if (range.end <= range.start) return null;
  const start = pointAt(article, range.start, 'start');
  const end = pointAt(article, range.end, 'end');
  if (!start || !end) return null;
  return new StaticRange({ startContainer: start.node, startOffset: start.index, endContainer: end.node, endOffset: end.index });
}

/** A live DOM range for measuring; for an empty range it is collapsed. */
export function liveRange(article: ArticleText, range: TextRange): Range | null {
  const start = pointAt(article, range.start, 'start');
  const end = range.end > range.start ? pointAt(article, range.end, 'end') : start;
  if (!start || !end) return null;
  const live = document.createRange();
  live.setStart(start.node, start.index);
  live.setEnd(end.node, end.index);
  return live;
}

/** The offset under a point of the window (CSS pixels), whether or not a letter is drawn there; `null` outside the article. */
export function offsetUnder(article: ArticleText, x: number, y: number): number | null {
  const found = document.caretRangeFromPoint(x, y);
  if (!found || !article.root.contains(found.startContainer)) return null;
  return offsetAt(article, found.startContainer, found.startOffset);
}

/** What is selected in the article: `focus` is the end that moves. `null` where the selection is elsewhere or there is none. */
export interface Selected extends TextRange {
  readonly focus: number;
}

export function readSelection(article: ArticleText): Selected | null {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const { root } = article;
  if (!root.contains(selection.anchorNode) && !root.contains(selection.focusNode)) return null;
  const anchor = offsetAt(article, selection.anchorNode, selection.anchorOffset);
  const focus = offsetAt(article, selection.focusNode, selection.focusOffset);
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus), focus };
}

/** Selects a range, its end being the one that moves; an empty range places the caret. */
export function select(article: ArticleText, range: TextRange): void {
  const live = liveRange(article, range);
  if (!live) return;
  document.getSelection()?.setBaseAndExtent(live.startContainer, live.startOffset, live.endContainer, live.endOffset);
}

export function clearSelection(): void {
  document.getSelection()?.removeAllRanges();
}

export type Granularity = 'character' | 'word' | 'sentence' | 'line' | 'lineboundary' | 'paragraph' | 'documentboundary';

/** Moves or extends the selection as a caret in an editor would; a step that would leave the article is not taken. */
export function moveSelection(article: ArticleText, extend: boolean, forward: boolean, granularity: Granularity): void {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return;
  if (granularity === 'documentboundary') {
    // The browser means the end of the window, we that of the article.
    const edge = pointAt(article, forward ? Infinity : 0, forward ? 'end' : 'start');
    if (edge && extend) selection.extend(edge.node, edge.index);
    else if (edge) selection.collapse(edge.node, edge.index);
    return;
  }
  const before = [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset] as const;
  selection.modify(extend ? 'extend' : 'move', forward ? 'forward' : 'backward', granularity);
  if (selection.focusNode && article.root.contains(selection.focusNode)) return;
  selection.setBaseAndExtent(...before);
}

/** Calls the listener after each change of the selection; the value returned stops it. */
export function followSelection(listener: () => void): () => void {
  document.addEventListener('selectionchange', listener);
  return () => document.removeEventListener('selectionchange', listener);
}
