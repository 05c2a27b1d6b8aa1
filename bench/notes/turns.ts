/** How long turns of this thread's event loop take: by the clock, and in the processor's time, which others' work does not lengthen. */
import { readFileSync } from 'node:fs';

export interface Watched<Value> {
  readonly value: Value;
  readonly ms: number;
  /** The longest turn, by the clock. */
  readonly blocked: number;
  /** The longest turn in milliseconds that this thread ran; `null` where the system does not tell, which is everywhere but on Linux. */
  readonly worked: number | null;
}

/** Milliseconds the main thread has run. */
function ran(): number | null {
  if (process.platform !== 'linux') return null;
  const [nanoseconds] = readFileSync(`/proc/self/task/${String(process.pid)}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

/** Runs work and watches the turns meanwhile, each of at least a millisecond. */
export async function watched<Value>(work: () => Promise<Value>): Promise<Watched<Value>> {
  let [blocked, worked] = [0, ran() === null ? null : 0];
  let [last, lastRan] = [performance.now(), ran()];
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const [now, nowRan] = [performance.now(), ran()];
    blocked = Math.max(blocked, now - last);
    if (worked !== null && nowRan !== null && lastRan !== null) worked = Math.max(worked, nowRan - lastRan);
    [last, lastRan] = [now, nowRan];
    timer = setTimeout(look, 1);
  };
  await new Promise((resolve) => setTimeout(resolve, 50));
  look();
  [blocked, worked] = [0, worked === null ? null : 0];
  const from = performance.now();
  try {
    const value = await work();
    const ms = performance.now() - from;
    // What was begun in the last turn counts as well.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { value, ms, blocked, worked };
  } finally {
    clearTimeout(timer);
  }
}
