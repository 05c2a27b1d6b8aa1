/** Answers calls of the engine in the order in which they came; a query that a newer one of its box overtook is not carried out. */
import { overtaken } from '../../core/search/search';
import type { Engine, SearchQuery } from './engine';
import type { EngineCall, EngineReply } from './engine-thread';

/**
 * Takes calls from here on. Between two of them whatever else came in is heard, so that a newer keystroke is known, and a slice
 * of what the engine has put off is done; the rest of it when nobody asks, and then `idle` is called.
 */
export function answerCalls(engine: Engine, reply: (reply: EngineReply) => void, idle: () => void = () => {}): (call: EngineCall) => void {
  const waiting: EngineCall[] = [];
  let busy = false;

  async function next(): Promise<void> {
    const call = waiting.shift();
    if (!call) {
      busy = engine.tidy();
      if (busy) setImmediate(() => void next());
      else idle();
      return;
    }
    const { turn, name, given } = call;
    try {
      const value = isOvertaken(call, waiting) ? overtaken : await (engine[name] as (...all: readonly unknown[]) => unknown)(...given);
      reply({ turn, value });
    } catch (error) {
      reply({ turn, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    // While an article after another comes in nobody is idle, and segments would pile up.
    if (name !== 'search') engine.tidy();
    setImmediate(() => void next());
  }

  return (call) => {
    waiting.push(call);
    if (busy) return;
    busy = true;
    setImmediate(() => void next());
  };
}

function isOvertaken(call: EngineCall, later: readonly EngineCall[]): boolean {
  const box = boxOf(call);
  return box !== undefined && later.some((one) => boxOf(one) === box);
}

function boxOf({ name, given }: EngineCall): string | undefined {
  return name === 'search' ? (given[0] as SearchQuery).box : undefined;
}
