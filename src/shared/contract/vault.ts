/** What crosses about the vault as a whole: its counts, what is wrong in it, its backups. */

/** The one contract between the window and its host: every request and event, named once. */
export interface VaultSummary {
  readonly name: string;
  readonly readOnly: boolean;
  readonly documents: number;
  readonly notes: number;
  readonly entities: number;
  readonly mentions: number;
  /** How many things are wrong; `problems.list` names them. */
  readonly problems: number;
  /** Sentences about settings that were reset and the like; shown once. */
  readonly notices: readonly string[];
}

/** Something that is wrong in the vault. */
export interface Problem {
  readonly code: 'damaged' | 'missing' | 'unreadable-line' | 'torn-line' | 'orphan' | 'stray' | 'conflict-copy' | 'newer' | 'inconsistent' | 'old-copy' | 'no-history';
  /** The file, relative to the vault. */
  readonly path: string;
  readonly message: string;
  /** What `problems.repair` brings back, with the ISO 8601 instant of that version; `null` where there is none. */
  readonly repair: { readonly kind: 'note' | 'annotations'; readonly id: string; readonly at: string } | null;
}

/** A backup that was written. */
export interface BackedUp {
  /** Name of the zip. */
  readonly name: string;
  readonly files: number;
  /** Files in the vault's folder that are none of the vault's, and so are not in the zip. */
  readonly leftOut: readonly string[];
}

export interface VaultRequests {
  /** Counts and notices of the open vault. */
  'vault.summary': VaultSummary;
  /** Shows the system's dialog and writes the whole vault into one zip; `null` where the reader cancelled. */
  'vault.backup': BackedUp | null;
  /**
   * Shows the system's dialogs, makes a vault from a backup in a new folder and offers to open it; answers how many files it
   * has, or `null` where the reader cancelled.
   */
  'vault.restore': number | null;
  /** What was found wrong since the vault was opened. */
  'problems.list': readonly Problem[];
  /** Checks every file of the vault, then answers the same. */
  'problems.check': readonly Problem[];
  /** Brings a damaged file back from its newest readable version. Fails with `not-found` where there is none. */
  'problems.repair': null;
}

export interface VaultEvents {
  /**
   * Another program changed a file of the vault, or took it away (`gone`: a file that is missing is not taken for deleted). The
   * changed event of its kind follows once the library knows the new content. `beside`: the file stays as it was, and what the other
   * program wrote is the conflict of that id. `found`: the title of a note that was none before, but Markdown laid among the notes.
   */
  'vault.edited': {
    readonly kind: 'note' | 'annotations' | 'document' | 'decisions' | 'reviews' | 'list';
    readonly id: string;
    readonly gone: boolean;
    readonly beside?: string;
    readonly found?: string;
  };
  /** What searches and recognises stopped. `again`: it was started anew and is being told what the vault holds; what is asked meanwhile waits. */
  'engine.died': { readonly again: boolean };
  /** Something was found wrong, or mended. */
  'problems.changed': Record<string, never>;
}
