/** Gathers events that come in a crowd, so that they are answered by one act. */

/** Milliseconds in which they are gathered. */
const together = 40;

export interface Gathered<Item> {
  readonly add: (item: Item) => void;
  /** Forgets what waits. */
  readonly stop: () => void;
}

/** Calls the act with everything added since it was called last, each once; never while it is under way. */
export function gathered<Item>(act: (items: readonly Item[]) => Promise<void>): Gathered<Item> {
  const waiting = new Set<Item>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  const run = async () => {
    timer = undefined;
    if (busy || waiting.size === 0) return;
    const items = [...waiting];
    waiting.clear();
    busy = true;
    try {
      await act(items);
    } finally {
      busy = false;
      if (waiting.size > 0) schedule();
    }
  };
  const schedule = () => void (timer ??= setTimeout(() => void run(), together));
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
