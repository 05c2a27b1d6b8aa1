/** kill -9 at a random instant of a process that writes without pause. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { choices, expectations } from '../src/main/vault/acts.fixture';
import { drive } from './driven';
import { examine } from './examine';
import { randomPlans } from './plan';
import type { Section } from './tally';
import { modelOf } from './vault-tree';

const livesOfAVault = 8;
/** Random lists joined into one life, so that it lasts longer than the wait for its end. */
const listsOfALife = 12;
const latestMs = 150;

export const killProcess: Section = async ({ rounds, seed, late }, tally) => {
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-kill-'));
  const choose = choices(seed);
  const plans = randomPlans(rounds * listsOfALife, seed);
  try {
    for (let round = 0; round < rounds && !late(); round += 1) {
      const folder = join(scratch, `vault-${Math.floor(round / livesOfAVault)}`);
      const acts = plans.slice(round * listsOfALife, (round + 1) * listsOfALife).flat();
      const expected = await expectations(await modelOf(folder), acts);
      const driven = await drive(folder, { acts, expected }, scratch);
      driven.go();
      await wait(choose(latestMs));
      driven.process.kill('SIGKILL');
      const { acknowledged, signal, errors } = await driven.ended;
      tally.rounds += 1;
      tally.faults += signal === 'SIGKILL' ? 1 : 0;
      tally.acknowledged += acknowledged;
      if (errors !== '') tally.find('broken', `kill ${round + 1}: ${errors}`);
      for (const { kind, message } of await examine(folder, expected, acknowledged)) tally.find(kind, `kill ${round + 1} (seed ${seed}): ${message}`);
    }
    tally.notes.push(`A process that performs acts without pause is killed within ${latestMs} ms of its first; a vault goes through up to eight kills.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
