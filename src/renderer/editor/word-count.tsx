/** How many words the note has, counted when the window has nothing else to do. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot } from 'lexical';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsIn } from '../../core/notes/plain-text';

export function WordCount() {
  const { t } = useTranslation('notes');
  const [editor] = useLexicalComposerContext();
  const [words, setWords] = useState(() => editor.read(() => wordsIn($getRoot().getTextContent())));
  useEffect(() => {
    let idle = 0;
    const count = () => setWords(editor.read(() => wordsIn($getRoot().getTextContent())));
    const stop = editor.registerTextContentListener(() => {
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
