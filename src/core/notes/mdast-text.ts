/** The text of a Markdown node without its markup, found without recursion so that no nesting is too deep. */
import type { Nodes } from 'mdast';

export function toString(node: Nodes): string {
  let text = '';
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if ('value' in next) text += next.value;
    else if (next.type === 'break') text += ' ';
    else if ('alt' in next) text += next.alt ?? '';
    if ('children' in next) for (const child of [...next.children].reverse()) open.push(child);
  }
  return text;
}
