/** What crosses when something is written for elsewhere. */

/** Where an export was written; `null` where the reader cancelled. `pictures` lie beside it, in the folder `images`; absent where the format has none. */
export type SavedFile = { readonly name: string; readonly pictures?: number } | null;

export interface ExportRequests {
  /** The first lines of what would be written; `null` for formats that are not for reading as text. */
  'export.preview': string | null;
  /** Writes a note, an article with its marks, all marks or the whole notebook where the reader chooses; `export.progress` tells how far a long one is. Fails with `not-found`, `not-saved`. */
  'export.save': SavedFile;
  /** Stops the export that is being written; nothing is left of it. */
  'export.stop': null;
  /** Puts a note, an article or a mark on the clipboard, citations in the style of the settings. Fails with `not-found` and `bad-request`. */
  'export.copy': null;
}

export interface ExportEvents {
  /** A long export has written `done` of its files; 0 of 0 at its end. */
  'export.progress': { readonly done: number; readonly total: number };
}
