import { describe, expect, it } from 'vitest';
import { fuses, readFuses, wrongFuses } from './fuses.mjs';

/** A binary whose wire says this. */
const binary = (wire, version = 1) => Buffer.concat([Buffer.from('…code…dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([version, wire.length]), Buffer.from(wire), Buffer.from('…more…')]);

describe('the fuses of a package', () => {
  it('are off for Node, NODE_OPTIONS and the debugger, on for the archive and its hash', () => {
    expect(fuses).toEqual({ runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true });
  });

  it('are read from the binary, and those that are not as listed are named', () => {
    expect(readFuses(binary('0000110'))).toEqual(fuses);
    expect(wrongFuses(binary('0000110'))).toEqual([]);
    // As Electron ships.
    expect(wrongFuses(binary('1011001'))).toEqual(Object.keys(fuses));
    expect(wrongFuses(binary('00001r'))).toEqual(['onlyLoadAppFromAsar']);
  });

  it('are not guessed where the file has none', () => {
    expect(() => readFuses(Buffer.from('no Electron'))).toThrow(/no Electron binary/);
    expect(() => readFuses(binary('0000110', 2))).toThrow(/version 1/);
  });
});
