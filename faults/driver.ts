/**
 * A process of its own that performs acts on a vault and says, line by line, what became of each: what the faults are put into.
 * usage: node driver.js FOLDER PLAN.json; it waits for a line on standard input once the thread that does the file calls runs.
 */
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { perform, seen, type Act } from '../src/main/vault/acts.fixture';
import { openVault } from '../src/main/vault/open-vault';
import type { Vault } from '../src/main/vault/vault';
import { errorCode } from '../src/main/vault/file-system';
import { ExpectedFailure } from '../src/shared/failure';
import { optionsForTrials } from './options';

/** What is said, one JSON object a line. */
export type Said =
  | { readonly say: 'ready'; readonly thread: number }
  | { readonly say: 'open' }
  /** An act was acknowledged; `index` counts from 0. */
  | { readonly say: 'done'; readonly index: number }
  /** An act or the opening was refused in a sentence. */
  | { readonly say: 'refused'; readonly sentence: string }
  /** Something ended otherwise than in a sentence. `code` is the system's, or empty. */
  | { readonly say: 'raw'; readonly code: string; readonly message: string }
  /** Neither done nor left undone. */
  | { readonly say: 'half'; readonly index: number; readonly state: string }
  | { readonly say: 'end' };

export interface Plan {
  readonly acts: readonly Act[];
  /** What is seen before the first act and after each, to tell a refused act that was done from one that was not. */
  readonly expected: readonly string[];
}

// Written at once and not through a stream: what was said must have left this process before it is killed.
const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`);

function complain(error: unknown): void {
  if (error instanceof ExpectedFailure) say({ say: 'refused', sentence: error.message });
  else say({ say: 'raw', code: errorCode(error), message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

/** More than there are kinds of calls: strace counts each kind by itself, so the n-th call of each may fail, one attempt after the other. */
const TRIES = 24;

/** Tries until it succeeds. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      return await work();
    } catch (error) {
      complain(error);
    }
  }
  throw new Error('it fails again and again');
}

async function open(folder: string): Promise<Vault> {
  return patiently(async () => {
    const opened = await openVault(folder, optionsForTrials());
    if (!opened.ok) throw new ExpectedFailure('not-saved', opened.message);
    say({ say: 'open' });
    return opened.vault;
  });
}

async function act(vault: Vault, { acts, expected }: Plan, index: number): Promise<void> {
  const wanted = acts[index];
  if (wanted === undefined) return;
  try {
    await perform(vault, wanted);
  } catch (error) {
    complain(error);
    const state = await patiently(() => seen(vault));
    if (state !== expected[index] && state !== expected[index + 1]) say({ say: 'half', index, state });
    // An entry of a log that is there after all must not be appended twice.
    if (state !== expected[index + 1] || state === expected[index]) await patiently(() => perform(vault, wanted));
  }
  say({ say: 'done', index });
}

const threads = (): number[] => readdirSync('/proc/self/task').map(Number);

/** The thread on which libuv makes its file calls (there is one where UV_THREADPOOL_SIZE is 1); 0 where the system does not tell. */
async function threadOfFileCalls(): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const before = new Set(threads());
  await stat('/');
  return threads().find((thread) => !before.has(thread)) ?? 0;
}

async function main(): Promise<void> {
  const [folder = '', planFile = ''] = process.argv.slice(2);
  const plan = JSON.parse(readFileSync(planFile, 'utf8')) as Plan;
  say({ say: 'ready', thread: await threadOfFileCalls() });
  await new Promise((resolve) => process.stdin.once('data', resolve));
  const vault = await open(folder);
  for (const index of plan.acts.keys()) await act(vault, plan, index);
  await patiently(() => vault.close());
  say({ say: 'end' });
  process.exit(0);
}

void main();
