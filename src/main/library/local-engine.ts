/** The engine in this very thread, for the terminal and for tests. */
import { createEngine } from './engine';
import type { EngineShadow } from './engine-shadow';
import { proxyEngine, type AsyncEngine } from './engine-thread';

/** Every call is answered in the thread that makes it. */
export function localEngine(now: () => number, shadow: EngineShadow | null = null): AsyncEngine {
  const engine = createEngine(now, shadow);
  return proxyEngine(async (name, given) => (engine[name] as (...all: readonly unknown[]) => unknown)(...given));
}
