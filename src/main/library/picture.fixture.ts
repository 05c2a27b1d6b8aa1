/** Pictures for tests, made here: a whole PNG of one colour, and heads of the other kinds. */
import { deflateSync } from 'node:zlib';

function crc(bytes: Uint8Array): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of `width` by `height` pixels in one grey (0 to 255). */
export function png(width: number, height: number, grey = 128): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, grey)]);
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const u16 = (value: number): string => String.fromCharCode(value >> 8, value & 255);
const u16le = (value: number): string => String.fromCharCode(value & 255, value >> 8);

/** Heads of 300 by 200 pixels, enough to tell them. */
export const heads = {
  gif: latin1(`GIF89a${u16le(300)}${u16le(200)}\0\0\0`),
  jpeg: latin1(`\xff\xd8\xff\xe0${u16(4)}ab\xff\xc0${u16(17)}\x08${u16(200)}${u16(300)}\x03${'\0'.repeat(12)}`),
  /** Lying 200 by 300 in the file, and shown on its side. */
  turned: latin1(`\xff\xd8\xff\xe1${u16(34)}Exif\0\0MM\0*\0\0\0\x08${u16(1)}${u16(0x112)}${u16(3)}\0\0\0\x01${u16(6)}\0\0\0\0\0\0\xff\xc0${u16(17)}\x08${u16(300)}${u16(200)}\x03${'\0'.repeat(12)}`),
  webp: latin1(`RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0${u16le(299)}\0${u16le(199)}\0`),
  avif: latin1(`\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf\0\0\0\x14ispe\0\0\0\0\0\0${u16(300)}\0\0${u16(200)}`),
} as const;

export const svg = latin1('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><script>alert(1)</script></svg>');
