/** One way into a note for what is pasted or dropped: markup is purified and cleaned first; only this window's own copies keep their references and passages. */
import { $insertDataTransferForRichText } from '@lexical/clipboard';
import { $isCodeNode } from '@lexical/code';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DROP_COMMAND,
  PASTE_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { useEffect } from 'react';
import { cleanPasted } from './paste';
import { purify } from './purify';

/** The editor's own form, with nodes as they are. Any web page can put it on the clipboard too. */
const nodesType = 'application/x-lexical-editor';

/** The nodes that were last copied or dragged in this window. */
let ownNodes: string | null = null;

/** The editor's word for a block that is dragged by its handle; the data is the key of its node. */
const blockType = 'application/x-lexical-drag-block';

/** The block that is being dragged in this window. */
let ownBlock: string | null = null;

/** Remembers what this window gives away; must hear the event after the editor has filled it. */
function rememberOwn(event: Event): void {
  const data = event instanceof ClipboardEvent ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
  const nodes = data?.getData(nodesType) ?? '';
  if (nodes !== '') ownNodes = nodes;
  if (event instanceof DragEvent) ownBlock = data?.getData(blockType) ?? null;
}

function followOwn(): () => void {
  const kinds = ['copy', 'cut', 'dragstart'] as const;
  for (const kind of kinds) window.addEventListener(kind, rememberOwn);
  return () => kinds.forEach((kind) => window.removeEventListener(kind, rememberOwn));
}

const isOwn = (data: DataTransfer): boolean => data.types.includes(nodesType) && data.getData(nodesType) === ownNodes;
const isOwnBlock = (data: DataTransfer): boolean => data.types.includes(blockType) && data.getData(blockType) === ownBlock;

function $insideCode(): boolean {
  const selection = $getSelection();
  return $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isCodeNode) !== null;
}

/** What may be inserted of foreign data: its words, and outside code their form. */
function cleaned(data: DataTransfer): DataTransfer {
  const clean = new DataTransfer();
  clean.setData('text/plain', data.getData('text/plain'));
  const html = data.getData('text/html');
  if (html === '' || $insideCode()) return clean;
  const page = purify(html);
  cleanPasted(page);
  clean.setData('text/html', page.body.innerHTML);
  return clean;
}

/** Inserts foreign data; `false` leaves the editor's own copies and plain text to the editor. */
function $insert(editor: LexicalEditor, data: DataTransfer | null): boolean {
  const selection = $getSelection();
  const hasForm = data !== null && (data.types.includes('text/html') || data.types.includes(nodesType));
  if (!hasForm || !selection || isOwn(data)) return false;
  $insertDataTransferForRichText(cleaned(data), selection, editor);
  return true;
}

function $paste(editor: LexicalEditor, event: ClipboardEvent): boolean {
  const inserted = $insert(editor, event.clipboardData);
  if (inserted) event.preventDefault();
  return inserted;
}

/** A drop that calls itself the editor's own is taken at its word by the editor, so it has to be one; others arrive as insertions. */
function refusePretender(event: DragEvent): boolean {
  const { dataTransfer: data } = event;
  const pretends = data !== null && data.types.some((type) => type.startsWith('application/x-lexical')) && !isOwn(data) && !isOwnBlock(data);
  if (pretends) event.preventDefault();
  return pretends;
}

export function PastePlugin(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const stops = [
      followOwn(),
      editor.registerCommand(PASTE_COMMAND, (event) => event instanceof ClipboardEvent && $paste(editor, event), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        CONTROLLED_TEXT_INSERTION_COMMAND,
        (given) => typeof given !== 'string' && $insert(editor, given.dataTransfer),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(DROP_COMMAND, refusePretender, COMMAND_PRIORITY_HIGH),
    ];
    return () => stops.forEach((stop) => stop());
  }, [editor]);
  return null;
}
