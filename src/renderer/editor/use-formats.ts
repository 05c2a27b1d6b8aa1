/** The formats at the caret, followed as it moves. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_LOW, mergeRegister, SELECTION_CHANGE_COMMAND } from 'lexical';
import { useEffect, useState } from 'react';
import { $formats, noFormats, type Formats } from './formats';

export function useFormats(): Formats {
  const [editor] = useLexicalComposerContext();
  const [formats, setFormats] = useState(noFormats);
  useEffect(() => {
    const read = () => {
      const next = editor.read($formats);
      setFormats((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    read();
    return mergeRegister(
      editor.registerUpdateListener(read),
      editor.registerCommand(SELECTION_CHANGE_COMMAND, () => (read(), false), COMMAND_PRIORITY_LOW),
    );
  }, [editor]);
  return formats;
}
