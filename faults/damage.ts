/** Files and folders come to harm in every way there is a name for; each ends in a sentence, and not a byte goes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choices } from '../src/main/vault/acts.fixture';
import { harmNames } from './damage/kinds';
import { damageFile } from './damage/one-file';
import { makeSample, open, view } from './damage/sample';
import { harmWhole } from './damage/whole';
import type { Section } from './tally';

export const damage: Section = async ({ rounds, seed, late }, tally) => {
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-damage-'));
  const choose = choices(seed);
  try {
    const sample = await makeSample(join(scratch, 'sample'));
    const vault = await open(join(scratch, 'sample'));
    const before = await view(vault);
    await vault.close();
    const paths = [...sample.tree.keys()].filter((path) => !path.endsWith('/'));
    const pairs = paths.flatMap((path) => harmNames.map((harm) => ({ path, harm })));
    let silent = 0;
    for (let round = 0; round < rounds && !late(); round += 1) {
      // Each pair once, in a stride that meets all kinds and files early, then again with other bits and lengths.
      const pair = pairs[(round * 37) % pairs.length];
      if (pair !== undefined) silent += await damageFile({ folder: join(scratch, 'vault'), sample, before, ...pair }, choose, tally);
    }
    tally.acknowledged += tally.rounds * before.size;
    await harmWhole({ folder: join(scratch, 'vault'), sample, before, tally }, scratch);
    tally.notes.push(
      `${pairs.length} pairs of a file and a kind of damage, on a notebook of ${before.size} items; ${Math.min(rounds, pairs.length)} of them met. ` +
        `${silent} times an item changed without a word, because the damage left a file that nobody can tell from one edited elsewhere: a letter changed in a mark, a list of lines emptied.`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
