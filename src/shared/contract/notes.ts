/** What crosses about notes, their versions, pictures and templates. */
import type { MergedPart } from '../../core/notes/merge';
import type { Note, NoteSummary } from '../../core/notes/note';
import type { NoteTemplate } from '../../core/notes/note-template';

export interface OpenNote {
  readonly note: Note;
  /** Names the state of the file that was read; `notes.save` takes it as its `base`. */
  readonly stamp: string;
}

/** A note's tags and tree before and after another was merged into it: by them that is taken back. */
export interface MergedNotes {
  readonly before: MergedPart;
  readonly after: MergedPart;
}

/** A note that is durable. */
export interface SavedNote extends NoteSummary {
  /** Names the state of the file as it is now: the next `base`. */
  readonly stamp: string;
  /**
   * The version another program had brought since `base`, kept beside the note for `conflicts.open`; `null` where there was
   * none.
   */
  readonly conflict: string | null;
}

/** An earlier version of a note, or of an article's marks, kept on this computer while it was changed. */
export interface NoteVersion {
  readonly version: string;
  /** ISO 8601 instant at which it stood like this. */
  readonly at: string;
}

export interface NoteRequests {
  /** Every note, most recently changed first; of the named ones only those that are there. */
  'notes.list': readonly NoteSummary[];
  /** Where the note was merged into another, that one. */
  'notes.open': OpenNote;
  'notes.create': Note;
  /** The templates for notes made of marks; a new vault has three. */
  'templates.list': readonly NoteTemplate[];
  /**
   * Replaces title, tags and tree; answers once it is durable. Where another program changed the file since `base`, its version
   * is kept as a conflict copy first.
   */
  'notes.save': SavedNote;
  /** Likewise with the tree in JSON, as the editor hands it over: one string crosses at once, an object member by member. */
  'notes.write': SavedNote;
  /** Whether it stands first in the lists; no change of its text. */
  'notes.pin': NoteSummary;
  /** Moves the note to the trash. */
  'notes.remove': null;
  'notes.restore': NoteSummary;
  /**
   * Puts the note's text under that of `into`, unites their tags and moves the note to the trash; from then on links to it lead to
   * `into`. Answers what takes it back.
   */
  'notes.merge': MergedNotes;
  /** Takes it back. Fails with `bad-request` where the merged text was changed since. */
  'notes.unmerge': null;
  /** Keeps a picture for notes; answers the address a note shows it by. Fails with `bad-request` where it is none that can be kept. */
  'images.keep': string;
  /** The same with a file the reader chooses, whose name is a first description; `null` where the reader cancelled. */
  'images.choose': { readonly url: string; readonly name: string } | null;
  /** Earlier versions of a note, newest first; none where it was never changed on this computer. */
  'notes.versions': readonly NoteVersion[];
  /** The note as it was. Fails with `not-found` where the version has gone. */
  'notes.version': Note;
  /** Gives the note the title, tags and text of a version; how it stood before is kept as a version too. */
  'notes.revert': NoteSummary;
}

export interface NoteEvents {
  'notes.changed': { readonly note: string };
}
