/** What crosses about second versions of files. */
import type { Note } from '../../core/notes/note';
import type { AnchoredAnnotation } from './annotations';

/** Which of two versions stays; `both` makes a note of the second, or lays marks and decisions together. */
export type ConflictChoice = 'first' | 'second' | 'both';

/** A second version of a file, left by a syncing program or by a save over another program's change. */
export interface ConflictCopy {
  readonly id: string;
  readonly kind: 'note' | 'annotations' | 'decisions' | 'reviews' | 'document' | 'other';
  /** The note or document it belongs to; the device of a log; `null` where nothing of ours stands beside it. */
  readonly of: string | null;
  /** Title of the note or article; the file's name for other kinds. */
  readonly title: string;
  /** The file, relative to the vault. */
  readonly path: string;
  /** ISO 8601 instant at which the second version was last written. */
  readonly at: string;
  /** What `conflicts.settle` can do; `first` alone where the second cannot be read. */
  readonly choices: readonly ConflictChoice[];
}

/** What a settlement moved and made, by which it is taken back. */
export interface SettledConflict {
  /** Under what the second version lies in the trash. */
  readonly aside: string;
  /** Likewise the first as it was; `null` where it stayed. */
  readonly before: string | null;
  /** The note that was made of the second version; `null` where none was. */
  readonly made: string | null;
}

/** One of two versions. */
export interface ConflictSide {
  /** ISO 8601 instant at which the file was last written. */
  readonly at: string;
  /** The note; `null` for other kinds and where it cannot be read. */
  readonly note: Note | null;
  /** Marks, found in the present text; `null` for other kinds. */
  readonly annotations: readonly AnchoredAnnotation[] | null;
  /** The file as text, at most its first 100,000 characters; `null` where it is no text. */
  readonly text: string | null;
}

export interface OpenConflict {
  readonly copy: ConflictCopy;
  /** What stands in the vault; `null` where nothing does. */
  readonly first: ConflictSide | null;
  readonly second: ConflictSide;
}

export interface ConflictRequests {
  /** Second versions that lie beside a file of the vault. */
  'conflicts.list': readonly ConflictCopy[];
  /** Both versions. Fails with `not-found`. */
  'conflicts.open': OpenConflict;
  /** Settles a conflict; what does not stay goes to the trash. `again`: as it was before that was taken back, with what lies in the trash under the same ids. */
  'conflicts.settle': SettledConflict;
  /** Takes that back: both versions stand as before. Fails with `not-found` where the trash was emptied. */
  'conflicts.unsettle': null;
  /** Takes a version out of the trash again; it lies beside the first as before. Answers the conflict it is of. */
  'conflicts.restore': string;
}

export interface ConflictEvents {
  /** A conflict came or was settled. */
  'conflicts.changed': Record<string, never>;
}
