import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFor, isOwnAddress, mediaTypes } from './app-file';

const folder = resolve('/srv/almagest/renderer');

describe('fileFor', () => {
  it('serves the page and what lies beside it', () => {
    expect(fileFor('app://almagest/', folder)).toBe(join(folder, 'index.html'));
    expect(fileFor('app://almagest/assets/index-1.js?v=2#top', folder)).toBe(join(folder, 'assets', 'index-1.js'));
  });

  it.each([
    'app://almagest/../secret.js',
    'app://almagest/%2e%2e/secret.js',
    'app://almagest/%2e%2e%2fsecret.js',
    'app://almagest/..%5csecret.js',
    'app://almagest/assets/%00.js',
    'app://almagest/assets/%',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'https://almagest/index.html',
    'app://almagest/vault.json',
    'app://almagest/assets',
    'nonsense',
  ])('refuses %s or keeps it inside', (address) => {
    const file = fileFor(address, folder);
    expect(file === null || file.startsWith(folder + sep)).toBe(true);
  });

  it('never leads outside the folder, whatever the path', () => {
    const piece = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '%00', '/', '//', 'a.js', '%252e', 'C:'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = fileFor(`app://almagest/${pieces.join('/')}`, folder);
        if (file === null) return;
        expect(file.startsWith(folder + sep)).toBe(true);
        expect(Object.keys(mediaTypes).some((extension) => file.endsWith(extension))).toBe(true);
      }),
    );
  });
});

describe('isOwnAddress', () => {
  it('knows the application’s own page from everything else', () => {
    expect(isOwnAddress('app://almagest/')).toBe(true);
    for (const other of ['app://almagest.example/', 'https://almagest/', 'file:///index.html', 'about:blank', 'app:almagest', '']) {
      expect(isOwnAddress(other)).toBe(false);
    }
  });
});
