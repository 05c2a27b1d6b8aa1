/** A build is fresh exactly while the files it was made from are the same. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build, buildBenchmarks } from './build.mjs';
import { makeCheckout, standIns } from './stand-in.mjs';

describe('a build', () => {
  let checkout;
  const path = (name) => join(checkout.folder, name);
  const step = () => build(checkout.folder);

  beforeEach(async () => {
    checkout = makeCheckout({ ...standIns, 'src/core/a.ts': '1', 'bench/predict.ts': '1', 'electron.vite.config.mts': '1' });
    expect(step().isDone()).toBe(false);
    await step().make();
    expect(step().isDone()).toBe(true);
  });
  afterEach(() => checkout.remove());

  it.each([
    ['a source is changed', () => writeFileSync(path('src/core/a.ts'), '22')],
    ['a source gets an older date', () => utimesSync(path('src/core/a.ts'), 1, 1)],
    ['a source is deleted', () => rmSync(path('src/core/a.ts'))],
    ['a source is added', () => writeFileSync(path('src/core/b.ts'), '')],
    ['predict is changed', () => writeFileSync(path('bench/predict.ts'), '22')],
    ['the lock is changed', () => writeFileSync(path('package-lock.json'), '{}')],
    ['its configuration is changed', () => writeFileSync(path('electron.vite.config.mts'), '22')],
    ['the output is deleted', () => rmSync(path('out'), { recursive: true })],
  ])('is stale when %s', (_, change) => {
    change();
    expect(step().isDone()).toBe(false);
  });

  it.each(['src/core/a.test.ts', 'README.md', 'bench/startup.ts', 'bench/results/startup.md', 'bench/node_modules/x/index.js'])('stays fresh when %s is written', (name) => {
    mkdirSync(join(path(name), '..'), { recursive: true });
    writeFileSync(path(name), 'new');
    expect(step().isDone()).toBe(true);
  });

  it('that fails leaves nothing that looks fresh', async () => {
    writeFileSync(path('src/core/a.ts'), '22');
    writeFileSync(path('node_modules/electron-vite/bin/electron-vite.js'), "console.error('no such module'); process.exit(1);");
    await expect(step().make()).rejects.toThrow('no such module');
    expect(step().isDone()).toBe(false);
  });

  it('of the benchmarks is stale when a benchmark or the application is changed, that of the application not when a benchmark is', async () => {
    mkdirSync(path('node_modules/vite/bin'), { recursive: true });
    writeFileSync(path('node_modules/vite/bin/vite.js'), '');
    const benchmarks = buildBenchmarks(checkout.folder);
    for (const name of ['bench/startup.ts', 'src/core/a.ts']) {
      writeFileSync(path(name), 'changed');
      expect(benchmarks.isDone()).toBe(false);
      await benchmarks.make();
      expect(benchmarks.isDone()).toBe(true);
    }
    expect(step().isDone()).toBe(false);
    writeFileSync(path('src/core/a.ts'), '1');
    await step().make();
    writeFileSync(path('bench/startup.ts'), 'changed again');
    expect([step().isDone(), benchmarks.isDone()]).toEqual([true, false]);
  });
});
