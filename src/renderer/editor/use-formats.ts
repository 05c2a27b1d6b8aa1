/** The formats at the caret, followed as it moves. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_LOW, mergeRegister, SELECTION_CHANGE_COMMAND } from 'lexical';
import { useEffect, useState } from 'react';
import { $formats, noFormats, type Formats } from './formats';

export function useFormats(): Formats {
  const [editor] = useLexicalComposerContext();
  const [formats, setFormats] = useState(noFormats);
  useEffect(() => {
    const take = (next: Formats) => setFormats((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    take(editor.read($formats));
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => take(editorState.read($formats, { editor }))),
      // A command runs within an update, which reading from outside would bring to its end before its time.
      editor.registerCommand(SELECTION_CHANGE_COMMAND, () => (take($formats()), false), COMMAND_PRIORITY_LOW),
    );
  }, [editor]);
  return formats;
}
