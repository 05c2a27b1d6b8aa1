/** The links a note makes: what it refers to, in which words, and the text around each. */
import { blocksWithin } from './blocks-within';
import type { NoteBlock, NoteInline, NotePassage, NoteTree, ReferenceTarget } from './note';
import { inlineText } from './plain-text';

export { excerpt, plainText, wordCount } from './plain-text';

/** One link and the line it stands in. */
export interface LinkContext {
  readonly target: ReferenceTarget;
  /** About 120 characters around the link, on one line, with `…` where text was left out. */
  readonly context: string;
}

/** UTF-16 units of context on each side of a link. */
const reach = 60;

function around(text: string, start: number, end: number): string {
  let from = Math.max(0, start - reach);
  let to = Math.min(text.length, end + reach);
  if (from > 0) from = Math.max(from, Math.min(start, text.indexOf(' ', from) + 1));
  if (to < text.length) to = Math.max(end, text.lastIndexOf(' ', to));
  const middle = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${middle}${to < text.length ? '…' : ''}`;
}

function linksOfLine(inlines: readonly NoteInline[]): readonly LinkContext[] {
  if (!inlines.some((node) => node.type === 'reference')) return [];
  const text = inlines.map(inlineText).join('');
  let at = 0;
  return inlines.flatMap((node): readonly LinkContext[] => {
    const start = at;
    at += inlineText(node).length;
    return node.type === 'reference' ? [{ target: node.target, context: around(text, start, at) }] : [];
  });
}

/** A passage leads to its annotation. */
const linkOfPassage = ({ annotation, quote }: NotePassage): LinkContext => ({
  target: { kind: 'annotation', id: annotation },
  context: around(quote, 0, Math.min(quote.length, reach)),
});

/** In reading order, whatever stands inside what. */
function linksOf(block: NoteBlock): readonly LinkContext[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return linksOfLine(block.children);
    case 'table':
      return block.rows.flat().flatMap(linksOfLine);
    case 'list':
      return block.items.flatMap((item) => [...linksOfLine(item.children), ...item.blocks.flatMap(linksOf)]);
    case 'passage':
      return [linkOfPassage(block)];
    default:
      return blocksWithin(block).flatMap(linksOf);
  }
}

/** Every link in reading order, repeated ones included. A passage counts as a link to its annotation. */
export const referencesOf = (tree: NoteTree): readonly ReferenceTarget[] => tree.blocks.flatMap(linksOf).map((link) => link.target);

/** The links the predicate accepts, in reading order, each with the text around it. */
export const contextsOf = (tree: NoteTree, predicate: (target: ReferenceTarget) => boolean): readonly LinkContext[] =>
  tree.blocks.flatMap(linksOf).filter((link) => predicate(link.target));
