/** A note's tree in JSON, for its way to the host: of a block that was written before, the text is at hand. */
import type { NoteBlock, NoteTree } from '../../core/notes/note';

const texts = new WeakMap<NoteBlock, string>();

function textOf(block: NoteBlock): string {
  const known = texts.get(block);
  if (known !== undefined) return known;
  const text = JSON.stringify(block);
  texts.set(block, text);
  return text;
}

/** What `JSON.stringify` gives. Blocks must not change once they were written. */
export const treeText = ({ blocks }: NoteTree): string => `{"blocks":[${blocks.map(textOf).join()}]}`;
