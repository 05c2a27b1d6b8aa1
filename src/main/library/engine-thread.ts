/**
 * The engine in a thread of its own: the same members, answered by message. Nothing of the engine itself is loaded here,
 * so that the host shows its window without reading the gazetteer.
 */
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

/**
 * Starts the thread once `begin` resolves, with the folder in which it keeps what it found out (`null` for none); calls made before wait for it. Calls are answered in order; when the thread
 * dies, those still open reject.
 */
export function startEngineThread(script: string, begin: Promise<void> = Promise.resolve(), folder: string | null = null): EngineThread {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let turns = 0;
  let dead: Error | null = null;
  const die = (error: Error) => {
    dead = error;
    for (const call of open.values()) call.reject(error);
    open.clear();
  };
  const settle = ({ turn, value, error }: EngineReply) => {
    const call = open.get(turn);
    open.delete(turn);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  };
  let worker: Worker | null = null;
  const started = begin.then(() => {
    if (!dead) worker = startWorker(script, folder, settle, die);
  });

  const call = (name: keyof Engine, given: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (dead) return reject(dead);
      const turn = ++turns;
      open.set(turn, { resolve, reject });
      void started.then(() => worker?.postMessage({ turn, name, given } satisfies EngineCall));
    });
  return {
    engine: proxyEngine(call),
    stop: async () => {
      die(new Error('Engine: the thread was stopped'));
      await worker?.terminate();
    },
  };
}

function startWorker(script: string, folder: string | null, settle: (reply: EngineReply) => void, die: (error: Error) => void): Worker {
  const worker = new Worker(script, { workerData: folder });
  worker.on('message', settle);
  worker.on('error', die);
  worker.on('exit', (code) => die(new Error(`Engine: the thread ended with code ${code}`)));
  return worker;
}

/** The engine's members as calls by name. */
export function proxyEngine(call: (name: keyof Engine, given: readonly unknown[]) => Promise<unknown>): AsyncEngine {
  return new Proxy({} as AsyncEngine, {
    get: (_target, name) => (name === 'then' ? undefined : (...given: readonly unknown[]) => call(name as keyof Engine, given)),
  });
}
