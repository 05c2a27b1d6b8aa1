/** Find in the open text: a bar over the article, every place painted, the present one strongly. */
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextRange } from '../../core/documents/document';
import { findAll, foldText } from '../../core/search/find-in-text';
import { closeFind, say, usePassage } from '../state/passage';
import { IconButton } from '../ui/icon-button';
import { select } from './offsets';
import { paint, wipe } from './paint';
import { useParts, useSetting, type ReaderParts } from './parts';
import { scrollToRange } from './scroll';
import { look, within } from './sight';
import './find-bar.css';

/** Index of the first place at or after what is in sight. */
function firstInSight(parts: ReaderParts, found: readonly TextRange[]): number {
  const { offset } = look(parts);
  const index = found.findIndex(({ start }) => start >= offset);
  return Math.max(0, index);
}

/** The places found and which of them is the present one. */
function useFound(text: string) {
  const parts = useParts();
  const { painted } = useSetting();
  const folded = useMemo(() => foldText(parts.open.text), [parts]);
  const found = useMemo(() => findAll(parts.open.text, folded, text), [parts, folded, text]);
  const [at, setAt] = useState(0);
  const [seen, setSeen] = useState(found);
  if (seen !== found) {
    setSeen(found);
    setAt(firstInSight(parts, found));
  }
  const present = found[at];
  useEffect(() => {
    paint(parts.article, 'find', '', within(found, painted));
    return () => wipe('find');
  }, [parts, found, painted]);
  useEffect(() => {
    if (!present) return;
    paint(parts.article, 'found', '', [present]);
    const stop = scrollToRange(parts, present);
    return () => {
      stop();
      wipe('found');
    };
  }, [parts, present]);
  const step = (by: number) => setAt((now) => (found.length === 0 ? 0 : (now + by + found.length) % found.length));
  return { parts, found, at, present, step };
}

/** What is selected, where that is short enough to be what is sought. */
function useSelectedWords(): string {
  const { open } = useParts();
  const { selected } = usePassage.getState();
  return selected && selected.end - selected.start <= 80 ? open.text.slice(selected.start, selected.end) : '';
}

export function FindBar() {
  const { t } = useTranslation('reader');
  const [text, setText] = useState(useSelectedWords());
  const { parts, found, at, present, step } = useFound(useDeferredValue(text));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const count = text.trim() === '' ? '' : found.length === 0 ? t('findNone') : t('findCount', { at: at + 1, count: found.length });
  useEffect(() => {
    if (count !== '') say(count);
  }, [count]);
  const leave = () => {
    closeFind();
    parts.article.root.focus({ preventScroll: true });
    if (present) select(parts.article, present);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' || event.key === 'F3') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="find-bar" role="search" aria-label={t('find')} onKeyDown={onKeyDown}>
      <input
        ref={field}
        autoFocus
        className="find-field"
        aria-label={t('findLabel')}
        placeholder={t('findLabel')}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="find-count">{count}</span>
      <IconButton icon={ChevronUp} label={t('findPrevious')} shortcut="Shift+Enter" disabled={found.length === 0} onPress={() => step(-1)} />
      <IconButton icon={ChevronDown} label={t('findNext')} shortcut="Enter" disabled={found.length === 0} onPress={() => step(1)} />
      <IconButton icon={X} label={t('findClose')} shortcut="Esc" onPress={leave} />
    </div>
  );
}
