import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_SOURCE, decodeSource } from './decode';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const utf16 = (text: string, little: boolean): number[] =>
  [...text].flatMap((unit) => (little ? [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8] : [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255]));
const source = (input: Uint8Array, name = 'a.txt'): string | null => {
  const decoded = decodeSource(input, name);
  return decoded.ok ? decoded.source : null;
};
const refusal = (input: Uint8Array, name: string): { code: string; message: string } => {
  const decoded = decodeSource(input, name);
  return decoded.ok ? { code: 'ok', message: '' } : decoded;
};

describe('decodeSource', () => {
  it('reads every common encoding', () => {
    expect(source(bytes('Größe'))).toBe('Größe');
    expect(source(bytes([0xef, 0xbb, 0xbf], 'Größe'))).toBe('Größe');
    expect(source(bytes([0xff, 0xfe], utf16('Größe', true)))).toBe('Größe');
    expect(source(bytes([0xfe, 0xff], utf16('Größe', false)))).toBe('Größe');
    expect(source(bytes(utf16('A Western text', true)))).toBe('A Western text');
    expect(source(bytes('Gr', [0xf6, 0xdf], 'e, caf', [0xe9]))).toBe('Größe, café');
    expect(source(bytes('“quoted” ', [0xff], ' and “more”'.repeat(9)))).toContain('“quoted”');
  });

  it('believes a declared encoding', () => {
    const page = (label: string): Uint8Array => bytes(`<html><meta charset="${label}"><p>`, [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], '</p>');
    expect(source(page('windows-1251'), 'a.html')).toContain('Привет');
    expect(source(page('nonsense'), 'a.html')).toContain('Привет');
    expect(source(bytes('<meta charset="iso-8859-1"><p>Größe'), 'a.html')).toContain('Größe');
  });

  it('round-trips any text through UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && !/[\0-\x1f\x7f\ufeff]/.test(text));
        expect(source(bytes('x', text))).toBe(`x${text}`);
      }),
    );
  });

  it('never throws, and names the file when it refuses', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        const decoded = decodeSource(input, 'paper.bin');
        expect(decoded.ok || decoded.message.startsWith('paper.bin ')).toBe(true);
      }),
    );
  });

  it('refuses what is no text with a sentence', () => {
    expect(refusal(bytes(), 'a.txt').code).toBe('empty');
    expect(refusal(bytes(' \n'), 'a.txt').code).toBe('empty');
    expect(refusal(bytes('{\\rtf1 '), 'paper.rtf')).toMatchObject({ code: 'binary', message: expect.stringMatching(/^paper\.rtf looks like an RTF/) as string });
    expect(refusal(bytes('PK', [3, 4, 0, 0]), 'sheet.xlsx').message).toContain('an Excel sheet');
    expect(refusal(bytes([0x89], 'PNG', [13, 10, 26, 10]), 'wrong.txt').message).toContain('a PNG picture');
    expect(refusal(bytes('abc', [0], 'def'), 'a.txt').code).toBe('binary');
    expect(refusal(bytes('abc', [1, 2, 3, 4, 5, 6]), 'a.txt').code).toBe('binary');
    expect(refusal(new Uint8Array(50_000_000).fill(97), 'big.txt')).toMatchObject({ code: 'too-large', message: expect.stringContaining('48 MB') as string });
    expect(refusal(new Uint8Array(LARGEST_SOURCE).fill(97), 'a.txt').code).toBe('ok');
    expect(refusal(Uint8Array.from({ length: 200 }, (_, i) => (i % 7 === 6 ? 32 : 0xc0 + (i % 40))), 'a.txt').code).toBe('unknown-encoding');
    expect(refusal(bytes([0xff, 0xfe, 0, 0, 97, 0, 0, 0]), 'a.txt').code).toBe('unknown-encoding');
  });

  it('tells the format by content before extension', () => {
    const type = (text: string, name: string): string => {
      const decoded = decodeSource(bytes(text), name);
      return decoded.ok ? decoded.mediaType : decoded.code;
    };
    expect(type('<!-- saved -->\n<!DOCTYPE html><p>x', 'page.txt')).toBe('text/html');
    expect(type('<p align="center">x</p>\n\n# Title', 'README.md')).toBe('text/markdown');
    expect(type('# Title\n\n## Part\n\n**bold**', 'notes')).toBe('text/markdown');
    expect(type('# a comment\nset x = 1', 'settings.txt')).toBe('text/plain');
    expect(type('No tag in here, 1 < 2', 'odd.html')).toBe('text/plain');
    expect(type('<p>a</p><p>b</p>', 'page.html')).toBe('text/html');
    expect(type('BM is the name of a road', 'road.txt')).toBe('text/plain');
  });
});
