/** Measures one engine over one size in a process of its own, so that no engine pays for another's memory. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { corpus } from './corpus';
import { engines, type EngineName } from './engines';
import { classes, queriesFor, type QueryClass } from './queries';

/** Milliseconds and megabytes; `null` where the engine cannot do it or it was not measured. */
export interface Measured {
  readonly buildMs: number;
  readonly heapMB: number;
  readonly keptMB: number | null;
  readonly openMs: number | null;
  readonly changeP95: number | null;
  readonly p50: Readonly<Record<QueryClass, number | null>>;
  readonly p95: Readonly<Record<QueryClass, number | null>>;
}

const CHANGES = 100;
const OPENED = 5;

const ms = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};
const quantile = (times: readonly number[], share: number): number => [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Buffers that nothing holds any more are only given back by the collection after the one that found them. */
function megabytes(): number {
  for (let i = 0; i < 4; i += 1) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

export function measure(name: EngineName, size: number): Measured {
  const sections = corpus(size + CHANGES);
  const indexed = sections.slice(0, size);
  const queries = queriesFor(indexed);
  const before = megabytes();
  const engine = engines[name]();
  const buildMs = ms(() => engine.build(indexed));
  engine.rest();
  const heapMB = megabytes() - before;
  const { keptMB, openMs } = opened(engine);
  const p50 = {} as Record<QueryClass, number | null>;
  const p95 = {} as Record<QueryClass, number | null>;
  for (const kind of classes) {
    const times = queries[kind].map((text) => engine.ask(kind, text) && ms(() => engine.ask(kind, text)));
    const known = times.filter((time) => time !== null);
    p50[kind] = known.length < times.length ? null : quantile(known, 0.5);
    p95[kind] = known.length < times.length ? null : quantile(known, 0.95);
  }
  const changes = engine.change && sections.slice(size).map((section, i) => {
    const marked = { title: section.title, text: `${section.text} zyzzyva${i}` };
    const took = ms(() => {
      engine.change?.((i * 97) % size, marked);
      if (engine.ask('one term', `zyzzyva${i}`)?.length !== 1) throw new Error(`bench: ${name} does not find what was changed`);
    });
    engine.rest();
    return took;
  });
  return { buildMs, heapMB, keptMB, openMs, changeP95: changes && quantile(changes, 0.95), p50, p95 };
}

/** Opens what was kept from a file; the median of a few. Ends with the index opened so. */
function opened(engine: ReturnType<(typeof engines)[EngineName]>): Pick<Measured, 'keptMB' | 'openMs'> {
  const kept = engine.keep();
  if (!kept) return { keptMB: null, openMs: null };
  const files = kept.map((bytes, i) => {
    const file = join(tmpdir(), `almagest-bench-${process.pid}-${i}`);
    writeFileSync(file, bytes);
    return file;
  });
  const times = Array.from({ length: OPENED }, () => ms(() => engine.open(files.map((file) => readFileSync(file)))));
  for (const file of files) rmSync(file);
  return { keptMB: kept.reduce((sum, bytes) => sum + bytes.length, 0) / 1e6, openMs: quantile(times, 0.5) };
}
