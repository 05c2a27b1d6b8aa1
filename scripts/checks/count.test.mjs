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
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countVitest(report)).toEqual(counts(5, 2, 3));
  });

  it('reads Playwright', () => {
    expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual(counts(5, 1, 2));
  });

  it.each([
    ['died without a report', 139, null, counts(0, 1)],
    ['called the run failed though every test passed', 1, counts(3, 0), counts(3, 1)],
    ['found nothing to run', 0, counts(0, 0), counts(0, 1)],
    ['counted its failures', 1, counts(3, 2), counts(3, 2)],
    ['passed', 0, counts(3, 0, 1), counts(3, 0, 1)],
  ])('settles a runner that %s', (_, code, found, expected) => {
    expect(settle(code, found)).toEqual(expected);
  });

  it('sums up in one line', () => {
    expect(summaryLine(sum([counts(1, 0), counts(2, 3)]))).toBe('3 passed, 3 failed');
    expect(summaryLine(counts(3, 0, 2))).toBe('3 passed, 0 failed, 2 skipped');
  });
});
