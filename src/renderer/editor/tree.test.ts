import { createHeadlessEditor } from '@lexical/headless';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from '../../core/notes/arbitrary';
import { normalise } from '../../core/notes/markdown';
import type { NoteTree } from '../../core/notes/note';
import { $getTree } from './lexical-to-tree';
import { noteNodes } from './nodes';
import { $setTree } from './tree-to-lexical';

function throughEditor(tree: NoteTree): NoteTree {
  const editor = createHeadlessEditor({
    nodes: [...noteNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $setTree(tree), { discrete: true });
  return editor.read($getTree);
}

describe('a tree in the editor', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const normal = normalise(tree);
        expect(throughEditor(normal)).toEqual(normal);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a block it does not know instead of dropping it', () => {
    const tree = { blocks: [{ type: 'newer' }] } as unknown as NoteTree;
    expect(() => throughEditor(tree)).toThrow(/cannot be shown/);
  });
});
