import { createHeadlessEditor } from '@lexical/headless';
import * as fc from 'fast-check';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, $isTextNode, HISTORIC_TAG, type LexicalEditor } from 'lexical';
import { expect, it } from 'vitest';
import { anyTree } from '../../core/notes/arbitrary';
import { normalise } from '../../core/notes/markdown';
import { $getTree } from './lexical-to-tree';
import { noteNodes } from './nodes';
import { keepBlocks, readTree } from './read-tree';
import { $setTree } from './tree-to-lexical';

const bits = fc.nat(1000);
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom('write', 'format', 'put', 'take', 'move'), at: bits, to: bits }),
  fc.record({ kind: fc.constant('return'), at: bits, to: bits }),
);

/** Does it to the block `at`, or to a text in it. */
function $do({ kind, at, to }: { readonly kind: string; readonly at: number; readonly to: number }): void {
  const blocks = $getRoot().getChildren();
  const block = blocks[at % Math.max(1, blocks.length)];
  if (kind === 'put' || !block) return void $getRoot().splice(to % (blocks.length + 1), 0, [$createParagraphNode().append($createTextNode(`put ${String(to)}`))]);
  if (kind === 'take') return block.remove();
  const other = blocks[to % blocks.length];
  if (kind === 'move') return void (other === block ? undefined : other?.insertAfter(block));
  const texts = $isElementNode(block) ? block.getAllTextNodes().filter((node) => $isTextNode(node) && node.isSimpleText()) : [];
  const text = texts[to % Math.max(1, texts.length)];
  if (kind === 'write') text?.setTextContent(`written ${String(to)}`);
  else text?.toggleFormat('bold');
}

it('reads what stands in the editor, whatever was done to it since it was last read', () => {
  fc.assert(
    fc.property(anyTree, fc.array(act, { maxLength: 12 }), (tree, acts) => {
      const onError = (error: Error): never => {
        throw error;
      };
      const editor: LexicalEditor = createHeadlessEditor({ nodes: [...noteNodes], onError });
      const stop = keepBlocks(editor);
      editor.update(() => $setTree(normalise(tree)), { discrete: true });
      const states = [editor.getEditorState()];
      for (const each of acts) {
        const before = states[each.at % states.length];
        if (each.kind === 'return' && before?.isEmpty() === false) editor.setEditorState(before, { tag: HISTORIC_TAG });
        else editor.update(() => $do(each), { discrete: true });
        states.push(editor.getEditorState());
        expect(readTree(editor)).toEqual(editor.read($getTree));
      }
      stop();
    }),
    { numRuns: 200 },
  );
});

it('gives a block that did not change again as it was given', () => {
  const editor = createHeadlessEditor({ nodes: [...noteNodes] });
  keepBlocks(editor);
  editor.update(() => [1, 2, 3].forEach((to) => $do({ kind: 'put', at: 0, to })), { discrete: true });
  const before = readTree(editor).blocks;
  editor.update(() => $do({ kind: 'write', at: 1, to: 0 }), { discrete: true });
  expect(readTree(editor).blocks.map((block, at) => block === before[at])).toEqual([true, false, true]);
});
