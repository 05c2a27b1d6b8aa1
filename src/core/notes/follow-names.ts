/**
 * Has the links of a note say what their targets are called today. A link whose text is its target's name follows that name from
 * then on (`named`); words that the writer chose for it are another text, and stay.
 */
import { linesOf, mapLines } from './blocks-within';
import type { NoteReference, NoteTree, ReferenceTarget } from './note';
import { oneLine } from './normalise-inline';

type Named = Pick<NoteReference, 'text' | 'named'>;

/** The link under the present name of its target (`null` or empty: it has none); the same object where nothing changes. */
export function followName<Link extends Named>(link: Link, name: string | null): Link {
  const shown = oneLine(name ?? '');
  if (shown.trim() === '' || (link.named ? link.text === shown : link.text !== shown)) return link;
  return { ...link, text: shown, named: true };
}

/** What the links in the note's lines lead to, repeated ones included. */
export const namedTargets = (tree: NoteTree): readonly ReferenceTarget[] =>
  tree.blocks.flatMap(linesOf).flatMap((line) => line.flatMap((node) => (node.type === 'reference' ? [node.target] : [])));

/** The note with every link under the present name of its target; the same object where nothing changes. */
export function followNames(tree: NoteTree, nameOf: (target: ReferenceTarget) => string | null): NoteTree {
  let changed = false;
  const blocks = tree.blocks.map((block) =>
    mapLines(block, (line) =>
      line.map((node) => {
        const followed = node.type === 'reference' ? followName(node, nameOf(node.target)) : node;
        changed ||= followed !== node;
        return followed;
      }),
    ),
  );
  return changed ? { blocks } : tree;
}
