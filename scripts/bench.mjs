/** `npm run bench -- NAME [--json] [--keep]`: runs one benchmark of bench/, after installing the peers it compares with. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runMain, setUp } from './setup.mjs';
import { announce } from './setup/announce.mjs';
import { buildBenchmarks } from './setup/build.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { launch } from './setup/launch.mjs';
import { ownArguments, projectRoot } from './setup/places.mjs';
import { doSteps } from './setup/steps.mjs';

const sources = join(projectRoot, 'bench');
const built = join(projectRoot, 'out/bench');

await runMain(async () => {
  const [name, ...rest] = ownArguments();
  await setUp({ electron: true, display: true, build: true, quiet: true });
  const peers = existsSync(join(sources, 'package-lock.json')) ? [dependencies(sources, 'the packages benchmarks compare with')] : [];
  await doSteps([...peers, buildBenchmarks()], join(projectRoot, '.cache/setup.lock'));
  const names = benchmarks();
  if (name === undefined || !names.includes(name)) {
    announce(`usage: npm run bench -- NAME [--json] [--keep]\nnames: ${names.join(', ') || 'none is built'}`);
    return 2;
  }
  return launch(process.execPath, [join(built, `${name}.js`), ...rest], { cwd: projectRoot });
});

function benchmarks() {
  if (!existsSync(built)) return [];
  return readdirSync(built).filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -'.js'.length)).sort();
}
