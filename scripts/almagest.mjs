/** `npm run -s almagest -- --vault DIR COMMAND …`: the notebook from a terminal, without Electron. */
import { join } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { runAttached } from './setup/command.mjs';
import { callersFolder, ownArguments, projectRoot } from './setup/places.mjs';

await runMain(async () => {
  await setUp({ build: true, quiet: true });
  return runAttached(process.execPath, [join(projectRoot, 'out/main/cli.js'), ...ownArguments()], { cwd: callersFolder('almagest') });
});
