import { defineConfig } from 'vitest/config';

export default defineConfig({
  assetsInclude: ['**/*.bcmap'],
  test: {
    projects: [
      // Pure and without state of their own: loaded once for all of them, which takes half the time.
      { extends: true, test: { name: 'core', include: ['src/{core,shared}/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'rest', include: ['src/{cli,main,preload,renderer}/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}', 'bench/*.test.ts', 'faults/*.test.ts', 'wall/*.test.ts'] } },
    ],
    environment: 'node',
    // All processors: the runner would leave one of two idle.
    maxWorkers: '100%',
    // Guards against what hangs; a busy machine may take its time.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
