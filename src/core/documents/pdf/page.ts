/** What a PDF file says of its pages: runs of text and where they stand. Lengths are points, from the page's upper left corner. */

export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the baseline, growing downwards. */
  readonly y: number;
  /** Of the font. */
  readonly size: number;
  /** Tells fonts apart; says nothing by itself. */
  readonly font: string;
  readonly monospaced: boolean;
  readonly rightToLeft: boolean;
}

export interface Page {
  /** As the page is numbered: `12`, `iv`. */
  readonly label: string;
  readonly height: number;
  /** In the order the file has them, which for nearly all producers is that of reading. */
  readonly runs: readonly Run[];
}

/** One line of the file's own outline ("bookmarks"). */
export interface OutlineEntry {
  readonly title: string;
  /** 1 for the outermost. */
  readonly depth: number;
}

export interface PdfProperties {
  readonly title: string | null;
  readonly authors: string | null;
  readonly language: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  readonly outline: readonly OutlineEntry[];
}
