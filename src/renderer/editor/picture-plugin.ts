/** Pictures come into a note by paste, drop and choice; each is kept in the vault first. */
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot, $getSelection, $isRangeSelection, $setSelection, COMMAND_PRIORITY_HIGH, DRAGOVER_COMMAND, HISTORY_PUSH_TAG, mergeRegister, PASTE_COMMAND, type BaseSelection, type LexicalEditor } from 'lexical';
import { useEffect } from 'react';
import { useEditorHost, type EditorHost, type NewPicture } from './host';
import { askForDescription, CHOOSE_PICTURE } from './new-pictures';
import { $createPartNode } from './nodes/part-node';

const pictures = (files: Iterable<File>): File[] => [...files].filter(({ type }) => type.startsWith('image/'));

/** Puts pictures where the writer was when they came, or at the end. Call inside an update. */
function $insertPictures(found: readonly NewPicture[], where: BaseSelection | null): void {
  if ($isRangeSelection(where)) $setSelection(where.clone());
  else $getRoot().selectEnd();
  const selection = $getSelection();
  const nodes = found.map(({ url, alt }) => $createPartNode({ type: 'image', url, alt }));
  if (!$isRangeSelection(selection)) return;
  selection.insertNodes(nodes);
  const last = nodes.at(-1);
  if (last) askForDescription(last.getKey());
}

async function insert(editor: LexicalEditor, coming: Iterable<Promise<NewPicture | null>>): Promise<void> {
  // The update that asked for them, such as the one that takes away what was typed for the menu, comes to its end first.
  await null;
  const where = editor.read(() => $getSelection()?.clone() ?? null);
  const before = editor.getEditorState();
  const found = (await Promise.all(coming)).filter((each) => each !== null);
  if (found.length === 0) return;
  // Who wrote on meanwhile has the pictures where the caret is now.
  editor.update(() => $insertPictures(found, editor.getEditorState() === before ? where : $getSelection()), { tag: HISTORY_PUSH_TAG });
}

/** A copied picture of a web page comes with the page's own form of it, which a note does not take. */
function pasted(event: ClipboardEvent): File[] {
  const data = event.target instanceof HTMLInputElement ? null : event.clipboardData;
  return data && data.getData('text/plain') === '' ? pictures(data.files) : [];
}

function registerPictures(editor: LexicalEditor, host: EditorHost): () => void {
  const keep = (files: readonly File[]) => void insert(editor, files.map(host.keepPicture));
  return mergeRegister(
    editor.registerCommand(CHOOSE_PICTURE, () => (void insert(editor, [host.choosePicture()]), true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const files = event instanceof ClipboardEvent ? pasted(event) : [];
        if (files.length === 0) return false;
        event.preventDefault();
        keep(files);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // Files that are no pictures are refused with a sentence by whoever keeps them.
    editor.registerCommand(DRAG_DROP_PASTE, (files) => (keep(files), true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      DRAGOVER_COMMAND,
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return false;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

export function PicturePlugin(): null {
  const [editor] = useLexicalComposerContext();
  const host = useEditorHost();
  useEffect(() => (editor.isEditable() ? registerPictures(editor, host) : undefined), [editor, host]);
  return null;
}
