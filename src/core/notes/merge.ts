/** Makes one note of two: the text of one goes under the other's, under its title; and back, where nobody has changed it since. */
import { mapBlocks, mapLines, withDescendants } from './blocks-within';
import { followNames } from './follow-names';
import type { Note, NoteBlock, NoteTree } from './note';
import { normalise } from './normalise';

/** What merging changes of a note. */
export interface MergedPart {
  readonly tags: readonly string[];
  readonly tree: NoteTree;
}

const labelsIn = (tree: NoteTree): ReadonlySet<string> =>
  new Set(tree.blocks.flatMap(withDescendants).flatMap((block) => (block.type === 'footnote-text' ? [block.label] : [])));

/** The tree with footnotes of labels that `taken` has under others, marks and texts alike. */
function relabel(tree: NoteTree, taken: ReadonlySet<string>): NoteTree {
  const own = labelsIn(tree);
  const used = new Set([...taken, ...own]);
  const names = new Map<string, string>();
  for (const label of own) {
    if (!taken.has(label)) continue;
    let turn = 2;
    while (used.has(`${label}-${String(turn)}`)) turn += 1;
    names.set(label, `${label}-${String(turn)}`);
    used.add(`${label}-${String(turn)}`);
  }
  const named = <T extends { readonly label: string }>(each: T): T => ({ ...each, label: names.get(each.label) ?? each.label });
  const texts = (block: NoteBlock): NoteBlock => (block.type === 'footnote-text' ? named(block) : block);
  const marks = (block: NoteBlock): NoteBlock => mapLines(block, (line) => line.map((node) => (node.type === 'footnote' ? named(node) : node)));
  return { blocks: tree.blocks.map((block) => marks(mapBlocks(block, texts))) };
}

const heading = (title: string): readonly NoteBlock[] => (title.trim() === '' ? [] : [{ type: 'heading', level: 1, children: [{ type: 'text', text: title, marks: [] }] }]);

/** Tags of both, those of `into` first; its tree, then that of `from` under its title. */
export function mergeNotes(into: Pick<Note, 'tags' | 'tree'>, from: Pick<Note, 'title' | 'tags' | 'tree'>): MergedPart {
  const { blocks } = relabel(normalise(from.tree), labelsIn(into.tree));
  return { tags: [...new Set([...into.tags, ...from.tags])], tree: normalise({ blocks: [...into.tree.blocks, ...heading(from.title), ...blocks] }) };
}

/** Equal for blocks that say the same, whatever their links' targets are called by now. */
const said = (blocks: readonly NoteBlock[]): string => JSON.stringify(followNames({ blocks }, () => 'name').blocks);

/**
 * A note that others were merged into as it was `before`; what was written since above the merged text stays. `null` where the
 * merged text itself is no longer as the merging left it (`after`).
 */
export function unmergeNotes(present: MergedPart, before: MergedPart, after: MergedPart): MergedPart | null {
  const came = new Set(after.tags.filter((tag) => !before.tags.includes(tag)));
  const tags = present.tags.filter((tag) => !came.has(tag));
  if (said(present.tree.blocks) === said(after.tree.blocks)) return { tags, tree: before.tree };
  const tail = after.tree.blocks.slice(before.tree.blocks.length);
  const start = present.tree.blocks.length - tail.length;
  const follows = said(after.tree.blocks.slice(0, before.tree.blocks.length)) === said(before.tree.blocks);
  if (!follows || start < 0 || said(present.tree.blocks.slice(start)) !== said(tail)) return null;
  return { tags, tree: { blocks: present.tree.blocks.slice(0, start) } };
}

/** Ids that lead to a note once another was merged into it: those that led to either, and the other's own. */
export const absorbing = (into: string, own: readonly string[], from: string, came: readonly string[]): readonly string[] =>
  [...new Set([...own, from, ...came])].filter((id) => id !== into);

/**
 * Where the id of a note leads: to itself, or where it was merged into another and is not there any more, to that one.
 * @param notes those that are there.
 */
export function leadsOfNotes(notes: Iterable<Pick<Note, 'id' | 'absorbed'>>): (id: string) => string {
  const there = new Set<string>();
  const leads = new Map<string, string>();
  for (const { id, absorbed = [] } of notes) {
    there.add(id);
    for (const each of absorbed) leads.set(each, id);
  }
  return (id) => (there.has(id) ? id : (leads.get(id) ?? id));
}
