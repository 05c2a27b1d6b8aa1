/** Starts the driver, listens to it, and lets strace hold the thread that makes its file calls. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Plan, Said } from './driver';

/** What became of a driver. */
export interface Ended {
  readonly said: readonly Said[];
  /** Acts that were acknowledged. */
  readonly acknowledged: number;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

export interface Driven {
  readonly process: ChildProcess;
  /** Thread that makes the file calls; 0 where it is not known. */
  readonly thread: number;
  /** Lets it begin. */
  go(): void;
  /** Resolves when it has said something of this kind, or has ended. */
  until(kind: Said['say']): Promise<void>;
  readonly ended: Promise<Ended>;
}

/** How long a driver may take; one that hangs is killed and fails its trial. */
const latestMs = 60_000;

/** Starts the driver on a vault's folder; `planFolder` takes the plan's file. */
export async function drive(folder: string, plan: Plan, planFolder: string): Promise<Driven> {
  const planFile = join(planFolder, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' };
  const child = spawn(process.execPath, [join(__dirname, 'driver.js'), folder, planFile], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const said: Said[] = [];
  const waiting: { kind: Said['say']; resolve: () => void }[] = [];
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const one = JSON.parse(line) as Said;
    said.push(one);
    for (const { kind, resolve } of waiting) if (kind === one.say) resolve();
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), latestMs);
  const ended = once(child, 'close').then(([, signal]): Ended => {
    clearTimeout(timer);
    return { said, acknowledged: said.filter(({ say }) => say === 'done').length, signal: signal as NodeJS.Signals | null, errors };
  });
  const until = (kind: Said['say']): Promise<void> =>
    Promise.race([ended.then(() => undefined), new Promise<void>((resolve) => (said.some(({ say }) => say === kind) ? resolve() : waiting.push({ kind, resolve })))]);
  await until('ready');
  const ready = said.find((one) => one.say === 'ready');
  return { process: child, thread: ready?.say === 'ready' ? ready.thread : 0, go: () => void child.stdin.write('go\n'), until, ended };
}

/** Attaches strace to the driver's thread; resolves when it holds it. `ended` resolves when strace has gone. */
export async function hold(strace: string, { thread }: Driven, args: readonly string[]): Promise<{ ended: Promise<void>; failure: string | null }> {
  const child = spawn(strace, ['-p', String(thread), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close').then(() => undefined);
  let told = '';
  const attached = new Promise<string | null>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (told.includes('attached')) resolve(null);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(told.trim()));
  });
  return { failure: await attached, ended };
}
