/** What can be taken out of the notebook and in which formats: the window's dialog, the host and the terminal read this one table. */

export const exportFormats = ['markdown', 'html', 'docx', 'pdf', 'jsonld', 'csv', 'csv-mentions', 'csv-entities', 'bibtex', 'csljson', 'anki', 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A note; an article with its marks; the articles chosen in the list; the marks of every article, and as a zip the whole notebook. */
export const exportKinds = ['note', 'article', 'selection', 'everything'] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface ExportSubject {
  readonly kind: ExportKind;
  /** The note's or the article's; empty for several. */
  readonly id: string;
  /** Of a selection, its articles. */
  readonly ids?: readonly string[] | undefined;
}

/** Whether each of several things becomes a file of its own, so that a PDF of them is a zip of PDFs. */
export const isSeveral = ({ kind }: ExportSubject): boolean => kind === 'selection' || kind === 'everything';

const marks = ['jsonld', 'csv', 'csv-mentions', 'csv-entities', 'bibtex', 'csljson'] as const;

/** The formats that can hold each, the plainest first. */
export const formatsOf: Readonly<Record<ExportKind, readonly ExportFormat[]>> = {
  note: ['markdown', 'html', 'docx', 'pdf'],
  article: ['markdown', 'html', 'docx', 'pdf', ...marks, 'anki'],
  selection: ['markdown', 'pdf', ...marks],
  everything: ['markdown', 'zip', 'pdf', ...marks],
};

/** Endings of the files, without the dot. */
export const extensionOf: Readonly<Record<ExportFormat, string>> = {
  markdown: 'md',
  html: 'html',
  docx: 'docx',
  pdf: 'pdf',
  jsonld: 'jsonld',
  csv: 'csv',
  'csv-mentions': 'csv',
  'csv-entities': 'csv',
  bibtex: 'bib',
  csljson: 'json',
  anki: 'txt',
  zip: 'zip',
};

/** What can be put on the clipboard for other programs. */
export const copyForms = ['citation', 'key', 'markdown', 'html'] as const;
export type CopyForm = (typeof copyForms)[number];
/** `document` is the mark's article; for the others it is empty. */
export const copyKinds = ['note', 'article', 'mark'] as const;
export interface CopySubject {
  readonly kind: (typeof copyKinds)[number];
  readonly id: string;
  readonly document: string;
}

/** A note is no work of its own to cite; an article has a key by which notes cite it. */
export const copyFormsOf: Readonly<Record<CopySubject['kind'], readonly CopyForm[]>> = { note: ['markdown', 'html'], article: ['citation', 'key', 'markdown', 'html'], mark: ['citation', 'markdown', 'html'] };

/** Formats that need the articles recognised. */
export const needsEntities = (format: ExportFormat): boolean => format === 'csv-mentions' || format === 'csv-entities' || format === 'zip';

/** Formats that are made when they are saved, for they take long. */
export const isMadeWhenSaved = (format: ExportFormat): boolean => format === 'zip' || format === 'pdf';
