/** `npm test`: the set-up, then every check one after another, a line for each test that failed, and one that sums them up. */
import { setUp } from './setup.mjs';
import { announce, SetUpError } from './setup/announce.mjs';
import { e2e, lint, typecheck, unit } from './checks/checks.mjs';
import { sum, summaryLine } from './checks/count.mjs';

/** Each check with what it needs; one that lacks it has failed, and the others run all the same. Types and lint each keep one core busy. */
const checks = [
  { title: 'typecheck and lint', check: () => Promise.all([typecheck(), lint()]).then(sum), needs: {} },
  { title: 'unit tests', check: unit, needs: {} },
  { title: 'stories in the application', check: e2e, needs: { electron: true, display: true, build: true } },
];

async function runAll() {
  const results = [];
  for (const { title, check, needs } of checks) {
    process.stdout.write(`\n=== ${title}\n`);
    results.push(await attempt(() => setUp(needs).then(check)));
  }
  return sum(results);
}

async function attempt(check) {
  try {
    return await check();
  } catch (error) {
    announce(error instanceof SetUpError ? error.message : (error.stack ?? String(error)));
    return { passed: 0, failed: 1, skipped: 0, remarks: [String(error.message ?? error)] };
  }
}

const total = await runAll();
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
for (const remark of total.remarks) process.stdout.write(`\n${remark}\n`);
process.stdout.write(`\n${summaryLine(total)}\n`);
