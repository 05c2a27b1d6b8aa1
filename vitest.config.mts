import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}', 'bench/*.test.ts', 'faults/*.test.ts', 'wall/*.test.ts'],
    environment: 'node',
    // All processors: the runner would leave one of two idle.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
