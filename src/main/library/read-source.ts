/** From a file's bytes to a parsed document, or to a sentence that says why not. */
import type { BinaryMediaType, MediaType, ParsedDocument, Unpacked } from '../../core/documents/document';
import { parseDocument } from '../../core/documents/parse';
import { binaryTypeOf, isProtectedOffice } from './binary-type';
import { decodeSource, decodeText } from './decode';

/** `notes` are sentences for the reader about a file that came in, such as that its encoding was guessed. */
export type ReadSource =
  | { readonly ok: true; readonly parsed: ParsedDocument; readonly mediaType: MediaType; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string };

const MEGABYTE = 1024 * 1024;
/** Bytes of a PDF, a book or a Word document: pictures, which are not read, make them large. */
export const LARGEST_BINARY = 200 * MEGABYTE;

/** One line for each format. Each is loaded when it is first met: a start does not wait for it. */
const UNPACK: Readonly<Record<BinaryMediaType, (bytes: Uint8Array, name: string) => Promise<Unpacked>>> = {
  'application/epub+zip': async (bytes, name) => (await import('../../core/documents/epub/parse-epub')).parseEpub(bytes, name, decodeText),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async (bytes, name) => {
    const [{ parseDocx }, { wordHtml }] = await Promise.all([import('../../core/documents/docx/parse-docx'), import('./word-html')]);
    return parseDocx(bytes, name, wordHtml);
  },
  'application/pdf': async (bytes, name) => (await import('./read-pdf')).readPdf(bytes, name),
};

/** Tells the format by what is in the file, not by its name. Rejects only for bugs: bad files get their sentence. */
export async function readSource(bytes: Uint8Array, name: string): Promise<ReadSource> {
  if (isProtectedOffice(bytes)) return { ok: false, message: `${name} is protected by a password. Open it in the program it belongs to, save it without one, and import that file.` };
  const mediaType = binaryTypeOf(bytes);
  return mediaType === null ? readText(bytes, name) : readBinary(bytes, name, mediaType);
}

function readText(bytes: Uint8Array, name: string): ReadSource {
  const decoded = decodeSource(bytes, name);
  if (!decoded.ok) return { ok: false, message: decoded.message };
  const parsed = parseDocument(decoded.source, decoded.mediaType, name);
  return parsed
    ? { ok: true, parsed, mediaType: decoded.mediaType, notes: decoded.note === null ? [] : [decoded.note] }
    : { ok: false, message: `${name} holds no text that can be read. Save the article itself and import that file.` };
}

async function readBinary(bytes: Uint8Array, name: string, mediaType: BinaryMediaType): Promise<ReadSource> {
  if (bytes.length > LARGEST_BINARY) {
    const size = String(Math.ceil(bytes.length / MEGABYTE));
    return { ok: false, message: `${name} is ${size} MB, more than the ${String(LARGEST_BINARY / MEGABYTE)} MB that are read. Split it into parts and import those.` };
  }
  const unpacked = await UNPACK[mediaType](bytes, name);
  return unpacked.ok ? { ok: true, parsed: unpacked.parsed, mediaType, notes: [] } : { ok: false, message: `${name} ${unpacked.problem}` };
}
