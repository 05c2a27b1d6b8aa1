/** Keys that count wherever the focus stands while the reader is shown: find, and the way back and forward. */
import { useEffect } from 'react';
import { isMac } from '../platform';
import { closeFind, openFind } from '../state/passage';
import { goBack, goForward } from '../state/place';

/** Whether the keys of the way are pressed: Alt with an arrow, on a Mac Cmd with a bracket. */
function wayOf(event: KeyboardEvent): 'back' | 'forward' | null {
  const mac = isMac();
  const held = mac ? event.metaKey && !event.altKey : event.altKey && !event.metaKey;
  if (!held || event.ctrlKey || event.shiftKey) return null;
  const [back, forward] = mac ? ['[', ']'] : ['ArrowLeft', 'ArrowRight'];
  return event.key === back ? 'back' : event.key === forward ? 'forward' : null;
}

function isFind(event: KeyboardEvent): boolean {
  const command = isMac() ? event.metaKey : event.ctrlKey;
  return command && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f';
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const way = wayOf(event);
  if (!way && !isFind(event)) return;
  event.preventDefault();
  if (way === 'back') return goBack();
  if (way === 'forward') return goForward();
  const field = document.querySelector<HTMLInputElement>('.find-field');
  if (field) field.select();
  else openFind();
}

export function useWindowKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      closeFind();
    };
  }, []);
}
