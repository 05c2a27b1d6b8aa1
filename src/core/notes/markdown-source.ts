/** Parses Markdown, and tells which source may be written back as it is. */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown as parse } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { isKept } from './kept-source';

/**
 * The autolink transform is left out: it would also turn escaped addresses into links; those that are not escaped are
 * found by the tokeniser.
 */
const parseOnce = (markdown: string): Root =>
  parse(markdown, {
    extensions: [gfm(), math()],
    mdastExtensions: [...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })), mathFromMarkdown()],
  });

/** Offsets of dollars that were read as the beginning of a formula and are a price: "$5 and $10", "a $ sign". */
function prices(root: Root, markdown: string): number[] {
  const found: number[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('children' in node) for (const child of node.children) open.push(child);
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (node.type !== 'inlineMath' || start === undefined || end === undefined) continue;
    const source = markdown.slice(start, end);
    if (!source.startsWith('$$') && (/^\$\s|\s\$$/.test(source) || /^\d/.test(markdown.slice(end)))) found.push(start);
  }
  return found.sort((a, b) => b - a);
}

/** A text of nothing but prices is mended this often; what is left then stands as formulas. */
const mostMendings = 8;

/** Parses GFM with formulas. Answers the Markdown that the positions count in: dollars of prices are escaped in it. */
export function parseMarkdown(given: string): { readonly root: Root; readonly markdown: string } {
  let markdown = given;
  let root = parseOnce(markdown);
  for (let turn = 0; turn < mostMendings && markdown.includes('$'); turn += 1) {
    const wrong = prices(root, markdown);
    if (wrong.length === 0) break;
    for (const at of wrong) markdown = `${markdown.slice(0, at)}\\${markdown.slice(at)}`;
    root = parseOnce(markdown);
  }
  return { root, markdown };
}

/** True where the source stands for one kept block whatever follows it (or, as the last one, nothing), so that it can be written as it is. */
export function isWholeSource(source: string, last: boolean): boolean {
  const { children } = parseOnce(`a\n\n${source}${last ? '' : '\n\na'}`);
  const [, kept, after] = children;
  if (children.length !== (last ? 2 : 3) || !kept || !isKept(kept.type) || (!last && after?.type !== 'paragraph')) return false;
  return kept.position?.start.offset === 3 && kept.position.end.offset === 3 + source.length;
}
