/** What crosses about marks, and what their colours mean. */
import type { Anchor, Annotation, ColorMeanings } from '../../core/annotations/annotation';
import type { MarkEdit } from '../../core/annotations/edit';
import type { NoteVersion } from './notes';

/** An annotation and where its passage stands in the current text. */
export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
}

/** What became of edits of marks. */
export interface EditedMarks {
  /** Those that are new, changed or back. */
  readonly changed: readonly AnchoredAnnotation[];
  /** Ids of those that went to the trash. */
  readonly removed: readonly string[];
  /** Edits that take everything back. */
  readonly undo: readonly MarkEdit[];
}

export interface AnnotationRequests {
  /** Marks a passage; answers once it is durable. */
  'annotations.create': AnchoredAnnotation;
  /** A document's marks in text order; of the named ones only those that are there. */
  'annotations.list': readonly AnchoredAnnotation[];
  /** Makes, changes, removes and restores marks as one change; answers once it is durable. Fails with `not-found` where none of them is there. */
  'annotations.edit': EditedMarks;
  /** Moves the annotation to the trash. */
  'annotations.remove': null;
  /** Takes it out of the trash again. */
  'annotations.restore': AnchoredAnnotation;
  /** Earlier versions of an article's marks, newest first. */
  'annotations.versions': readonly NoteVersion[];
  /** The marks as they were, found in the present text. Fails with `not-found` where the version has gone. */
  'annotations.version': readonly AnchoredAnnotation[];
  /**
   * Makes the marks what they were: those made since go to the trash. Answers the version in which they stood before, by which
   * this can be undone; `null` where none could be kept.
   */
  'annotations.revert': NoteVersion | null;
  /** What the five colours mean; empty where they have only their own names. */
  'colors.read': ColorMeanings;
  /** Renames the colours it is given; answers all. */
  'colors.write': ColorMeanings;
}

export interface AnnotationEvents {
  /** `annotations` names those that came, changed or went; without it any of them may have. */
  'annotations.changed': { readonly document: string; readonly annotations?: readonly string[] };
  /** A colour was renamed. */
  'colors.changed': Record<string, never>;
}
