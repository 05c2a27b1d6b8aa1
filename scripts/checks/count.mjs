/** Counts tests in the reports of vitest and Playwright, and words the one line that sums them up. */

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/**
 * Counts a vitest JSON report. A file that could not be loaded has no tests to report; it counts as one failure.
 *
 * @param {any} report as `--reporter=json` writes it
 * @returns {Counts}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts a Playwright JSON report; one that passed only when tried again passed.
 *
 * @param {any} report as `--reporter=json` writes it
 * @returns {Counts}
 */
export function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * What one runner's run comes to. A runner that died without a report, that found nothing to run, or that calls the
 * run failed although every test passed, has failed once.
 *
 * @param {number} code the runner's exit code
 * @param {Counts | null} counts `null` without a report
 * @returns {Counts}
 */
export function settle(code, counts) {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const silent = failed === 0 && (code !== 0 || passed + skipped === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const total = (key) => all.reduce((so, counts) => so + counts[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/**
 * @param {Counts} counts
 * @returns {string} `N passed, N failed`, and what was skipped where anything was
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
