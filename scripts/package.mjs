/** `npm run package -- [TARGET…]`: packages Almagest for this system, turns its fuses, and reads them back. */
import { existsSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { announce } from './setup/announce.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { currentRuntime } from './setup/electron.mjs';
import { ownArguments, projectRoot } from './setup/places.mjs';
import { doSteps } from './setup/steps.mjs';
import { fuses, wrongFuses } from './package/fuses.mjs';

const USAGE = `usage: npm run package -- [--trial] [TARGET…]
  TARGET    what electron-builder makes, such as zip, dmg, nsis, deb; dir (an unpacked folder) unless told
  --trial   also with an Electron that is not the official release; such a package is for trying only
  --help    print this
`;
const tools = join(projectRoot, 'packaging');
const output = join(projectRoot, 'dist');

/** Everything is bundled, so the archive holds the build and no node_modules. */
const configuration = (runtime) => ({
  appId: 'org.almagest.notebook',
  productName: 'Almagest',
  directories: { output: 'dist' },
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', '!out/main/{cli,predict}.js', '!**/*.map', '!node_modules/**', 'package.json'],
  asar: true,
  npmRebuild: false,
  electronVersion: runtime.version,
  electronDist: realpathSync(join(projectRoot, 'node_modules/electron/dist')),
  electronFuses: fuses,
  publish: null,
  linux: { category: 'Education' },
  mac: { category: 'public.app-category.productivity' },
});

/** The binary of each package that was made: the one that holds the fuse wire. */
function binariesIn(folder) {
  const inside = { linux: 'almagest', win32: 'Almagest.exe', darwin: 'Almagest.app/Contents/Frameworks/Electron Framework.framework/Electron Framework' };
  const made = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return made.map(({ name }) => join(folder, name, inside[process.platform])).filter((file) => existsSync(file));
}

await runMain(async () => {
  const args = ownArguments();
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  await setUp({ electron: true, build: true });
  const runtime = currentRuntime();
  if (runtime?.kind !== 'official' && !args.includes('--trial')) {
    announce('a package is made of the official Electron, which this machine could not get; --trial makes one for trying');
    return 1;
  }
  await doSteps([dependencies(tools, 'what makes packages')], join(projectRoot, '.cache/setup.lock'));
  const { build, Platform } = createRequire(join(tools, 'package.json'))('electron-builder');
  const targets = args.filter((each) => !each.startsWith('-'));
  rmSync(output, { recursive: true, force: true });
  await build({ projectDir: projectRoot, targets: Platform.current().createTarget(targets.length === 0 ? ['dir'] : targets), config: configuration(runtime) });
  const binaries = binariesIn(output);
  const wrong = binaries.length === 0 ? ['no binary was found to read them from'] : binaries.flatMap((file) => wrongFuses(readFileSync(file)));
  if (wrong.length > 0) {
    announce(`these fuses are not as they must be: ${wrong.join(', ')}`);
    return 1;
  }
  announce(`packaged in ${output}, with every fuse in its place`);
  return 0;
});
