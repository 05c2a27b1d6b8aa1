import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyTree } from '../../core/notes/arbitrary';
import { treeText } from './tree-text';

it('is the JSON of the tree, also where some of its blocks were written before', () => {
  fc.assert(
    fc.property(anyTree, anyTree, (first, second) => {
      expect(treeText(first)).toBe(JSON.stringify(first));
      const both = { blocks: [...second.blocks, ...first.blocks] };
      expect(treeText(both)).toBe(JSON.stringify(both));
    }),
  );
});
