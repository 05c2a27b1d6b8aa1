/** Opens a vault after a fault and holds it against what was acknowledged. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTrace, seen } from '../src/main/vault/acts.fixture';
import { openVault, type OpenOptions } from '../src/main/vault/open-vault';
import { optionsForTrials } from './options';
import type { Finding } from './tally';

/** The Markdown beside a note is written by the trials' own writer, so a torn one can be told. */
function tornTwins(folder: string): Finding[] {
  const names = readdirSync(join(folder, 'notes')).filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => {
    const text = readFileSync(join(folder, 'notes', name), 'utf8');
    return /^# v\d+\n$/.test(text) ? [] : [{ kind: 'broken' as const, message: `notes/${name} is neither old nor new: ${JSON.stringify(text)}` }];
  });
}

/**
 * What is wrong with a vault in which `acknowledged` of the acts behind `expected` were acknowledged: something that is not
 * there, or a file that is neither wholly old nor wholly new. The act after them may have come to its end or not.
 */
export async function examine(folder: string, expected: readonly string[], acknowledged: number, options: OpenOptions = optionsForTrials()): Promise<Finding[]> {
  const result = await openVault(folder, options);
  if (!result.ok) return [{ kind: 'lost', message: `the vault does not open: ${result.message}` }];
  const { vault } = result;
  const findings: Finding[] = [];
  try {
    const state = await seen(vault);
    const allowed = [expected[acknowledged], expected[acknowledged + 1]];
    if (!allowed.includes(state)) {
      findings.push({ kind: 'lost', message: `after ${acknowledged} acknowledged acts ${state} is seen, and neither of ${allowed.join(' and ')}` });
    }
    for (const problem of await vault.verify()) if (!isTrace(problem)) findings.push({ kind: 'broken', message: problem.message });
    findings.push(...tornTwins(folder));
  } finally {
    await vault.close();
  }
  return findings;
}
