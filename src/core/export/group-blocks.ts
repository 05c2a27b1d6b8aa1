/** Brings an article's list items together, for in the text they stand one after another. */
import type { ArticleBlock } from './article-pieces';

/** Lists as they nest: items in a row, each with the deeper items that follow it. */
export interface ItemTree {
  readonly item: ArticleBlock;
  readonly children: readonly ItemTree[];
}

export type BlockGroup = { readonly kind: 'block'; readonly block: ArticleBlock } | { readonly kind: 'list'; readonly items: readonly ItemTree[]; readonly blocks: readonly ArticleBlock[] };

function nest(items: readonly ArticleBlock[]): ItemTree[] {
  const trees: ItemTree[] = [];
  for (let index = 0; index < items.length; ) {
    const item = items[index] as ArticleBlock;
    let end = index + 1;
    while (end < items.length && (items[end] as ArticleBlock).block.level > item.block.level) end += 1;
    trees.push({ item, children: nest(items.slice(index + 1, end)) });
    index = end;
  }
  return trees;
}

/** Neighbouring list items become one list; everything else stands alone. */
export function groupBlocks(blocks: readonly ArticleBlock[]): BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (let index = 0; index < blocks.length; ) {
    let end = index;
    while (blocks[end]?.block.kind === 'list-item') end += 1;
    const items = blocks.slice(index, end);
    if (items.length > 0) groups.push({ kind: 'list', items: nest(items), blocks: items });
    else groups.push({ kind: 'block', block: blocks[end++] as ArticleBlock });
    index = end;
  }
  return groups;
}
