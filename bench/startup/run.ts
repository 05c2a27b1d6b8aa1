/** One start of an Electron application: how long until its page showed, and what it holds in memory then. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { memoryOf } from './memory';
import { pageOf } from './page-pipe';

export interface Start {
  /** Path of Electron's program. */
  readonly electron: string;
  readonly args: readonly string[];
  /** Expression whose value is the instant it showed, milliseconds since the epoch, or `null` before that. */
  readonly shown: string;
  /** The same of a later instant, where there is one. */
  readonly ready?: string;
}

export interface Measured {
  /** Milliseconds from the spawn to the page's own mark. */
  readonly ms: number;
  /** Milliseconds from the spawn to the later mark; to the first where there is none. */
  readonly readyMs: number;
  /** Megabytes, see `memoryOf`. */
  readonly megabytes: number | null;
}

/** Nobody asks the page anything for so long: its start is its own. */
const SETTLED_MS = 4000;
/** From the first text to the look at the memory: what is loaded after the text is counted as well. */
const REST_MS = 3500;
const LATEST_MS = 60_000;
const AGAIN_MS = 250;
const PATIENCE_MS = 3000;

/** Starts it, measures, and ends it `rest` milliseconds after it has shown. Rejects where nothing has shown within a minute. */
export async function measureStart({ electron, args, shown, ready = shown }: Start, rest = REST_MS): Promise<Measured> {
  const all = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-pipe', ...args];
  const from = Date.now();
  const child = spawn(electron, all, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  try {
    await Promise.race([wait(SETTLED_MS), gone]);
    const ask = pageOf(child);
    const at = await instant(ask, shown, from);
    const readyAt = await instant(ask, ready, from);
    await wait(Math.max(0, at + rest - Date.now()));
    return { ms: at - from, readyMs: readyAt - from, megabytes: child.pid === undefined ? null : memoryOf(child.pid) };
  } finally {
    await end(child, gone);
  }
}

/** Asks it to leave, for the next start needs the vault and the profile it holds; a window that asks back is not answered. */
async function end(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill();
  const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(impatient);
}

async function instant(ask: ReturnType<typeof pageOf>, shown: string, from: number): Promise<number> {
  while (Date.now() - from < LATEST_MS) {
    const at = await ask(shown);
    if (typeof at === 'number') return at;
    await wait(AGAIN_MS);
  }
  throw new Error(`Nothing was shown within ${LATEST_MS / 1000} seconds`);
}
