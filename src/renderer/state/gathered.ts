/** Gathers events that come in a crowd, so that they are answered by one act. */

/** Milliseconds in which they are gathered, at the least. */
const together = 40;
/** After an act that took long the next one waits this many times as long, so that a crowd of events leaves the host to other questions. */
const REST = 2;
/** Milliseconds it waits at the most. */
const LONGEST_REST = 2000;

export interface Gathered<Item> {
  readonly add: (item: Item) => void;
  /** Forgets what waits. */
  readonly stop: () => void;
}

/** Calls the act with everything added since it was called last, each once; never while it is under way, nor soon after it took long. */
export function gathered<Item>(act: (items: readonly Item[]) => Promise<void>): Gathered<Item> {
  const waiting = new Set<Item>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let rested = 0;
  const run = async () => {
    timer = undefined;
    if (busy || waiting.size === 0) return;
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
  const schedule = () => void (timer ??= setTimeout(() => void run(), Math.max(together, rested - performance.now())));
  return {
    add: (item) => {
      waiting.add(item);
      schedule();
    },
    stop: () => {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
