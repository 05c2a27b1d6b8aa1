/** Gathers events that come in a crowd, so that they are answered by one act. */
import { untilRest } from './typing-rest';

/** Milliseconds in which they are gathered, at the least. */
const together = 40;
/** After an act that took long the next one waits this many times as long, so that a crowd of events leaves the host to other questions. */
const REST = 2;
/** Milliseconds it waits at the most. */
const LONGEST_REST = 2000;
/** Milliseconds in which what may wait is gathered: whoever goes on writing after a save has pressed a key by then. */
const UNHURRIED = 400;
/** Milliseconds what may wait is kept from its act by keys at the most. */
const LONGEST_TYPING = 3000;

export interface Gathered<Item> {
  readonly add: (item: Item) => void;
  /** Forgets what waits. */
  readonly stop: () => void;
}

/**
 * Calls the act with everything added since it was called last, each once; never while it is under way, nor soon after it took long.
 * @param pace `at rest` is for what nobody waits for: it comes when no key was pressed for a moment, so that no key waits for it.
 */
export function gathered<Item>(act: (items: readonly Item[]) => Promise<void>, pace: 'soon' | 'at rest' = 'soon'): Gathered<Item> {
  const waiting = new Set<Item>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let rested = 0;
  /** When the first of what waits was added. */
  let asked = 0;
  const run = async () => {
    timer = undefined;
    if (busy || waiting.size === 0) return;
    const typing = pace === 'soon' ? 0 : Math.min(untilRest(), asked + LONGEST_TYPING - performance.now());
    if (typing > 0) return void (timer = setTimeout(() => void run(), typing));
    const items = [...waiting];
    waiting.clear();
    busy = true;
    const begun = performance.now();
    try {
      await act(items);
    } finally {
      busy = false;
      const ended = performance.now();
      rested = ended + Math.min(LONGEST_REST, REST * (ended - begun));
      if (waiting.size > 0) schedule();
    }
  };
  const schedule = () => void (timer ??= setTimeout(() => void run(), Math.max(pace === 'soon' ? together : UNHURRIED, rested - performance.now())));
  return {
    add: (item) => {
      if (waiting.size === 0) asked = performance.now();
      waiting.add(item);
      schedule();
    },
    stop: () => {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
