/** Packages are in step exactly when what npm last installed is what the lock asks for and still lies there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependenciesAreInStep } from './dependencies.mjs';

describe('packages in step', () => {
  const one = { version: '1.0.0', integrity: 'sha512-one' };
  let folder;
  const write = (path, packages) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify({ packages }));
  };
  const install = (packages) => {
    write('node_modules/.package-lock.json', packages);
    for (const path of Object.keys(packages)) write(`${path}/package.json`, {});
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'almagest-packages-'));
    write('package-lock.json', { '': {}, 'node_modules/one': one, 'node_modules/for-another-system': { ...one, optional: true } });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds after an installation, without what is for another system', () => {
    install({ 'node_modules/one': one });
    expect(dependenciesAreInStep(folder)).toBe(true);
  });

  it.each([
    ['nothing was installed', () => {}],
    ['the installation did not finish', () => write('node_modules/one/package.json', {})],
    ['the lock asks for another version', () => install({ 'node_modules/one': { ...one, version: '0.9.0' } })],
    ['the lock asks for other bytes', () => install({ 'node_modules/one': { ...one, integrity: 'sha512-two' } })],
    ['the lock asks for one more', () => install({})],
    [
      'a folder was deleted',
      () => {
        install({ 'node_modules/one': one });
        rmSync(join(folder, 'node_modules/one'), { recursive: true });
      },
    ],
  ])('fails when %s', (_, arrange) => {
    arrange();
    expect(dependenciesAreInStep(folder)).toBe(false);
  });
});
