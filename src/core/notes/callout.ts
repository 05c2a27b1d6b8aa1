/** Call-outs as GitHub and Obsidian write them: a quote whose first line is `[!tone] Title`. */
import type { Blockquote, PhrasingContent, RootContent } from 'mdast';
import { toString } from './mdast-text';

interface ReadCallout {
  readonly tone: string;
  readonly title: string;
  /** What stands under the first line. */
  readonly children: readonly RootContent[];
}

const head = /^\[!([a-z][a-z0-9-]*)\][+-]?[ \t]*/i;

/** The first line of a paragraph, and what follows it. */
function cutLine(nodes: readonly PhrasingContent[]): { readonly line: readonly PhrasingContent[]; readonly rest: readonly PhrasingContent[] } {
  const at = nodes.findIndex((node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')));
  const node = nodes[at];
  if (node === undefined) return { line: nodes, rest: [] };
  if (node.type !== 'text') return { line: nodes.slice(0, at), rest: nodes.slice(at + 1) };
  const end = node.value.indexOf('\n');
  return { line: [...nodes.slice(0, at), { type: 'text', value: node.value.slice(0, end) }], rest: [{ type: 'text', value: node.value.slice(end + 1) }, ...nodes.slice(at + 1)] };
}

/** `null` where the quote is none; an escaped `\[!note]` is text. @param markdown what the positions count in. */
export function readCallout(node: Blockquote, markdown: string): ReadCallout | null {
  const [first, ...others] = node.children;
  const begin = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || begin?.type !== 'text') return null;
  const [whole, tone] = head.exec(begin.value) ?? [];
  if (whole === undefined || tone === undefined || !markdown.startsWith('[!', begin.position?.start.offset ?? -1)) return null;
  const { line, rest } = cutLine(first.children);
  return {
    tone: tone.toLowerCase(),
    title: line.map(toString).join('').replace(head, ''),
    children: rest.length === 0 ? others : [{ ...first, children: [...rest] }, ...others],
  };
}
