/** The articles that the timeline and the graph are about: all, or those that were chosen. */
import { create } from 'zustand';
import { listen } from '../notebook';

interface Scope {
  /** Document ids; `null` for all there are. */
  readonly documents: readonly string[] | null;
}

export const useScope = create<Scope>(() => ({ documents: null }));

export const chooseAll = (): void => useScope.setState({ documents: null });
export const chooseNone = (): void => useScope.setState({ documents: [] });

/** Takes an article in or out; `all` are the ids of the library, because until now they may all have been meant. */
export function toggleDocument(id: string, all: readonly string[]): void {
  const now = useScope.getState().documents ?? all;
  const next = now.includes(id) ? now.filter((each) => each !== id) : [...now, id];
  useScope.setState({ documents: all.every((each) => next.includes(each)) ? null : next });
}

/** Milliseconds without a change after which it is read anew, and how long that may be put off: while a library comes in, a graph that is replaced every second is no graph. */
const QUIET = 500;
const LONGEST = 10_000;

/** Reads now, and whenever the choice or the library changes; the value returned stops it. */
export function followScope(read: () => Promise<void>): () => void {
  void read();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  const refresh = (): void => {
    since = null;
    void read();
  };
  const stops = [
    () => clearTimeout(timer),
    useScope.subscribe(() => void read()),
    listen('library.changed', () => {
      const now = performance.now();
      since ??= now;
      clearTimeout(timer);
      timer = setTimeout(refresh, Math.max(0, Math.min(QUIET, since + LONGEST - now)));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
