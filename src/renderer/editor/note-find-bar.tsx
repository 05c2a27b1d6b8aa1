/** Find and replace over the note: every place painted, the present one strongly; Enter steps, Escape goes back to the text. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { SKIP_DOM_SELECTION_TAG } from 'lexical';
import { CaseSensitive, ChevronDown, ChevronUp, Replace, ReplaceAll, WholeWord, X } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button';
import { $find, $replaceAll, type Found } from './find-in-note';
import './note-find-bar.css';
import { paintRanges } from './painted-layers';
import { $selectRange, domRange } from './text-lines';

/** The places of the words, found anew after each change of the note. */
function useFound(words: string, exact: boolean, whole: boolean) {
  const [editor] = useLexicalComposerContext();
  const [found, setFound] = useState<readonly Found[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const read = () => setFound(editor.read(() => $find(words, { exact, whole })));
    read();
    setAt(0);
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) read();
    });
  }, [editor, words, exact, whole]);
  const index = Math.min(at, Math.max(0, found.length - 1));
  const present = found[index];
  useEffect(() => {
    const drawn = (places: readonly Found[]) => places.flatMap(({ line, range }) => domRange(editor, line, range) ?? []);
    const stops = [paintRanges('note-find', drawn(found), 1), paintRanges('note-found', drawn(present ? [present] : []), 2)];
    return () => stops.forEach((stop) => stop());
  }, [editor, found, present]);
  useEffect(() => {
    const range = present && domRange(editor, present.line, present.range);
    range?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [editor, present]);
  const step = (by: number) => setAt(found.length === 0 ? 0 : (index + by + found.length) % found.length);
  return { found, index, present, step };
}

interface Properties {
  /** What was selected when the bar was opened. */
  readonly words: string;
  readonly replaces: boolean;
  readonly onClose: () => void;
}

export function NoteFindBar({ words, replaces, onClose }: Properties) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const [text, setText] = useState(words);
  const [other, setOther] = useState('');
  const [said, say] = useState('');
  const [exact, setExact] = useState(false);
  const [whole, setWhole] = useState(false);
  const { found, index, present, step } = useFound(useDeferredValue(text), exact, whole);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const count = text.trim() === '' ? '' : found.length === 0 ? t('find.none') : t('find.at', { at: index + 1, count: found.length });
  const leave = () => {
    editor.update(() => void (present && $selectRange(present.line, present.range)));
    onClose();
    editor.focus();
  };
  const replace = (which: readonly Found[]) => editor.update(() => say(t('find.replaced', { count: $replaceAll(which, other) })), { discrete: true, tag: SKIP_DOM_SELECTION_TAG });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') field.current?.select();
    else if (event.key === 'F3') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="note-find" role="search" aria-label={t('find.label')} onKeyDown={onKeyDown}>
      <div className="note-find-row">
        <input ref={field} autoFocus className="note-find-field" aria-label={t('find.words')} placeholder={t('find.words')} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
        <span className="note-find-count" role="status">
          {count}
        </span>
        <span className="note-find-keys">
          <IconButton icon={CaseSensitive} label={t('find.exact')} pressed={exact} onPress={() => setExact(!exact)} />
          <IconButton icon={WholeWord} label={t('find.whole')} pressed={whole} onPress={() => setWhole(!whole)} />
        </span>
        <span className="note-find-keys">
          <IconButton icon={ChevronUp} label={t('find.previous')} shortcut="Shift+Enter" disabled={found.length === 0} onPress={() => step(-1)} />
          <IconButton icon={ChevronDown} label={t('find.next')} shortcut="Enter" disabled={found.length === 0} onPress={() => step(1)} />
          <IconButton icon={X} label={t('find.close')} shortcut="Esc" onPress={leave} />
        </span>
      </div>
      {replaces ? (
        <div className="note-find-row">
          <input
            className="note-find-field"
            aria-label={t('find.other')}
            placeholder={t('find.other')}
            value={other}
            onChange={(event) => setOther(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (present) replace([present]);
            }}
          />
          <span className="visually-hidden" role="status">
            {said}
          </span>
          <IconButton icon={Replace} label={t('find.replace')} shortcut="Enter" disabled={!present?.writable} onPress={() => present && replace([present])} />
          <IconButton icon={ReplaceAll} label={t('find.replaceAll')} disabled={!found.some(({ writable }) => writable)} onPress={() => replace(found)} />
        </div>
      ) : null}
    </div>
  );
}
