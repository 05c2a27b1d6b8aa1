/** From a file's bytes to a parsed document, or to a sentence that says why not. */
import type { BinaryMediaType, MediaType, ParsedDocument, Unpacked } from '../../core/documents/document';
import { parseDocument } from '../../core/documents/parse';
import { binaryTypeOf, isProtectedOffice } from './binary-type';
import { decodeSource, PartDecoder } from './decode';
import { loaderOf, settlePictures, type PictureFile, type SourcePlace } from './pictures';

/** `notes` are sentences for the reader about a file that came in, such as that its encoding was guessed. */
export type ReadSource =
  | { readonly ok: true; readonly parsed: ParsedDocument; readonly mediaType: MediaType; readonly pictures: readonly PictureFile[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string };

const MEGABYTE = 1024 * 1024;
/** Bytes of a PDF, a book or a Word document: pictures make them large. */
export const LARGEST_BINARY = 200 * MEGABYTE;

/** One entry for each format; what the reader should know of the file is added to `notes`. Each is loaded when it is first met: a start does not wait for it. */
const UNPACK: Readonly<Record<BinaryMediaType, (bytes: Uint8Array, name: string, notes: string[]) => Promise<Unpacked>>> = {
  'application/epub+zip': async (bytes, name, notes) => {
    const parts = new PartDecoder();
    const unpacked = (await import('../../core/documents/epub/parse-epub')).parseEpub(bytes, name, parts.decode);
    if (parts.guesses !== '') notes.push(`${name} does not say which encoding some of its pages are in; they were read as ${parts.guesses}. If letters look wrong, import another copy of the book.`);
    return unpacked;
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async (bytes, name) => {
    const [{ parseDocx }, { wordHtml }] = await Promise.all([import('../../core/documents/docx/parse-docx'), import('./word-html')]);
    return parseDocx(bytes, name, wordHtml);
  },
  'application/pdf': async (bytes, name) => (await import('./read-pdf')).readPdf(bytes, name),
};

/**
 * Tells the format by what is in the file, not by its name. Rejects only for bugs: bad files get their sentence.
 * @param place where pictures beside the file may be read from; `null` where it lay nowhere.
 */
export async function readSource(bytes: Uint8Array, name: string, place: SourcePlace | null = null): Promise<ReadSource> {
  if (isProtectedOffice(bytes)) return { ok: false, message: `${name} is protected by a password. Open it in the program it belongs to, save it without one, and import that file.` };
  const mediaType = binaryTypeOf(bytes);
  return mediaType === null ? readText(bytes, name, place) : readBinary(bytes, name, mediaType);
}

async function readText(bytes: Uint8Array, name: string, place: SourcePlace | null): Promise<ReadSource> {
  const decoded = decodeSource(bytes, name);
  if (!decoded.ok) return { ok: false, message: decoded.message };
  const parsed = parseDocument(decoded.source, decoded.mediaType, name);
  return parsed
    ? withPictures(parsed, loaderOf(undefined, place), decoded.mediaType, name, decoded.note === null ? [] : [decoded.note])
    : { ok: false, message: `${name} holds no text that can be read. Save the article itself and import that file.` };
}

async function readBinary(bytes: Uint8Array, name: string, mediaType: BinaryMediaType): Promise<ReadSource> {
  if (bytes.length > LARGEST_BINARY) {
    const size = String(Math.ceil(bytes.length / MEGABYTE));
    return { ok: false, message: `${name} is ${size} MB, more than the ${String(LARGEST_BINARY / MEGABYTE)} MB that are read. Split it into parts and import those.` };
  }
  const notes: string[] = [];
  const unpacked = await UNPACK[mediaType](bytes, name, notes);
  return unpacked.ok ? withPictures(unpacked.parsed, loaderOf(unpacked.picture, null), mediaType, name, notes) : { ok: false, message: `${name} ${unpacked.problem}` };
}

async function withPictures(document: ParsedDocument, load: ReturnType<typeof loaderOf>, mediaType: MediaType, name: string, notes: readonly string[]): Promise<ReadSource> {
  const { parsed, pictures, tooLarge, onWeb, absent } = await settlePictures(document, load);
  const without = (count: number, why: string): string[] => (count === 0 ? [] : [`${name} came in without ${String(count)} of its pictures, ${why}`]);
  const said = [
    ...without(tooLarge, 'which are larger than what is kept: 20 MB each, 128 MB together.'),
    ...without(onWeb, 'which are on the web, and nothing is loaded from there. Save the page with its pictures, and import that as a new version.'),
    ...without(absent, 'which are neither in it nor where it says they are.'),
  ];
  return { ok: true, parsed, mediaType, pictures, notes: [...notes, ...said] };
}
