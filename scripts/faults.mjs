/** `npm run faults -- [--rounds N] [--only NAMES] [--mutate WHAT] [--json] [--keep]`: puts faults under the vault and says what was lost. */
import { join } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { buildFaults } from './setup/build.mjs';
import { runAttached } from './setup/command.mjs';
import { launch } from './setup/launch.mjs';
import { ownArguments, projectRoot } from './setup/places.mjs';
import { doSteps } from './setup/steps.mjs';

await runMain(async () => {
  const given = ownArguments();
  // Only the section that kills the application itself needs Electron and a screen; a mutation never comes to it.
  const at = given.findIndex((one) => one.startsWith('--only'));
  const only = at === -1 ? 'kill' : given[at].includes('=') ? given[at] : given[at + 1];
  const window = String(only).includes('kill') && !given.some((one) => one.startsWith('--mutate'));
  await setUp(window ? { electron: true, display: true, build: true, quiet: true } : {});
  await doSteps([buildFaults()], join(projectRoot, '.cache/setup.lock'));
  const args = [join(projectRoot, 'out/faults/faults.js'), ...given];
  return window ? launch(process.execPath, args, { cwd: projectRoot }) : runAttached(process.execPath, args, { cwd: projectRoot });
});
