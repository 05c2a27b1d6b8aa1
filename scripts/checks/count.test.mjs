/** The sum of the checks: nothing failed is lost, whatever the runner did. */
import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, settle, sum, summaryLine } from './count.mjs';

const counts = (passed, failed, skipped = 0) => ({ passed, failed, skipped });

describe('counting', () => {
  it('reads vitest, a file that could not be loaded included', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: 'adds up', failureMessages: ['\u001b[31mexpected 2\u001b[0m\n  at a.ts:1'] }] },
        { name: 'b.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countVitest(report)).toEqual({ ...counts(5, 2, 3), remarks: ['b.test.ts: could not be loaded: No such module', 'a.test.ts: adds up: expected 2'] });
  });

  it('reads Playwright', () => {
    const spec = (title, status, ...messages) => ({ file: 'a.spec.ts', title, tests: [{ status, results: messages.map((message) => (message === '' ? {} : { error: { message } })) }] });
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [{ specs: [spec('opens', 'unexpected', 'Not visible'), spec('reads', 'expected', '')], suites: [{ specs: [spec('closes', 'flaky', 'Too late', '')] }] }],
      errors: [{ message: 'No browser' }],
    };
    const remarks = ['a.spec.ts: opens: Not visible', 'a.spec.ts: closes (passed when tried again): Too late', 'the runner: error outside of any test: No browser'];
    expect(countPlaywright(report)).toEqual({ ...counts(5, 1, 2), remarks });
  });

  it.each([
    ['died without a report', 139, null, counts(0, 1)],
    ['called the run failed though every test passed', 1, counts(3, 0), counts(3, 1)],
    ['found nothing to run', 0, counts(0, 0), counts(0, 1)],
    ['counted its failures', 1, counts(3, 2), counts(3, 2)],
    ['passed', 0, counts(3, 0, 1), counts(3, 0, 1)],
  ])('settles a runner that %s', (_, code, found, expected) => {
    expect(settle(code, found)).toMatchObject(expected);
    expect(settle(code, found).remarks.length > 0).toBe(expected.failed > (found?.failed ?? 0));
  });

  it('sums up in one line', () => {
    expect(summaryLine(sum([counts(1, 0), counts(2, 3)]))).toBe('3 passed, 3 failed');
    expect(summaryLine(counts(3, 0, 2))).toBe('3 passed, 0 failed, 2 skipped');
  });
});
