/** Lexical with rich text and history, and nothing else: what a note's editor is measured against. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $createHeadingNode, HeadingNode, registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';
import { runningText } from '../running-text';
import { LONG_NOTE_WORDS } from '../long-note-words';

const editor = createEditor({
  namespace: 'bare',
  nodes: [HeadingNode],
  theme: { text: { bold: 'bold' } },
  onError: (error) => {
    throw error;
  },
});
editor.setRootElement(document.getElementById('editor'));
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
editor.update(
  () => {
    for (const { heading, paragraphs } of runningText(LONG_NOTE_WORDS)) {
      $getRoot().append($createHeadingNode('h2').append($createTextNode(heading)));
      for (const pieces of paragraphs) {
        $getRoot().append($createParagraphNode().append(...pieces.map(({ kind, text }) => (kind === 'bold' ? $createTextNode(text).toggleFormat('bold') : $createTextNode(text)))));
      }
    }
  },
  { discrete: true, tag: 'history-merge' },
);
