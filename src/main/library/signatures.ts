/** Knows files that are not text by their first bytes, and says in a sentence what to do with them. */

interface Signature {
  /** Bytes in Latin-1, at the very beginning. */
  readonly bytes: string;
  readonly what: string;
  readonly advice: string;
}

const COPY = 'Open it in the program it belongs to, save it as a Word document, a PDF or text, and import that file.';
const PICTURE = 'Pictures have no text to read; import the article they belong to.';

const SIGNATURES: readonly Signature[] = [
  { bytes: '\xd0\xcf\x11\xe0', what: 'an old Office document', advice: COPY },
  { bytes: '{\\rtf', what: 'an RTF document', advice: COPY },
  { bytes: '\x89PNG', what: 'a PNG picture', advice: PICTURE },
  { bytes: '\xff\xd8\xff', what: 'a JPEG picture', advice: PICTURE },
  { bytes: 'GIF8', what: 'a GIF picture', advice: PICTURE },
  { bytes: 'BM', what: 'a bitmap picture', advice: PICTURE },
  { bytes: 'II*\0', what: 'a TIFF picture', advice: PICTURE },
  { bytes: 'MM\0*', what: 'a TIFF picture', advice: PICTURE },
  { bytes: 'RIFF', what: 'a picture, sound or film', advice: PICTURE },
  { bytes: '\x1f\x8b', what: 'a compressed file', advice: 'Unpack it first and import what is inside.' },
  { bytes: '7z\xbc\xaf', what: 'an archive', advice: 'Unpack it first and import what is inside.' },
  { bytes: 'Rar!', what: 'an archive', advice: 'Unpack it first and import what is inside.' },
  { bytes: '\x7fELF', what: 'a program', advice: 'Import an article instead.' },
  { bytes: 'MZ', what: 'a program', advice: 'Import an article instead.' },
  { bytes: 'SQLite format 3\0', what: 'a database', advice: 'Export the articles from it as text and import those files.' },
];

/** By extension, for the many formats that are zip archives inside. */
const ZIPPED: Readonly<Record<string, string>> = {
  odt: 'an OpenDocument text', xlsx: 'an Excel sheet', pptx: 'a PowerPoint presentation', pages: 'a Pages document',
};

/** Signatures this short could also begin a text; they count only together with other signs of a binary file. */
const SHORTEST_SURE = 3;

/**
 * What the bytes look like, as the end of a sentence about the file, or `null` for what may be text. `head` are the first
 * bytes in Latin-1, `extension` is lower-case without dot.
 */
export function recogniseBinary(head: string, extension: string): string | null {
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    const what = ZIPPED[extension];
    return what === undefined
      ? 'looks like a zip archive, which cannot be read yet. Unpack it first and import what is inside.'
      : `looks like ${what}, which cannot be read yet. ${COPY}`;
  }
  const binary = head.includes('\0');
  const found = SIGNATURES.find(({ bytes }) => head.startsWith(bytes) && (bytes.length >= SHORTEST_SURE || binary));
  return found ? `looks like ${found.what}, which cannot be read yet. ${found.advice}` : null;
}
