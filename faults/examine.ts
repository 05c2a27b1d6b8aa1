/** Opens a vault after a fault and holds it against what was acknowledged. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTrace, seen } from '../src/main/vault/acts.fixture';
import { openVault, type OpenOptions } from '../src/main/vault/open-vault';
import { isSealed, seal } from '../src/main/vault/twin-seal';
import type { Vault } from '../src/main/vault/vault';
import { optionsForTests } from '../src/main/vault/vault.fixture';
import { optionsForTrials } from './options';
import type { Finding } from './tally';

/** The Markdown beside each note is by now of that note; it is written by the trials' own writer, so a torn one can be told. */
async function wrongTwins(vault: Vault): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of readdirSync(join(vault.folder, 'notes')).filter((each) => each.endsWith('.md'))) {
    const text = readFileSync(join(vault.folder, 'notes', name), 'utf8');
    const note = await vault.notes.get(name.slice(0, -'.md'.length));
    if (note ? text === seal(await optionsForTests().noteToMarkdown(note)) : isSealed(text)) continue;
    findings.push({ kind: 'broken', message: `notes/${name} is not of its note: ${JSON.stringify(text)}` });
  }
  return findings;
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
