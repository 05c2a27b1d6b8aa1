/** `npm test` itself, with stand-ins for its runners: its last line and its exit code are the truth. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCheckout, runIn, standIns } from './setup/stand-in.mjs';

const results = (failed) => Array.from({ length: failed }, (_, number) => ({ name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: `law ${number}`, failureMessages: ['not so'] }] }));
const vitest = (passed, failed, code) => `
  const file = process.argv.find((argument) => argument.startsWith('--outputFile.json=')).split('=')[1];
  const report = { numPassedTests: ${passed}, numFailedTests: ${failed}, numPendingTests: 0, numTodoTests: 0, testResults: ${JSON.stringify(results(failed))} };
  require('node:fs').writeFileSync(file, JSON.stringify(report));
  console.log('unit output');
  process.exit(${code});`;
const playwright = (expected, skipped) => `
  const report = { stats: { expected: ${expected}, unexpected: 0, flaky: 0, skipped: ${skipped} }, suites: [], errors: [] };
  require('node:fs').writeFileSync(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE, JSON.stringify(report));`;

const runners = {
  'node_modules/typescript/bin/tsc': '',
  'node_modules/eslint/bin/eslint.js': '',
  'node_modules/vitest/vitest.mjs': "import './vitest.cjs';",
  'node_modules/vitest/vitest.cjs': vitest(10, 0, 0),
  'node_modules/@playwright/test/cli.js': playwright(5, 0),
};

describe.skipIf(process.platform === 'win32')('npm test', () => {
  let checkout;
  const start = (files) => {
    checkout = makeCheckout({ ...standIns, ...runners, ...files });
    return runIn(checkout.folder, ['scripts/test.mjs']);
  };
  const lastLine = (text) => text.trimEnd().split('\n').at(-1);

  beforeEach(() => {
    checkout = undefined;
  });
  afterEach(() => checkout?.remove());

  it('counts every test, and types and lint as one each', async () => {
    const { code, stdout } = await start({});
    expect(lastLine(stdout)).toBe('17 passed, 0 failed');
    expect(stdout).toContain('unit output');
    expect(code).toBe(0);
  });

  it('goes on after a failure and ends with it', async () => {
    const { code, stdout } = await start({
      'node_modules/eslint/bin/eslint.js': 'process.exit(1);',
      'node_modules/vitest/vitest.cjs': vitest(9, 2, 1),
      'node_modules/@playwright/test/cli.js': playwright(5, 1),
    });
    expect(lastLine(stdout)).toBe('15 passed, 3 failed, 1 skipped');
    expect(stdout).toMatch(/\nlint: ended with code 1.*\n\na\.test\.ts: law 0: not so\n\na\.test\.ts: law 1: not so\n\n15 passed/);
    expect(code).toBe(1);
  });

  it('counts a runner that crashes', async () => {
    const { code, stdout } = await start({ 'node_modules/vitest/vitest.cjs': 'process.abort();' });
    expect(lastLine(stdout)).toBe('7 passed, 1 failed');
    expect(code).toBe(1);
  });

  it('runs the other checks when the application cannot be built', async () => {
    const { code, stdout, stderr } = await start({ 'node_modules/electron-vite/bin/electron-vite.js': "console.error('unresolved'); process.exit(1);" });
    expect(lastLine(stdout)).toBe('12 passed, 1 failed');
    expect(stderr).toContain('unresolved');
    expect(code).toBe(1);
  });
});
