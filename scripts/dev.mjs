/** `npm run dev`: the application with its window reloading as the sources change. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { launch } from './setup/launch.mjs';
import { ownArguments, projectRoot } from './setup/places.mjs';
import { isRoot } from './setup/sandbox.mjs';

await runMain(async () => {
  await setUp({ electron: true, display: true });
  // What electron-vite writes for development is no build to start from.
  rmSync(join(projectRoot, 'out/.stamp'), { force: true });
  const script = join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = ['dev', ...(isRoot() ? ['--noSandbox'] : []), ...ownArguments()];
  return launch(process.execPath, [script, ...args], { cwd: projectRoot });
});
