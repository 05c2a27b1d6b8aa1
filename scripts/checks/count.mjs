/** Counts tests in the reports of vitest and Playwright, names those that failed, and words the one line that sums them up. */

import { stripVTControlCharacters } from 'node:util';

/** @typedef {{passed: number, failed: number, skipped: number, remarks?: string[]}} Counts with a line for each test that failed, or passed only when tried again */

/** How much of an error's first line a remark repeats, in characters. */
const REMARK = 200;

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
    remarks: [
      ...unloaded.map(({ name, message }) => remark(name, 'could not be loaded', message)),
      ...report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => remark(name, fullName, failureMessages[0])),
      ),
    ],
  };
}

/**
 * Counts a Playwright JSON report; one that passed only when tried again passed.
 *
 * @param {any} report as `--reporter=json` writes it
 * @returns {Counts}
 */
export function countPlaywright({ stats, suites, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    remarks: [...suites.flatMap(remarksOfSuite), ...errors.map(({ location, message }) => remark(location?.file ?? 'the runner', 'error outside of any test', message))],
  };
}

function remarksOfSuite({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => remark(file, status === 'flaky' ? `${title} (passed when tried again)` : title, results.find(({ error }) => error)?.error.message)),
  );
  return [...own, ...suites.flatMap(remarksOfSuite)];
}

/** One line about one test. */
function remark(file, title, message = '') {
  const reason = stripVTControlCharacters(message).split('\n').find((line) => line.trim() !== '') ?? 'no message';
  return `${file}: ${title}: ${reason.slice(0, REMARK)}`;
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
  const { passed, failed, skipped, remarks = [] } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const silent = failed === 0 && (code !== 0 || passed + skipped === 0);
  return silent ? { passed, failed: 1, skipped, remarks: [...remarks, `a runner ended with code ${code} and named no failed test`] } : { passed, failed, skipped, remarks };
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const total = (key) => all.reduce((so, counts) => so + counts[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped'), remarks: all.flatMap(({ remarks = [] }) => remarks) };
}

/**
 * @param {Counts} counts
 * @returns {string} `N passed, N failed`, and what was skipped where anything was
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
