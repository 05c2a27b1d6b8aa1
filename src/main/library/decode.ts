/** Turns a file's bytes into text, or into a sentence that says why it cannot be read. */
import type { TextMediaType } from '../../core/documents/document';
import { decodeBytes } from './decode-bytes';
import { guessEncoding, type Guess } from './guess-encoding';
import { extensionOf, mediaTypeOf } from './media-type';
import { recogniseBinary } from './signatures';
import { wideLabelOf } from './wide-text';

export type DecodeFailure = 'empty' | 'binary' | 'too-large' | 'unknown-encoding';

export type Decoded =
  | {
      readonly ok: true;
      readonly source: string;
      readonly mediaType: TextMediaType;
      /** A sentence about the encoding, where it was only guessed; otherwise `null`. */
      readonly note: string | null;
    }
  | { readonly ok: false; readonly code: DecodeFailure; readonly message: string };

const MEGABYTE = 1024 * 1024;
/** Bytes of text; the longest novels are a tenth of it. */
export const LARGEST_SOURCE = 25 * MEGABYTE;

/** Where the encoding is looked for; the HTML standard says 1,024 bytes, pages in the wild need more. */
const DECLARED_WITHIN = 4096;
const SNIFFED = 64 * 1024;
/** Share of control bytes from which on a file is no text. */
const CONTROL_SHARE = 0.02;
/** A UTF-8 text may be damaged in this share of its characters outside ASCII. */
const DAMAGED_SHARE = 0.1;
const UTF8 = 'Open it in an editor, save it with the encoding UTF-8, and import it again.';

/**
 * The text of `bytes`: by byte order mark, by the encoding a page declares, as UTF-8, else by a guess that
 * is spoken of. `name` is the file's name, which messages name and whose extension helps to tell the format.
 */
export function decodeSource(bytes: Uint8Array, name: string): Decoded {
  const refuse = (code: DecodeFailure, said: string): Decoded => ({ ok: false, code, message: `${name} ${said}` });
  if (bytes.length === 0) return refuse('empty', 'is empty. Choose a file with text in it.');
  if (bytes.length > LARGEST_SOURCE) {
    const size = Math.ceil(bytes.length / MEGABYTE);
    return refuse('too-large', `is ${String(size)} MB, more than the ${String(LARGEST_SOURCE / MEGABYTE)} MB that are read. Split it into parts and import those.`);
  }
  const head = latin1(bytes.subarray(0, DECLARED_WITHIN));
  const binary = recogniseBinary(head, extensionOf(name));
  if (binary !== null) return refuse('binary', binary);
  if (head.startsWith('\xff\xfe\0\0') || head.startsWith('\0\0\xfe\xff')) return refuse('unknown-encoding', `is in UTF-32, which is not read. ${UTF8}`);
  const wide = markOf(head) ?? wideLabelOf(bytes);
  if (wide !== null) return accept({ text: decodeBytes(bytes, wide), name: null }, name, refuse);
  if (isBinary(bytes)) return refuse('binary', 'is not a text file. Import text, Markdown, a web page, a PDF, a Word document or an EPUB book.');
  const source = decodeNarrow(bytes, head);
  return source === null ? refuse('unknown-encoding', `is in an encoding that is not known. ${UTF8}`) : accept(source, name, refuse);
}

/** A text, and the name of its encoding where that was guessed. */
export type Read = Guess | { readonly text: string; readonly name: null };

/** Bytes that are known to be text, such as a part of a book: never refused. */
export function decodePart(bytes: Uint8Array): Read {
  const head = latin1(bytes.subarray(0, DECLARED_WITHIN));
  const wide = markOf(head) ?? wideLabelOf(bytes);
  if (wide !== null) return { text: decodeBytes(bytes, wide), name: null };
  return decodeNarrow(bytes, head) ?? { text: decodeBytes(bytes, 'windows-1252'), name: 'windows-1252' };
}

/** The sentence that is said of a file whose encoding was guessed. */
export const guessedNote = (name: string, encoding: string): string =>
  `${name} does not say which encoding it is in and was read as ${encoding}. If letters look wrong, open the file in an editor, save it with the encoding UTF-8, and import it again.`;

/** Decodes parts of one thing and remembers which encodings were guessed. */
export class PartDecoder {
  private readonly guessed = new Set<string>();

  readonly decode = (bytes: Uint8Array): string => {
    const { text, name } = decodePart(bytes);
    if (name !== null) this.guessed.add(name);
    return text;
  };

  /** Their names; empty where none was. */
  get guesses(): string {
    return [...this.guessed].join(', ');
  }
}

function accept({ text, name: encoding }: Read, name: string, refuse: (code: DecodeFailure, said: string) => Decoded): Decoded {
  if (text.trim() === '') return refuse('empty', 'has nothing but white space in it. Choose a file with text in it.');
  const note = encoding === null ? null : guessedNote(name, encoding);
  return { ok: true, source: text, mediaType: mediaTypeOf(text, name), note };
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** The label of UTF-16 by its byte order mark. */
function markOf(head: string): string | null {
  if (head.startsWith('\xff\xfe')) return 'utf-16le';
  return head.startsWith('\xfe\xff') ? 'utf-16be' : null;
}

function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  const sample = bytes.subarray(0, SNIFFED);
  // Tab, line feed, vertical tab, form feed, carriage return and escape do occur in texts.
  const controls = sample.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127 ? 1 : 0), 0);
  return controls > sample.length * CONTROL_SHARE;
}

/** The encoding that a page or an XML file names at its beginning. */
function declared(head: string): string | null {
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  // A page that can be read as bytes is not UTF-16, whatever it says (HTML standard, 13.2.3.3).
  return label === undefined ? null : label.toLowerCase().startsWith('utf-16') ? 'utf-8' : label.toLowerCase();
}

function decodeNarrow(bytes: Uint8Array, head: string): Read | null {
  const known = (text: string): Read => ({ text, name: null });
  const asUtf8 = decodeBytes(bytes, 'utf-8');
  const damaged = count(asUtf8, /\ufffd/g);
  const label = declared(head);
  // The one encoding of two bytes that is ASCII to look at, and says by escapes what it is.
  if (damaged === 0 && /\x1b\$[@B]/.test(head)) return known(decodeBytes(bytes, 'iso-2022-jp'));
  if (damaged === 0) return known(asUtf8);
  if (label !== null && !/^utf-?8$/.test(label)) {
    try {
      return known(decodeBytes(bytes, label));
    } catch {
      // A label no decoder knows says as little as none.
    }
  }
  const foreign = count(asUtf8, /[^\0-\x7f]/g);
  return damaged <= (foreign - damaged) * DAMAGED_SHARE ? known(asUtf8) : guessEncoding(bytes);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
