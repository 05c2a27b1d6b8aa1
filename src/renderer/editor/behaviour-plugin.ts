/** Small rules of the editor: which marks exist, what Tab does, and how check lists read to assistive technology. */
import { $isCodeNode } from '@lexical/code';
import { $isListItemNode, $isListNode, ListItemNode, ListNode } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  TextNode,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical';
import { useEffect } from 'react';
import { registerBoxes } from './box-acts';
import { registerCodePaint } from './code-paint';
import { $isReferenceNode } from './nodes/reference-node';
import { $inTable } from './table-blocks';
import { markFormats } from './tree-to-lexical';

const formats: readonly TextFormatType[] = Object.values(markFormats);
const deepestList = 7;

/** A note has no underline and the like: what could not be kept is not offered by a shortcut either. */
const $refuseOtherFormats = (format: TextFormatType): boolean => !formats.includes(format);

/** A chip brings a space with it; a comma or full stop typed next takes that space back. */
function $closeUp(node: TextNode): void {
  if (!/^ [,.)]$/.test(node.getTextContent()) || !$isReferenceNode(node.getPreviousSibling()) || node.isComposing()) return;
  node.setTextContent(node.getTextContent().slice(1)).selectEnd();
}

/** Code carries no marks: what came with some, or was typed with some on, is plain. */
function $plainCode(node: TextNode): void {
  if (node.getFormat() !== 0 && $isCodeNode(node.getParent())) node.setFormat(0);
}

/** Tab nests list items; everywhere else it leaves the editor, as in any form. */
function $onTab(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || $inTable()) return false;
  const item = $findMatchingParent(selection.anchor.getNode(), $isListItemNode);
  if (!item) return true;
  event.preventDefault();
  if (event.shiftKey) return editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined);
  return item.getIndent() + 1 < deepestList ? editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined) : true;
}

/** Items of a check list are checkboxes, which may not stand in an element that calls itself a list. */
function followCheckLists(editor: LexicalEditor): () => void {
  const paint = (keys: Iterable<string>) =>
    editor.read(() => {
      for (const key of keys) {
        const node = $getNodeByKey(key);
        const element = editor.getElementByKey(key);
        const list = $isListNode(node) ? node : $isListItemNode(node) ? node.getParent() : null;
        if (!element || !$isListNode(list)) continue;
        const check = list.getListType() === 'check';
        const role = element.getAttribute('role');
        if (check && role !== 'checkbox') element.setAttribute('role', $isListNode(node) ? 'group' : 'none');
        if (!check && (role === 'group' || role === 'none')) element.removeAttribute('role');
      }
    });
  const stops = [ListNode, ListItemNode].map((kind) => editor.registerMutationListener(kind, (changes) => paint(changes.keys())));
  return () => stops.forEach((stop) => stop());
}

export function BehaviourPlugin(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const stops = [
      followCheckLists(editor),
      registerBoxes(editor),
      registerCodePaint(editor),
      editor.registerNodeTransform(TextNode, $closeUp),
      editor.registerNodeTransform(TextNode, $plainCode),
      editor.registerCommand(FORMAT_TEXT_COMMAND, $refuseOtherFormats, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_TAB_COMMAND, (event) => $onTab(editor, event), COMMAND_PRIORITY_HIGH),
    ];
    return () => stops.forEach((stop) => stop());
  }, [editor]);
  return null;
}
