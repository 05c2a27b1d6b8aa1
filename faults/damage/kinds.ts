/** Ways a file comes to harm on a disk or in a sync folder. */
import type { Choice } from '../../src/main/vault/model-file-system';

type Harm = (bytes: Uint8Array, choose: Choice) => Uint8Array;

const replaced = (bytes: Uint8Array, at: number, value: number): Uint8Array => bytes.map((byte, index) => (index === at ? value : byte));

export const harms = {
  'bit flip': (bytes, choose) => {
    const at = choose(Math.max(1, bytes.length));
    return replaced(bytes, at, (bytes[at] ?? 0) ^ (1 << choose(8)));
  },
  truncation: (bytes, choose) => bytes.slice(0, choose(Math.max(1, bytes.length))),
  emptiness: () => new Uint8Array(),
  zeros: (bytes) => new Uint8Array(bytes.length),
  'zeros at the end': (bytes, choose) => {
    const kept = choose(Math.max(1, bytes.length));
    return bytes.map((byte, index) => (index < kept ? byte : 0));
  },
  'random bytes': (bytes, choose) => bytes.map(() => choose(256)),
  'the content twice': (bytes) => Buffer.concat([bytes, bytes]),
  'a byte order mark': (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
  'CRLF line ends': (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll('\n', '\r\n')),
  'UTF-16': (bytes) => Buffer.from(`\ufeff${Buffer.from(bytes).toString('utf8')}`, 'utf16le'),
} as const satisfies Readonly<Record<string, Harm>>;

export type HarmName = keyof typeof harms;
export const harmNames = Object.keys(harms) as HarmName[];

/** What an editor on another system does to a text file without changing what it says. */
export const isHarmless = (name: HarmName): boolean => name === 'a byte order mark' || name === 'CRLF line ends';
