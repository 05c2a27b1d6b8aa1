/** `npm run -s predict -- KIND < in.jsonl > out.jsonl`: puts the core's own functions to a test set. */
import { join } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { runAttached } from './setup/command.mjs';
import { ownArguments, projectRoot } from './setup/places.mjs';

await runMain(async () => {
  await setUp({ build: true, quiet: true });
  return runAttached(process.execPath, [join(projectRoot, 'out/main/predict.js'), ...ownArguments()]);
});
