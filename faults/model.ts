/** Random acts and crash points on the model disk: the law of `crash.test.ts`, for as many rounds as asked. */
import { failedCalls, noTrials, powerCuts, processKills } from '../src/main/vault/crash-law.fixture';
import { spoilOf } from './options';
import type { Section } from './tally';

export const model: Section = async ({ rounds, mutate }, tally) => {
  const trials = noTrials();
  const laws = [
    () => powerCuts(rounds, spoilOf(mutate), trials),
    // Only a power cut takes what was written and not synced.
    ...(mutate === null ? [() => processKills(rounds, trials), () => failedCalls(rounds, 'EIO', trials), () => failedCalls(rounds, 'ENOSPC', trials)] : []),
  ];
  for (const law of laws) {
    tally.rounds += rounds;
    await law().catch((error: unknown) => tally.find('lost', error instanceof Error ? error.message : String(error)));
  }
  tally.faults = trials.faults;
  tally.acknowledged = trials.acknowledged;
  tally.notes.push('The model forgets, tears or keeps names and bytes that were not synced, in any combination; each power-cut round is two lives in a row.');
};
