/** A document: one article the reader keeps, and the canonical text of each of its revisions. */

/** Half-open UTF-16 range `[start, end)` into a revision's canonical text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export type BlockKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'quote'
  | 'code'
  | 'table'
  | 'figure'
  | 'footnote';

/** One block of the text. Blocks are in order, do not overlap, and are parted by exactly one blank line. */
export interface Block extends TextRange {
  readonly kind: BlockKind;
  /** Heading level 1-6, or the nesting depth (from 1) of a list item; 0 for every other kind. */
  readonly level: number;
  /** List items only: the marker to show, such as `•` or `3.`; absent otherwise. */
  readonly marker?: string;
}

/**
 * A part of the text between two headings. Sections follow one another without gaps from the first block after
 * the title to the end of the text, and a section's range begins with its heading.
 */
export interface Section extends TextRange {
  /** Stable within the revision and, where the heading stays, across revisions: `s-` and a slug of the heading. */
  readonly id: string;
  /** `null` for an introduction or a closing part without a heading. */
  readonly heading: string | null;
  /** 1 for a top-level section; deeper headings nest by level. */
  readonly level: number;
}

export type InlineMarkKind = 'emphasis' | 'strong' | 'code' | 'link';

export interface InlineMark extends TextRange {
  readonly kind: InlineMarkKind;
  /** Links only: the target as written in the source. Never followed without the reader's word. */
  readonly target?: string;
}

/** What is said of a publication, by the source as written there or by the reader. What is not known is absent. */
export interface Imprint {
  /** The first day, month or year of publication, ISO 8601 where the source keeps to it. */
  readonly date?: string;
  readonly publisher?: string;
  /** ISBN, DOI, URN or address, where the source does not say which. */
  readonly identifier?: string;
  readonly url?: string;
  /** Begins with `10.` */
  readonly doi?: string;
  readonly isbn?: string;
  /** The journal, book or site it appeared in. */
  readonly container?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** First and last page there: `12–18`. */
  readonly pages?: string;
}
export const imprintFields = ['date', 'publisher', 'identifier', 'url', 'doi', 'isbn', 'container', 'volume', 'issue', 'pages'] as const satisfies readonly (keyof Imprint)[];

/** Where a printed page begins in the text; it ends where the next one begins. */
export interface PageStart {
  /** As the page itself is numbered: `12`, `iv`. */
  readonly label: string;
  readonly start: number;
}

/** The kinds of pictures that are kept: raster images, which hold nothing that acts. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** A picture of the article. It has no characters in the text; its bytes lie beside it, named by their hash. */
export interface Picture {
  /** Start of the figure it belongs to, or of the block it comes before; the text's length where it comes after all. */
  readonly at: number;
  /** Hex SHA-256 of its bytes. */
  readonly sha256: string;
  readonly type: PictureType;
  /** Pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in the source's words; may be empty. */
  readonly alt: string;
}

/** A picture that the source names and whose bytes are not looked for yet. */
export interface PictureReference {
  /** As of {@link Picture}. */
  readonly at: number;
  /** As written in the source: a relative address, a `data:` one, or the name of a part of the file. */
  readonly source: string;
  /** Where it may lie instead, tried in this order; absent where the source names one place. */
  readonly others?: readonly string[];
  readonly alt: string;
  /** It stood amid a line of text. */
  readonly amid: boolean;
}

/** The pictures of each block, and those after the last one. */
export function picturesByBlock(structure: Pick<Structure, 'blocks' | 'pictures'>): { readonly of: ReadonlyMap<number, readonly Picture[]>; readonly after: readonly Picture[] } {
  const starts = new Set(structure.blocks.map(({ start }) => start));
  const of = new Map<number, Picture[]>();
  const after: Picture[] = [];
  for (const picture of structure.pictures ?? []) {
    if (!starts.has(picture.at)) after.push(picture);
    else if (!of.get(picture.at)?.push(picture)) of.set(picture.at, [picture]);
  }
  return { of, after };
}

/** What `structure.json` holds: the description of one canonical text. */
export interface Structure {
  readonly format: 1;
  readonly title: string;
  readonly byline: string | null;
  /** BCP 47 tag, or `null` where the text is too short to tell. */
  readonly language: string | null;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  /** Absent where the source says nothing. */
  readonly imprint?: Imprint;
  /** In order; only of sources that have pages, and without pages that have no text. */
  readonly pages?: readonly PageStart[];
  /** In the order of the text; only of sources that have some. */
  readonly pictures?: readonly Picture[];
}

/** A parsed source: the canonical text (UTF-8, NFC, `\n`, blocks parted by one blank line) and its structure. */
export interface ParsedDocument {
  readonly text: string;
  readonly structure: Structure;
  /** In the order of the text; absent where there are none, and once they have become part of the structure. */
  readonly references?: readonly PictureReference[];
}

/** What comes of bytes that had to be unpacked: a document, or why not, as the end of a sentence that begins with the file's name. */
export type Unpacked =
  | {
      readonly ok: true;
      readonly parsed: ParsedDocument;
      /** The bytes of a picture that the document refers to; `null` where there are none. */
      readonly picture?: (source: string) => Uint8Array | null;
    }
  | { readonly ok: false; readonly problem: string };

/** Formats that are text themselves. */
export type TextMediaType = 'text/plain' | 'text/markdown' | 'text/html';
/** Formats whose text has to be taken out of bytes first. */
export type BinaryMediaType =
  | 'application/epub+zip'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/pdf';
export type MediaType = TextMediaType | BinaryMediaType;

/** One frozen version of a document's bytes. */
export interface Revision {
  /** Hex SHA-256 of the original bytes; its first twelve digits name the revision's folder. */
  readonly sha256: string;
  /** ISO 8601 instant of the import. */
  readonly imported: string;
  /** File name the bytes came from, for showing only. */
  readonly from: string;
  readonly mediaType: MediaType;
}

/** Where the reader keeps a document. */
export interface Shelf {
  /** Ids of the collections it belongs to. */
  readonly collections: readonly string[];
  readonly tags: readonly string[];
  readonly starred: boolean;
  /** Read and put away: out of the list unless asked for. */
  readonly archived: boolean;
}
export const emptyShelf: Shelf = { collections: [], tags: [], starred: false, archived: false };

/** What `document.json` holds. */
export interface Document {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly byline: string | null;
  readonly language: string | null;
  readonly imprint: Imprint;
  readonly shelf: Shelf;
  /** Oldest first; the last one is what the reader reads. Never empty. */
  readonly revisions: readonly Revision[];
}
