/** Brings a link of the note into sight and selects it. */
import { $dfs } from '@lexical/utils';
import { $createNodeSelection, $setSelection, type LexicalEditor, type LexicalNode } from 'lexical';
import type { ReferenceTarget } from '../../core/notes/note';
import { $isPassageNode } from './nodes/passage-node';
import { $isReferenceNode } from './nodes/reference-node';

function leadsTo(node: LexicalNode, { kind, id }: ReferenceTarget): boolean {
  if ($isPassageNode(node)) return kind === 'annotation' && node.getPassage().annotation === id;
  if (!$isReferenceNode(node)) return false;
  const target = node.getTarget();
  return target.kind === kind && target.id === id;
}

/** @param turn which of the note's links to the target, counted from 0 in reading order; nothing happens where it has gone. */
export function showLink(editor: LexicalEditor, target: ReferenceTarget, turn: number): void {
  const node = editor.read(() => $dfs().map((each) => each.node).filter((each) => leadsTo(each, target))[turn]);
  if (!node) return;
  editor.focus(() => {
    editor.update(
      () => {
        if ($isReferenceNode(node)) return void node.select(0, node.getTextContentSize());
        const selection = $createNodeSelection();
        selection.add(node.getKey());
        $setSelection(selection);
      },
      { discrete: true },
    );
    editor.getElementByKey(node.getKey())?.scrollIntoView({ block: 'center' });
  });
}
