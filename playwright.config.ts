import { defineConfig } from '@playwright/test';

/** Each spec starts the real application on folders of its own; two at a time fill two cores. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // One that passes only when tried again is named at the end of `npm test`: a fault to be found, but none that hides what the others say.
  retries: 1,
  reporter: [['list']],
});
