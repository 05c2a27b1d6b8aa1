/** What links do in the editor: chips take their target's colour, a click or Enter opens, a web link asks first. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getNodeByKey, $getSelection, $isNodeSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, HISTORY_MERGE_TAG, KEY_ENTER_COMMAND, type LexicalEditor } from 'lexical';
import { useEffect } from 'react';
import { followName } from '../../core/notes/follow-names';
import type { ReferenceTarget } from '../../core/notes/note';
import { useEditorHost, type EditorHost } from './host';
import { $isPassageNode } from './nodes/passage-node';
import { $isReferenceNode, ReferenceNode } from './nodes/reference-node';

/** Chips that do not say what their targets (`null`: gone) are called now, with what they are to say. */
const $outdated = (names: ReadonlyMap<string, string | null>) =>
  [...names].flatMap(([key, name]) => {
    const node = $getNodeByKey(key);
    if (!$isReferenceNode(node)) return [];
    const before = { text: node.getTextContent(), ...(node.isNamed() && { named: true as const }) };
    const after = followName(before, name);
    return after === before ? [] : [{ node, text: after.text }];
  });

/** Names that changed are no change of the note by its writer: they are saved with the next one, and not undone. */
function $follow(names: ReadonlyMap<string, string | null>): void {
  for (const { node, text } of $outdated(names)) node.setWords(text, true);
}

/** Asks once for all chips that came since the last painting. */
function followNames(editor: LexicalEditor, host: EditorHost): () => void {
  const waiting = new Set<string>();
  const present = new Set<string>();
  let frame = 0;
  async function name(): Promise<void> {
    const keys = [...waiting];
    waiting.clear();
    const asked = editor.read(() =>
      keys.flatMap((key) => {
        const node = $getNodeByKey(key);
        return $isReferenceNode(node) ? [{ key, target: node.getTarget() }] : [];
      }),
    );
    if (asked.length === 0) return;
    const states = await host.resolve(asked.map(({ target }) => target));
    const names = new Map(asked.map(({ key }, index) => [key, states[index]?.name ?? null]));
    // While a word is composed its line is left alone: the next change of anything asks again.
    if (!editor.isComposing() && editor.read(() => $outdated(names).length > 0)) editor.update(() => $follow(names), { tag: HISTORY_MERGE_TAG });
    asked.forEach(({ key }, index) => {
      const element = editor.getElementByKey(key);
      const state = states[index];
      if (!element || !state) return;
      // An attribute that is set again, even to what it says, has the browser look at the whole text anew.
      const type = state.type ?? state.target.kind;
      if (element.dataset['type'] !== type) element.dataset['type'] = type;
      if (element.hasAttribute('data-missing') !== (state.name === null)) element.toggleAttribute('data-missing');
      if (state.name !== null && element.title !== state.name) element.title = state.name;
    });
  }
  function ask(keys: Iterable<string>): void {
    for (const key of keys) waiting.add(key);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => void name());
  }
  const stop = editor.registerMutationListener(ReferenceNode, (changes) => {
    for (const [key, change] of changes) present[change === 'destroyed' ? 'delete' : 'add'](key);
    ask([...changes.keys()].filter((key) => present.has(key)));
  });
  const stopListening = host.listen(() => ask(present));
  return () => {
    stop();
    stopListening();
    cancelAnimationFrame(frame);
  };
}

/** The target at the caret: of the chip that is entered or wholly selected, or of the passage that is selected. */
function $targetAtCaret(beside: boolean): ReferenceTarget | null {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const [node] = selection.getNodes();
    return $isPassageNode(node) ? { kind: 'annotation', id: node.getPassage().annotation } : null;
  }
  if (!$isRangeSelection(selection)) return null;
  const { anchor, focus } = selection;
  const node = anchor.getNode();
  if (!$isReferenceNode(node) || anchor.key !== focus.key) return null;
  const [from, to] = [Math.min(anchor.offset, focus.offset), Math.max(anchor.offset, focus.offset)];
  const size = node.getTextContentSize();
  const inside = from === to ? from > 0 && to < size : from === 0 && to === size;
  return inside || beside ? node.getTarget() : null;
}

function followClicks(editor: LexicalEditor, host: EditorHost): () => void {
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.button !== 0) return;
    const chip = event.target.closest<HTMLElement>('.editor-reference');
    const { kind, target: id } = chip?.dataset ?? {};
    if (kind !== undefined && id !== undefined) return host.openTarget({ kind: kind as ReferenceTarget['kind'], id });
    const link = event.target.closest('a');
    if (!link) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) host.openUrl(link.getAttribute('href') ?? '');
  };
  return editor.registerRootListener((root, before) => {
    before?.removeEventListener('click', onClick);
    root?.addEventListener('click', onClick);
  });
}

export function LinkOpeningPlugin(): null {
  const [editor] = useLexicalComposerContext();
  const host = useEditorHost();
  useEffect(() => {
    const stops = [
      followNames(editor, host),
      followClicks(editor, host),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (event === null || event.isComposing || editor.isComposing()) return false;
          const target = $targetAtCaret(event.ctrlKey || event.metaKey);
          if (!target) return false;
          event.preventDefault();
          host.openTarget(target);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ];
    return () => stops.forEach((stop) => stop());
  }, [editor, host]);
  return null;
}
