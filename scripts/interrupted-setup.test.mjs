/** A set-up killed half-way, wherever that is, is completed by the next one. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { floorFits } from './setup/floor-runtime.mjs';
import { projectRoot } from './setup/places.mjs';
import { isRoot } from './setup/sandbox.mjs';
import { makeCheckout, runIn } from './setup/stand-in.mjs';

const reason = floorFits() ? ((await registryAnswers()) ? null : 'the npm registry cannot be reached') : 'the floor runtime is for linux-x64';
if (reason !== null) console.log(`interrupted set-up: not tested here, ${reason}`);

describe.skipIf(reason !== null)('an interrupted set-up', () => {
  const cache = mkdtempSync(join(tmpdir(), 'almagest-cache-'));
  const checkout = makeCheckout({
    'package.json': { name: 'small', version: '1.0.0', devDependencies: { electron: lock().packages['node_modules/electron'].version, 'electron-vite': 'file:builder' } },
    'package-lock.json': smallLock(),
    'builder/package.json': { name: 'electron-vite', version: '1.0.0' },
    'builder/bin/electron-vite.js': slowBuilder(),
    'src/main/index.ts': '',
    'setup-for-test.mjs': "import { setUp } from './scripts/setup.mjs';\nawait setUp({ electron: true, build: true });\n",
  });
  const setUp = (options) => runIn(checkout.folder, ['setup-for-test.mjs'], { env: { XDG_CACHE_HOME: cache, ALMAGEST_ELECTRON: 'floor' }, ...options });
  const has = (path) => existsSync(join(checkout.folder, path));
  const scratch = () => (existsSync(join(cache, 'almagest')) ? readdirSync(join(cache, 'almagest')).filter((name) => name.includes('.part-')) : []);
  const moments = {
    'at its beginning': () => has('.cache/setup.lock'),
    'between packages': () => has('node_modules/electron') && !has('node_modules/.package-lock.json'),
    'before the download': () => scratch().length > 0,
    'while unpacking': () => scratch().some((name) => existsSync(join(cache, 'almagest', name, 'runtime/icudtl.dat'))),
    'while building': () => has('out/main/index.js'),
  };
  afterAll(() => {
    checkout.remove();
    rmSync(cache, { recursive: true, force: true });
  });

  it('is completed by the next, wherever it was killed', { timeout: 180_000 }, async () => {
    for (const [moment, killWhen] of Object.entries(moments)) expect([moment, (await setUp({ killWhen })).code]).toEqual([moment, null]);
    const { code, stderr } = await setUp();
    expect(stderr).toContain('Almagest: Electron 25.1.1 (floor runtime, for development only)\n');
    expect(code).toBe(0);
    const electron = join(checkout.folder, 'node_modules/.bin/electron');
    const version = execFileSync(electron, [...(isRoot() ? ['--no-sandbox'] : []), '--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(version).toBe('v25.1.1\n');
    expect(readFileSync(join(checkout.folder, 'out/main/index.js'), 'utf8')).toBe('built');
    expect(readdirSync(join(cache, 'almagest'))).toEqual(['electron-floor-25.1.1']);
    expect(existsSync(join(checkout.folder, '.cache/setup.lock'))).toBe(false);
    expect((await setUp()).stderr).toBe('Almagest: Electron 25.1.1 (floor runtime, for development only)\n');
  });
});

/** A build that takes a while and is only half there in between. */
function slowBuilder() {
  return `const fs = require('node:fs');
    fs.mkdirSync('out/main', { recursive: true });
    fs.writeFileSync('out/main/index.js', 'bu');
    setTimeout(() => fs.writeFileSync('out/main/index.js', 'built'), 400);`;
}

function lock() {
  return JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
}

/** The project's lock, cut down to Electron and what it needs, with the builder of this test. */
function smallLock() {
  const { packages } = lock();
  const kept = {};
  const keep = (name, from) => {
    const path = resolve(packages, name, from);
    if (path === null || kept[path]) return;
    kept[path] = packages[path];
    for (const needed of Object.keys({ ...packages[path].dependencies, ...packages[path].optionalDependencies })) keep(needed, path);
  };
  keep('electron', '');
  const devDependencies = { electron: packages['node_modules/electron'].version, 'electron-vite': 'file:builder' };
  const builder = { 'node_modules/electron-vite': { resolved: 'builder', link: true }, builder: { name: 'electron-vite', version: '1.0.0', dev: true } };
  return { name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true, packages: { '': { name: 'small', version: '1.0.0', devDependencies }, ...kept, ...builder } };
}

/** Where Node would find a package from another's folder, as a path of the lock. */
function resolve(packages, name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return null;
  }
}

async function registryAnswers() {
  try {
    const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    await fetch(registry, { method: 'HEAD', signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  }
}
