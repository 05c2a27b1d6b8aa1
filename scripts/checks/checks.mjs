/** The four checks of `npm test`: types, lint, unit tests, and the stories in the real application. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAttached } from '../setup/command.mjs';
import { projectRoot } from '../setup/places.mjs';
import { countPlaywright, countVitest, settle } from './count.mjs';

/** @typedef {import('./count.mjs').Counts} Counts */

/** A runner that hangs is ended and counted as failed; the whole of `npm test` is meant to take ten minutes. */
const limits = { cwd: projectRoot, timeoutMs: 15 * 60_000 };

const script = (path) => join(projectRoot, 'node_modules', path);

/** @returns {Promise<Counts>} */
export const typecheck = () => checkOnce('types', [script('typescript/bin/tsc'), '--build']);

/** @returns {Promise<Counts>} */
export const lint = () => checkOnce('lint', [script('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);

/** @returns {Promise<Counts>} */
export const unit = () =>
  withReport(countVitest, (report) =>
    runAttached(process.execPath, [script('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], limits),
  );

/** @returns {Promise<Counts>} */
export const e2e = () =>
  withReport(countPlaywright, (report) =>
    runAttached(process.execPath, [script('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
      ...limits,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
  );

/** A check that passes or fails as a whole. */
async function checkOnce(title, args) {
  const code = await runAttached(process.execPath, args, limits);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0, remarks: [`${title}: ended with code ${code}; what it printed stands above`] };
}

/** Runs a test runner that writes its JSON report beside what it prints for people. */
async function withReport(count, runner) {
  const folder = mkdtempSync(join(tmpdir(), 'almagest-report-'));
  try {
    const report = join(folder, 'report.json');
    const code = await runner(report);
    return settle(code, read(report, count));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(report, count) {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return null;
  }
}
