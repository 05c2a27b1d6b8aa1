/** The blocks that stand inside a block: the one place that knows which kinds hold others. */
import type { NoteBlock, NoteInline } from './note';

/** Blocks directly inside, in reading order. */
export function blocksWithin(block: NoteBlock): readonly NoteBlock[] {
  if (block.type === 'list') return block.items.flatMap((item) => item.blocks);
  return block.type === 'quote' || block.type === 'callout' || block.type === 'footnote-text' ? block.blocks : [];
}

/** The block and every block inside it, in reading order. */
export const withDescendants = (block: NoteBlock): readonly NoteBlock[] => [block, ...blocksWithin(block).flatMap(withDescendants)];

/** Lines of the block and of the blocks inside it, in reading order. */
export function linesOf(block: NoteBlock): readonly (readonly NoteInline[])[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.children];
    case 'table':
      return block.rows.flat();
    case 'list':
      return block.items.flatMap((item) => [item.children, ...item.blocks.flatMap(linesOf)]);
    default:
      return blocksWithin(block).flatMap(linesOf);
  }
}

/** The block, and every block inside it, put through `change`, the innermost first. */
export function mapBlocks(block: NoteBlock, change: (block: NoteBlock) => NoteBlock): NoteBlock {
  const inside = (blocks: readonly NoteBlock[]) => blocks.map((each) => mapBlocks(each, change));
  if (block.type === 'list') return change({ ...block, items: block.items.map((item) => ({ ...item, blocks: inside(item.blocks) })) });
  return change(block.type === 'quote' || block.type === 'callout' || block.type === 'footnote-text' ? { ...block, blocks: inside(block.blocks) } : block);
}

/** The block with every line of it, and of the blocks inside it, put through `change`. */
export function mapLines(block: NoteBlock, change: (line: readonly NoteInline[]) => readonly NoteInline[]): NoteBlock {
  const inside = (blocks: readonly NoteBlock[]) => blocks.map((each) => mapLines(each, change));
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, children: change(block.children) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(change)) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, children: change(item.children), blocks: inside(item.blocks) })) };
    case 'quote':
    case 'callout':
    case 'footnote-text':
      return { ...block, blocks: inside(block.blocks) };
    default:
      return block;
  }
}
