/** Which key moves the caret how far; as in an editor, plus sentences with Alt. */
import type { Granularity } from './offsets';

export interface CaretMove {
  readonly extend: boolean;
  readonly forward: boolean;
  readonly granularity: Granularity;
}

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const arrows: Readonly<Record<string, { forward: boolean; along: boolean }>> = {
  ArrowLeft: { forward: false, along: true },
  ArrowRight: { forward: true, along: true },
  ArrowUp: { forward: false, along: false },
  ArrowDown: { forward: true, along: false },
};

function far(pressed: Pressed, along: boolean, mac: boolean): Granularity {
  if (mac && pressed.metaKey) return along ? 'lineboundary' : 'documentboundary';
  if (mac && pressed.altKey) return along ? 'word' : 'paragraph';
  if (pressed.ctrlKey) return along ? 'word' : 'paragraph';
  if (pressed.altKey) return 'sentence';
  return along ? 'character' : 'line';
}

/** The move a key asks for; `null` for keys that move nothing. On a Mac Option is the word key and Control plus Option the sentence key. */
export function caretMove(pressed: Pressed, mac: boolean): CaretMove | null {
  const extend = pressed.shiftKey;
  const arrow = arrows[pressed.key];
  if (arrow) {
    // Alt with an arrow alone is the way back and forward.
    if (pressed.altKey && !extend && !mac) return null;
    const sentence = mac && pressed.ctrlKey && pressed.altKey;
    return { extend, forward: arrow.forward, granularity: sentence ? 'sentence' : far(pressed, arrow.along, mac) };
  }
  if (pressed.key === 'Home' || pressed.key === 'End') {
    return { extend, forward: pressed.key === 'End', granularity: pressed.ctrlKey ? 'documentboundary' : 'lineboundary' };
  }
  return null;
}
