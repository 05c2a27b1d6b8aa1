/** The official Electron is asked for where it is, without waiting long where it is not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installOfficial, officialAddress, officialIsWorthTrying } from './official-electron.mjs';
import { projectRoot } from './places.mjs';

describe('the official Electron', () => {
  let server;
  let cache;
  let asked;
  let answer;
  const worthTrying = (situation = {}) => officialIsWorthTrying('45.0.0', { hasRuntime: false, patient: false, ...situation });

  beforeEach(async () => {
    asked = 0;
    server = createServer((request, response) => {
      asked += 1;
      answer(response);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    cache = mkdtempSync(join(tmpdir(), 'almagest-official-'));
    vi.stubEnv('XDG_CACHE_HOME', cache);
    vi.stubEnv('electron_config_cache', join(cache, 'electron'));
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${server.address().port}/`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(cache, { recursive: true, force: true });
  });

  it('is worth trying where its host has it', async () => {
    answer = (response) => response.end();
    expect(await worthTrying()).toBe(true);
  });

  it('is not asked for again the same day where its host has it not, unless nothing else could run', async () => {
    answer = (response) => response.writeHead(404).end();
    expect(await worthTrying()).toBe(false);
    expect(await worthTrying()).toBe(false);
    expect(asked).toBe(1);
    expect(await worthTrying({ patient: true })).toBe(true);
  });

  it('keeps nobody waiting where packets are dropped', async () => {
    answer = () => {};
    const begin = Date.now();
    expect(await worthTrying({ hasRuntime: true })).toBe(false);
    expect(Date.now() - begin).toBeLessThan(1500);
  });

  it('needs no network once it has been downloaded', async () => {
    answer = (response) => response.writeHead(404).end();
    expect(await worthTrying()).toBe(false);
    const { Cache } = await import(join(projectRoot, 'node_modules/@electron/get/dist/Cache.js'));
    const archive = new Cache(join(cache, 'electron')).getCachePath(officialAddress('45.0.0'), `electron-v45.0.0-${process.platform}-${process.arch}.zip`);
    mkdirSync(dirname(archive), { recursive: true });
    writeFileSync(archive, '');
    expect(await worthTrying()).toBe(true);
    expect(asked).toBe(1);
  });

  it('is not tried again the same day after a download that broke, even if its archive is there', async () => {
    answer = (response) => response.end();
    mkdirSync(join(cache, 'package'));
    writeFileSync(join(cache, 'package/install.js'), "console.error('wrong checksum'); process.exit(1);");
    await expect(installOfficial(join(cache, 'package'), '45.0.0', { patient: false })).rejects.toThrow('wrong checksum');
    expect(await worthTrying()).toBe(false);
    expect(await worthTrying({ patient: true })).toBe(true);
  });

  it('is looked for where its own installer looks', () => {
    const file = `electron-v45.0.0-${process.platform}-${process.arch}.zip`;
    expect(officialAddress('45.0.0', {})).toBe(`https://github.com/electron/electron/releases/download/v45.0.0/${file}`);
    expect(officialAddress('45.0.0', { npm_config_electron_mirror: 'https://m/', ELECTRON_CUSTOM_DIR: '{{ version }}' })).toBe(`https://m/45.0.0/${file}`);
  });
});
