/** Follows what the reader selects in the article: at once by keyboard, once the button is let go by mouse. */
import { useEffect, useRef } from 'react';
import { say, selectPassage, stopMaking, usePassage } from '../state/passage';
import { translate } from '../strings';
import { trimRange } from './lookup';
import { followSelection, readSelection } from './offsets';
import type { ReaderParts } from './parts';

/** Milliseconds without a change before the selection is read out. */
const SETTLE = 300;

/** Brings the state to what is selected now; answers whether that changed it. */
function takeSelection({ article, open }: ReaderParts): boolean {
  const range = readSelection(article);
  const selected = range && trimRange(open.text, range);
  const before = usePassage.getState().selected;
  if (before?.start === selected?.start && before?.end === selected?.end) return false;
  selectPassage(selected);
  return true;
}

function sayPassage({ open }: ReaderParts): void {
  const { selected } = usePassage.getState();
  if (selected) say(translate('reader:selected', { quote: open.text.slice(selected.start, selected.end).slice(-200) }));
}

export function useSelection(parts: ReaderParts | null): void {
  // Outlives the effect: an article that is read anew under a drag must not end the drag.
  const held = useRef(false);
  useEffect(() => {
    if (!parts) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      if (held.current || !takeSelection(parts)) return;
      clearTimeout(timer);
      timer = setTimeout(() => sayPassage(parts), SETTLE);
    };
    const onDown = () => {
      held.current = true;
      // At once, before anything is drawn again: a bubble under the pointer would end the drag.
      parts.sheet.dataset['held'] = 'true';
      stopMaking();
      selectPassage(null);
    };
    const onUp = () => {
      held.current = false;
      delete parts.sheet.dataset['held'];
      take();
    };
    const { root } = parts.article;
    root.addEventListener('pointerdown', onDown);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
    const stop = followSelection(take);
    return () => {
      clearTimeout(timer);
      stop();
      root.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
    };
  }, [parts]);
}
