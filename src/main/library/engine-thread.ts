/**
 * The engine in a thread of its own: the same members, answered by message. Nothing of the engine itself is loaded here,
 * so that the host shows its window without reading the gazetteer.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'node:worker_threads';
import type { Engine } from './engine';

/** The engine as its callers see it, wherever it runs. */
export type AsyncEngine = {
  readonly [Name in keyof Engine]: (...given: Parameters<Engine[Name]>) => Promise<Awaited<ReturnType<Engine[Name]>>>;
};

export interface EngineCall {
  readonly turn: number;
  readonly name: keyof Engine;
  readonly given: readonly unknown[];
}

export interface EngineReply {
  readonly turn: number;
  readonly value?: unknown;
  /** Message and stack of a bug inside the engine. */
  readonly error?: string;
}

export interface EngineThread {
  readonly engine: AsyncEngine;
  readonly stop: () => Promise<void>;
}

export interface EngineThreadOptions {
  /** The thread starts once this resolves; calls made before wait for it. */
  readonly begin?: Promise<void>;
  /** Folder in which the engine keeps what it found out; `null` for none. */
  readonly folder?: string | null;
  /** Brings a thread that was started anew to the state of the vault. Calls that others make meanwhile wait for it. */
  readonly reload?: () => Promise<void>;
  /** Told why a thread died, and whether another was started in its place. */
  readonly died?: (reason: Error, again: boolean) => void;
}

/** A thread that dies more often than this in `WITHIN_MS` is not started again: something it needs is broken. */
const MOST_DEATHS = 5;
const WITHIN_MS = 60_000;

interface OpenCall extends EngineCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  /** How many threads died while they carried it out. */
  deaths: number;
}

/**
 * Starts the thread. Calls are answered in order. When the thread dies another one takes its place: what was in the engine
 * comes from the vault again, then what was not answered yet is asked again; only a call that two threads died of rejects.
 */
export function startEngineThread(script: string, options: EngineThreadOptions = {}): EngineThread {
  const host = new EngineHost(script, options);
  return { engine: proxyEngine((name, given) => host.call(name, given)), stop: () => host.stop() };
}

class EngineHost {
  /** Calls without an answer, in the order in which they were made. */
  private readonly open = new Map<number, OpenCall>();
  /** Turns of those that this very thread has, in the order in which it got them. */
  private readonly sent = new Set<number>();
  private readonly deaths: number[] = [];
  private readonly reloading = new AsyncLocalStorage<true>();
  private turns = 0;
  private worker: Worker | null = null;
  private dead: Error | null = null;
  /** Pending while a new thread is told what the old one knew. */
  private restarted: Promise<void> | null = null;
  private readonly started: Promise<void>;
  private stopWaiting = () => {};

  constructor(
    private readonly script: string,
    private readonly options: EngineThreadOptions,
  ) {
    const stopped = new Promise<void>((resolve) => (this.stopWaiting = resolve));
    const begun = (options.begin ?? Promise.resolve()).then(() => (this.dead ? undefined : this.launch()));
    this.started = Promise.race([begun, stopped]);
  }

  async call(name: keyof Engine, given: readonly unknown[]): Promise<unknown> {
    await this.started;
    // What is loaded from the vault goes first.
    if (!this.reloading.getStore()) while (this.restarted) await this.restarted;
    if (this.dead) throw this.dead;
    return new Promise((resolve, reject) => {
      const call: OpenCall = { turn: ++this.turns, name, given, resolve, reject, deaths: 0 };
      this.open.set(call.turn, call);
      this.send(call);
    });
  }

  async stop(): Promise<void> {
    this.end(new Error('Engine: the thread was stopped'));
    await this.worker?.terminate();
  }

  private end(reason: Error): void {
    this.dead = reason;
    this.stopWaiting();
    for (const { reject } of this.open.values()) reject(reason);
    this.open.clear();
  }

  private launch(): void {
    this.sent.clear();
    const worker = startWorker(this.script, this.options.folder ?? null, (reply) => this.settle(reply), (reason) => {
      if (worker === this.worker && !this.dead) this.restart(reason);
    });
    this.worker = worker;
  }

  private send({ turn, name, given }: EngineCall): void {
    this.sent.add(turn);
    this.worker?.postMessage({ turn, name, given } satisfies EngineCall);
  }

  private settle({ turn, value, error }: EngineReply): void {
    const call = this.open.get(turn);
    this.open.delete(turn);
    this.sent.delete(turn);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  }

  private restart(reason: Error): void {
    const now = performance.now();
    this.deaths.push(now);
    const again = this.deaths.filter((at) => now - at < WITHIN_MS).length <= MOST_DEATHS;
    this.options.died?.(reason, again);
    if (!again) return this.end(reason);
    this.rejectFatal(reason);
    const waiting = [...this.open.values()];
    this.launch();
    const reload = this.options.reload ?? (() => Promise.resolve());
    // A document that cannot be loaded has been told of; the calls are answered from what is there.
    const done: Promise<void> = this.reloading.run(true, reload).catch(() => undefined).then(() => this.goOn(done, waiting));
    this.restarted = done;
  }

  /** Asks again what the last thread left, unless this one has died meanwhile too. */
  private goOn(done: Promise<void>, waiting: readonly OpenCall[]): void {
    if (this.restarted !== done) return;
    this.restarted = null;
    for (const call of waiting) if (this.open.has(call.turn)) this.send(call);
  }

  /** The first call a thread has not answered is the one it was carrying out. */
  private rejectFatal(reason: Error): void {
    const [turn] = this.sent;
    const fatal = turn === undefined ? undefined : this.open.get(turn);
    if (!fatal || ++fatal.deaths < 2) return;
    this.open.delete(fatal.turn);
    fatal.reject(reason);
  }
}

function startWorker(script: string, folder: string | null, settle: (reply: EngineReply) => void, die: (reason: Error) => void): Worker {
  const worker = new Worker(script, { workerData: folder });
  let reason: Error | null = null;
  worker.on('message', settle);
  worker.on('error', (error) => (reason = error));
  worker.on('exit', (code) => die(reason ?? new Error(`Engine: the thread ended with code ${String(code)}`)));
  return worker;
}

/** The engine's members as calls by name. */
export function proxyEngine(call: (name: keyof Engine, given: readonly unknown[]) => Promise<unknown>): AsyncEngine {
  return new Proxy({} as AsyncEngine, {
    get: (_target, name) => (name === 'then' ? undefined : (...given: readonly unknown[]) => call(name as keyof Engine, given)),
  });
}
