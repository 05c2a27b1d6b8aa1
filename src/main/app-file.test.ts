import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor, isOwnAddress, mediaTypes, pictureFor, readOwnFile } from './app-file';

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

describe('readOwnFile', () => {
  let scratch: string;
  const place = (...way: string[]): string => join(scratch, ...way);
  const text = async (path: string): Promise<string | null> => (await readOwnFile(`app://almagest/${path}`, place('home')))?.bytes.toString() ?? null;

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'almagest-app-file-'));
    for (const folder of ['home', 'home/assets', 'out', 'home-too']) mkdirSync(place(folder));
    for (const file of ['home/index.html', 'home/assets/a.js']) writeFileSync(place(file), 'inside');
    for (const file of ['out/a.js', 'out/index.html', 'out/secret.txt', 'home-too/a.js']) writeFileSync(place(file), 'outside');
    const links: [string, string][] = [
      ['out/a.js', 'home/leak.js'],
      ['out', 'home/leaks'],
      ['out/secret.txt', 'home/secret.js'],
      ['home-too', 'home/too'],
      ['home', 'home/self'],
      ['home/assets/a.js', 'home/b.js'],
      ['home/leak.js', 'home/chain.js'],
    ];
    for (const [to, from] of links) symlinkSync(place(to), place(from));
    symlinkSync('loop.js', place('home/loop.js'));
    symlinkSync('../out/a.js', place('home/assets/c.js'));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('serves what lies in the folder, by a link within it too, and nothing by a link that leads out', async () => {
    for (const path of ['', 'assets/a.js', 'b.js', 'self/assets/a.js']) expect(await text(path), path).toBe('inside');
    for (const path of ['leak.js', 'chain.js', 'leaks/a.js', 'leaks/index.html', 'secret.js', 'too/a.js', 'self/leak.js', 'assets/c.js', 'loop.js']) expect(await text(path), path).toBeNull();
  });

  it('gives nothing from outside, whatever the path', async () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '', 'a.js', 'b.js', 'c.js', 'leak.js', 'leaks', 'too', 'self', 'assets', 'chain.js', 'home', 'out', 'secret.txt', 'secret.js', 'index.html', '%00');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        expect([null, 'inside']).toContain(await text(pieces.join('/')));
      }),
      { numRuns: 300 },
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

describe('pictureFor', () => {
  const hash = 'ab'.repeat(32);

  it('reads document, version and picture, and nothing else', () => {
    expect(pictureFor(`app://almagest/picture/01ABC/${hash}/${hash}`)).toEqual({ document: '01ABC', revision: hash, sha256: hash });
    for (const path of [`../01ABC/${hash}/${hash}`, `01ABC/${hash}/${hash}.svg`, `01ABC/${hash}/../${hash}`, `01ABC/${hash}/${hash}?x`, `01ABC/${hash}/${hash}#x`, `01%2fABC/${hash}/${hash}`, `01ABC/${hash}/${hash.toUpperCase()}`, `01ABC/${hash}`, `01ABC/original.html/${hash}`]) expect(pictureFor(`app://almagest/picture/${path}`)).toBeNull();
    expect(pictureFor(`app://almagest/image/${hash}.png`)).toEqual({ image: `${hash}.png` });
    for (const path of [`../${hash}.png`, hash, `${hash}.png/x`, `${hash}.png?x`, `${hash}.png#x`, `${hash}.PNG`, 'notes.json']) expect(pictureFor(`app://almagest/image/${path}`)).toBeNull();
    expect(pictureFor(`app://elsewhere/picture/01ABC/${hash}/${hash}`)).toBeNull();
    expect(pictureFor(`https://almagest/picture/01ABC/${hash}/${hash}`)).toBeNull();
  });
});
