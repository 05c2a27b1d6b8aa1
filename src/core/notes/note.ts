/** A note: what the reader writes, as a typed tree that any editor can show and Markdown can carry. */

export type TextMark = 'bold' | 'italic' | 'strike' | 'highlight' | 'sub' | 'super' | 'code';

/** What a link in a note leads to inside the vault. `id` of a section is `<document id>#<section id>`. */
export interface ReferenceTarget {
  readonly kind: 'entity' | 'document' | 'section' | 'note' | 'annotation';
  readonly id: string;
}

export interface NoteText {
  readonly type: 'text';
  readonly text: string;
  readonly marks: readonly TextMark[];
}
export interface NoteBreak {
  readonly type: 'break';
}
/** A link out of the vault. Links do not nest. */
export interface NoteLink {
  readonly type: 'link';
  readonly url: string;
  /** Shown when the pointer rests on it; absent where there is none. */
  readonly title?: string;
  readonly children: readonly NoteLinkPart[];
}
/** A link inside the vault: stores the id; the text is what the writer sees. */
export interface NoteReference {
  readonly type: 'reference';
  readonly target: ReferenceTarget;
  readonly text: string;
  /** The text is what the target is called and follows it (`follow-names.ts`); absent where the words are the writer's own. */
  readonly named?: true;
}
/** A picture in the line. Those of the vault have the address `../images/<SHA-256>.<ending>`, as seen from the folder of the notes. */
export interface NoteImage {
  readonly type: 'image';
  readonly url: string;
  readonly alt: string;
  readonly title?: string;
}
/** A formula in the line, in TeX. */
export interface NoteMath {
  readonly type: 'math';
  readonly tex: string;
}
/** One tag, comment or instruction of HTML, kept as it was written; it is never run or shown as markup. */
export interface NoteHtml {
  readonly type: 'html';
  readonly source: string;
}
/** The mark in the text that leads to the footnote of the same label. */
export interface NoteFootnoteMark {
  readonly type: 'footnote';
  readonly label: string;
}
export type NoteLinkPart = NoteText | NoteImage | NoteMath | NoteHtml;
export type NoteInline = NoteLinkPart | NoteBreak | NoteLink | NoteReference | NoteFootnoteMark;

export interface NoteParagraph {
  readonly type: 'paragraph';
  readonly children: readonly NoteInline[];
}
export interface NoteHeading {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly children: readonly NoteInline[];
}
export interface NoteQuote {
  readonly type: 'quote';
  readonly blocks: readonly NoteBlock[];
}
/** A box that stands out: a note, a tip, a warning. */
export interface NoteCallout {
  readonly type: 'callout';
  /** A word in lower case such as `note` or `warning`; others than those known are shown as `note`. */
  readonly tone: string;
  /** Empty where the tone says enough. */
  readonly title: string;
  readonly blocks: readonly NoteBlock[];
}
/** What a footnote says. Its label is the word that its marks name it by; readers number footnotes themselves. */
export interface NoteFootnote {
  readonly type: 'footnote-text';
  readonly label: string;
  readonly blocks: readonly NoteBlock[];
}
export interface NoteCode {
  readonly type: 'code';
  readonly language: string | null;
  readonly text: string;
}
/** A formula of its own, in TeX. */
export interface NoteFormula {
  readonly type: 'formula';
  readonly tex: string;
}
export interface NoteRule {
  readonly type: 'rule';
}
export type ColumnAlign = 'left' | 'center' | 'right' | null;
/** Cells by row. Every row has as many cells as there are columns. */
export interface NoteTable {
  readonly type: 'table';
  /** One for each column. */
  readonly align: readonly ColumnAlign[];
  /** Whether the first row is a heading. */
  readonly header: boolean;
  /** Share of each column in the width of the note, in whole percents that sum to 100; absent where columns are as wide as what they hold. */
  readonly widths?: readonly number[] | undefined;
  readonly rows: readonly (readonly (readonly NoteInline[])[])[];
}
export interface NoteListItem {
  /** `null` outside check lists. */
  readonly checked: boolean | null;
  /** Its first line. */
  readonly children: readonly NoteInline[];
  /** What stands under that line: nested lists, paragraphs, whatever a note may hold. */
  readonly blocks: readonly NoteBlock[];
}
export interface NoteList {
  readonly type: 'list';
  readonly kind: 'bullet' | 'number' | 'check';
  /** First number of a numbered list; 1 for the other kinds. */
  readonly start: number;
  readonly items: readonly NoteListItem[];
}
/** A marked passage quoted into the note; it opens the place it was taken from. */
export interface NotePassage {
  readonly type: 'passage';
  /** Annotation id. */
  readonly annotation: string;
  /** Document id. */
  readonly document: string;
  readonly quote: string;
  /** Where it stands, for a reader without the application: `Article › Section`. */
  readonly source: string;
}
/** A block a newer version wrote: kept as it is and shown as such. `data` is the JSON text of the block. */
export interface NoteOpaque {
  readonly type: 'opaque';
  readonly data: string;
}
export type NoteBlock =
  | NoteParagraph
  | NoteHeading
  | NoteQuote
  | NoteCallout
  | NoteFootnote
  | NoteCode
  | NoteFormula
  | NoteTable
  | NoteRule
  | NoteList
  | NotePassage
  | NoteOpaque;

export interface NoteTree {
  readonly blocks: readonly NoteBlock[];
}

/** What `notes/<id>.json` holds. */
export interface Note {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** ISO 8601 instants. */
  readonly created: string;
  readonly modified: string;
  /** Stands first in every list; absent where it does not. */
  readonly pinned?: true | undefined;
  /** Ids of the notes that were merged into this one: links to them lead here. Absent where there are none. */
  readonly absorbed?: readonly string[] | undefined;
  readonly tree: NoteTree;
}

/** A note without its tree, for lists. */
export interface NoteSummary {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly modified: string;
  readonly pinned?: true | undefined;
  readonly absorbed?: readonly string[] | undefined;
  /** The first 160 characters of its text. */
  readonly excerpt: string;
}
