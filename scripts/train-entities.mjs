/** `npm run train-entities -- GOLD.jsonl.gz [--write]`: measures the tagger of names by cross-validation and, where told to, trains it anew. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { announce } from './setup/announce.mjs';
import { buildBenchmarks } from './setup/build.mjs';
import { runAttached } from './setup/command.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { ownArguments, projectRoot } from './setup/places.mjs';
import { doSteps } from './setup/steps.mjs';

const usage = `usage: npm run train-entities -- GOLD.jsonl[.gz] [--write] [--folds N] [--predictions OUT.jsonl]

GOLD is the development half of Wikigold, which is not part of this project (Balasuriya and others, 2009; CC-BY 4.0): one text a line,
  {"text": "…", "gold": [{"start": 0, "end": 4, "type": "PER"}]}    with types PER, ORG, LOC and MISC, offsets in UTF-16 units.
Without --write the figures of a 5-fold cross-validation over texts are printed and nothing is changed. With it the weights are trained on
all texts and written to resources/gazetteer/tagger.json, the figures beside them to resources/gazetteer/tagger-figures.md. It takes about a minute.`;

await runMain(async () => {
  const [gold, ...rest] = ownArguments();
  if (gold === undefined || gold.startsWith('--')) {
    announce(usage);
    return 2;
  }
  const path = resolve(process.cwd(), gold);
  if (!existsSync(path)) {
    announce(`There is no file ${gold}.\n\n${usage}`);
    return 2;
  }
  await setUp({ quiet: true });
  await doSteps([dependencies(join(projectRoot, 'bench'), 'the packages benchmarks compare with'), buildBenchmarks()], join(projectRoot, '.cache/setup.lock'));
  return runAttached(process.execPath, [join(projectRoot, 'out/bench/tools/train-entities.js'), join(projectRoot, 'resources/gazetteer'), path, ...rest]);
});
