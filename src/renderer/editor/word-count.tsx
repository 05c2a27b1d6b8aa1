/** How many words the note has, counted when the window has nothing else to do: of a long note only in the blocks that changed. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot, type NodeKey } from 'lexical';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsIn } from '../../core/notes/plain-text';
import { changedKeys } from './read-tree';

export function WordCount() {
  const { t } = useTranslation('notes');
  const [editor] = useLexicalComposerContext();
  const [words, setWords] = useState(() => editor.read(() => wordsIn($getRoot().getTextContent())));
  useEffect(() => {
    let idle = 0;
    /** Words by block, as far as they are known. */
    let known = new Map<NodeKey, number>();
    const count = () => {
      const blocks = editor.read(() => $getRoot().getChildren().map((block) => [block.getKey(), known.get(block.getKey()) ?? wordsIn(block.getTextContent())] as const));
      known = new Map(blocks);
      setWords(blocks.reduce((sum, [, words]) => sum + words, 0));
    };
    const stop = editor.registerUpdateListener((update) => {
      const changed = changedKeys(update);
      if (changed?.length === 0) return;
      if (changed === null) known.clear();
      else for (const key of changed) known.delete(key);
      cancelIdleCallback(idle);
      idle = requestIdleCallback(count, { timeout: 2000 });
    });
    return () => {
      stop();
      cancelIdleCallback(idle);
    };
  }, [editor]);
  return <p className="editor-words">{t('words', { count: words })}</p>;
}
