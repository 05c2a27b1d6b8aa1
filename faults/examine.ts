/** Opens a vault after a fault and holds it against what was acknowledged. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTrace, seen } from '../src/main/vault/acts.fixture';
import { openVault, type OpenOptions } from '../src/main/vault/open-vault';
import type { Vault } from '../src/main/vault/vault';
import { optionsForTrials } from './options';
import type { Finding } from './tally';

/** The Markdown beside each note is by now of that note; it is written by the trials' own writer, so a torn one can be told. */
async function wrongTwins(vault: Vault): Promise<Finding[]> {
  const titles = new Map((await vault.notes.list()).map(({ id, title }) => [`${id}.md`, title]));
  const names = readdirSync(join(vault.folder, 'notes')).filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => {
    const text = readFileSync(join(vault.folder, 'notes', name), 'utf8');
    const right = titles.has(name) ? text === `# ${titles.get(name) ?? ''}\n` : /^# v\d+\n$/.test(text);
    return right ? [] : [{ kind: 'broken' as const, message: `notes/${name} is not of its note: ${JSON.stringify(text)}` }];
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
    findings.push(...(await wrongTwins(vault)));
  } finally {
    await vault.close();
  }
  return findings;
}
