/** Laws of the archive: what goes in comes out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packAsar, unpackAsar } from './asar.mjs';

describe('an asar archive', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\\/]/.test(text) && text !== '__proto__');

  it('gives back every file', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.uint8Array({ maxLength: 300 })), (given) => {
        const files = Object.fromEntries(Object.entries(given).map(([key, bytes]) => [key, Buffer.from(bytes)]));
        const read = unpackAsar(packAsar(files));
        expect(Object.keys(read).sort()).toEqual(Object.keys(files).sort());
        for (const key of Object.keys(files)) expect(read[key].equals(files[key])).toBe(true);
      }),
    );
  });

  it('has the sizes Electron checks', () => {
    const archive = packAsar({ 'a.js': Buffer.from('1'), 'package.json': Buffer.from('{}') });
    expect(archive.readUInt32LE(0)).toBe(4);
    const header = archive.readUInt32LE(4);
    expect(archive.readUInt32LE(8)).toBe(header - 4);
    expect(header % 4).toBe(0);
    expect(archive.length).toBe(8 + header + 3);
  });

  it('refuses a name with a folder in it', () => {
    expect(() => packAsar({ 'a/b': Buffer.alloc(0) })).toThrow('names a folder');
  });
});
