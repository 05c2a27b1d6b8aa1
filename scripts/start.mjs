/** `npm start`: the set-up, then the application; everything after `--` is the application's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { launch } from './setup/launch.mjs';
import { callersFolder, ownArguments, projectRoot } from './setup/places.mjs';
import { sandboxSwitches } from './setup/sandbox.mjs';

const USAGE = `usage: npm start -- [--vault DIR] [--self-test]
  --vault DIR   open (or make) the vault in this folder
  --self-test   open the window on a temporary vault, print one line of figures and leave
  --help        print this
`;

await runMain(async () => {
  const args = ownArguments();
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { executable } = await setUp({ electron: true, display: true, build: true });
  const run = (own) => launch(executable, [...sandboxSwitches(executable), projectRoot, ...own, ...args], { cwd: callersFolder('start') });
  return args.includes('--self-test') ? withTemporaryProfile((profile) => run([`--user-data-dir=${profile}`])) : run([]);
});

/** The last files of a profile are written as the application's processes end, so it can only be removed from outside. */
async function withTemporaryProfile(use) {
  const profile = mkdtempSync(join(tmpdir(), 'almagest-user-'));
  try {
    return await use(profile);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
