/** kill -9 of the real application while somebody types a note and makes marks, again and again on the same notebook. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { choices, isTrace } from '../src/main/vault/acts.fixture';
import { isTemporaryName } from '../src/main/vault/durable';
import { openVault } from '../src/main/vault/open-vault';
import type { VaultProblem } from '../src/main/vault/problem';
import { AcknowledgementLog, missing } from './application/acknowledgements';
import { startApplication, whyNoApplication, type Application } from './application/start';
import { work } from './application/work';
import { optionsForTrials } from './options';
import type { Section, Tally } from './tally';

const livesOfAVault = 10;
/** Milliseconds between the first acknowledged save and the kill; autosave waits one second after the last change, so that it too is met. */
const workMost = 3500;
/** Every other kill comes within so many: first saves, the first Markdown and the index are under way then. */
const earlyMost = 500;

/**
 * Looks without repairing, so that the application's own next start does the repairing. `last`: repairs as well, after which
 * nothing may be left over.
 */
async function look(folder: string, log: AcknowledgementLog, where: string, last: boolean, tally: Tally): Promise<void> {
  const opened = await openVault(folder, { ...optionsForTrials(), mode: last ? 'write' : 'read' });
  if (!opened.ok) return void tally.find('lost', `${where}: the vault does not open: ${opened.message}`);
  const { vault } = opened;
  // Unfinished saves, and Markdown that had not followed its note yet.
  const isLeftover = ({ code, path }: VaultProblem): boolean =>
    !last && (isTemporaryName(path.split('/').at(-1) ?? '') || ((code === 'missing' || code === 'old-copy') && path.startsWith('notes/') && path.endsWith('.md')));
  for (const sentence of await missing(vault, log)) tally.find('lost', `${where}: ${sentence}`);
  for (const problem of await vault.verify()) if (!isTrace(problem) && !isLeftover(problem)) tally.find('broken', `${where}: ${problem.message}`);
  await vault.close();
}

async function killAtWork(application: Application, name: string, afterMs: number, log: AcknowledgementLog): Promise<string[]> {
  const before = log.size;
  const working = work(application.page, name, log);
  for (let tries = 0; log.size === before && tries < 400; tries += 1) await wait(50);
  await wait(afterMs);
  await application.kill();
  return working;
}

export const killApplication: Section = async ({ rounds, seed, late }, tally) => {
  const reason = await whyNoApplication();
  if (reason !== null) return void tally.skipped.push(`Kills of the application: ${reason}`);
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-kills-'));
  const choose = choices(seed);
  let log = new AcknowledgementLog(join(scratch, 'acknowledged.jsonl'));
  try {
    for (let round = 0; round < rounds && !late(); round += 1) {
      const folder = join(scratch, `notebook-${Math.floor(round / livesOfAVault)}`);
      if (round % livesOfAVault === 0) log = new AcknowledgementLog(join(scratch, 'acknowledged.jsonl'));
      const before = log.size;
      const where = `kill ${round + 1} (seed ${seed})`;
      const application = await startApplication(folder).catch((error: unknown) => String(error));
      tally.rounds += 1;
      if (typeof application === 'string') {
        tally.find('broken', `${where}: the application does not start: ${application}`);
        continue;
      }
      const complaints = await killAtWork(application, `r${round}`, choose(round % 2 === 0 ? earlyMost : workMost), log);
      for (const complaint of complaints) tally.find('broken', `${where}: ${complaint}`);
      tally.faults += 1;
      tally.acknowledged += log.size - before;
      const last = round % livesOfAVault === livesOfAVault - 1 || round === rounds - 1;
      await look(join(folder, 'vault'), log, where, last, tally);
      if (last) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    }
    tally.notes.push('The application is killed up to 3.5 seconds after its first acknowledged save, every other time within half a second, while somebody types and marks; a notebook goes through up to ten kills, and every acknowledged save of all of them is looked for after each.');
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  }
};
