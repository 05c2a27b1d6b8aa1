/** Tells PDF files, books and Word documents by what is in them, whatever their names say. */
import { openArchive } from '../../core/documents/archive';
import type { BinaryMediaType } from '../../core/documents/document';

/** What may stand before a PDF's first line (ISO 32000-1, annex H.3.4.1). */
const HEAD = 1024;
const ZIP = /^PK(?:\x03\x04|\x05\x06|\x07\x08)/;

/** The media type of bytes whose text has to be unpacked; `null` for text, and for everything that is not read. */
export function binaryTypeOf(bytes: Uint8Array): BinaryMediaType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  // A text may speak of PDF files; a PDF file has binary bytes soon after.
  if (head.startsWith('%PDF-') || (head.includes('%PDF-') && /[\0\x80-\xff]/.test(head))) return 'application/pdf';
  return ZIP.test(head) ? archiveType(bytes, head) : null;
}

function archiveType(bytes: Uint8Array, head: string): BinaryMediaType | null {
  const names = namesIn(bytes) ?? new Set(head.match(/META-INF\/container\.xml|application\/epub\+zip|word\/|\[Content_Types\]\.xml/g));
  if (names.has('META-INF/container.xml') || names.has('application/epub+zip')) return 'application/epub+zip';
  const word = [...names].some((name) => name.startsWith('word/')) || (names.size === 1 && names.has('[Content_Types].xml'));
  return word ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : null;
}

/** Office programs put what they encrypt into an OLE file with a stream of this name ([MS-OFFCRYPTO], section 2.3.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether these are the bytes of an office document with a password. */
export function isProtectedOffice(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.length > 8 && all.readUInt32BE(0) === 0xd0cf11e0 && all.includes(ENCRYPTED);
}

/** `null` where the archive's directory, which stands at its end, is damaged or cut off. */
function namesIn(bytes: Uint8Array): ReadonlySet<string> | null {
  try {
    return openArchive(bytes).names;
  } catch {
    return null;
  }
}
