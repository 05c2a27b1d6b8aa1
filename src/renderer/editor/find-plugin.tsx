/** Opens find in the note by its keys and by the room around the editor. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, createCommand, KEY_DOWN_COMMAND, mergeRegister, type LexicalCommand } from 'lexical';
import { useEffect, useState } from 'react';
import { isMac } from '../platform';
import { NoteFindBar } from './note-find-bar';

/** Opens find; with a field for other words where the payload says so. */
export const FIND_IN_NOTE: LexicalCommand<{ readonly replaces: boolean }> = createCommand('find in note');

/** Longer than this, what is selected is not what is sought. UTF-16 units. */
const longest = 80;

function keyOf(event: KeyboardEvent): 'find' | 'replace' | null {
  const held = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const key = event.key.toLowerCase();
  if (!held || event.shiftKey) return null;
  if (key === 'f') return event.altKey ? 'replace' : 'find';
  return key === 'h' && !event.altKey && !isMac() ? 'replace' : null;
}

export function FindPlugin({ readOnly }: { readonly readOnly: boolean }) {
  const [editor] = useLexicalComposerContext();
  const [open, setOpen] = useState<{ readonly words: string; readonly replaces: boolean; readonly turn: number } | null>(null);
  useEffect(() => {
    const show = (replaces: boolean) => {
      const selected = editor.read(() => {
        const selection = $getSelection();
        return $isRangeSelection(selection) ? selection.getTextContent() : '';
      });
      const words = selected.length <= longest && !selected.includes('\n') ? selected : '';
      setOpen((before) => ({ words, replaces: replaces && !readOnly, turn: (before?.turn ?? 0) + 1 }));
      return true;
    };
    return mergeRegister(
      editor.registerCommand(FIND_IN_NOTE, ({ replaces }) => show(replaces), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const key = keyOf(event);
          if (key === null) return false;
          event.preventDefault();
          return show(key === 'replace');
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  }, [editor, readOnly]);
  return open ? <NoteFindBar key={open.turn} words={open.words} replaces={open.replaces} onClose={() => setOpen(null)} /> : null;
}
