/** What crosses about what was deleted. */
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { NoteSummary } from '../../core/notes/note';

/** When a thing went to the trash. */
export interface Removed {
  /** ISO 8601 instant; `null` where it is not known. */
  readonly removed: string | null;
}

/** What was deleted and can be restored, in each list the last removed first. */
export interface TrashContents {
  /** With their marks. */
  readonly documents: readonly (Removed & { readonly id: string; readonly title: string })[];
  readonly notes: readonly (Removed & NoteSummary)[];
  /** Of articles that are in the vault. */
  readonly annotations: readonly TrashedAnnotation[];
  readonly decisions: readonly TrashedDecision[];
  /** Versions set aside when a conflict was settled. */
  readonly conflicts: readonly (Removed & { readonly id: string; readonly name: string })[];
}

/** A decision on an entity that was taken back, or by which the reader refused one; it is restored by revoking `decision`. */
export interface TrashedDecision extends Removed {
  /** What `entities.decide` with `revoke` brings it back by. */
  readonly decision: string;
  readonly kind: 'rename' | 'retype' | 'describe' | 'alias' | 'unalias' | 'merge' | 'refuse' | 'confirm' | 'create' | 'relate' | 'unrelate' | 'distinct' | 'split';
  /** Whether it was taken back; otherwise it is a refusal that is in force. */
  readonly revoked: boolean;
  /** The entity it is about, by its present name or, where it has none, its id. */
  readonly name: string;
  /** What it says: the new name, the other name, the description, the entity merged into; empty where that is all. */
  readonly detail: string;
}

export interface TrashedAnnotation extends Removed {
  readonly id: string;
  readonly document: string;
  readonly documentTitle: string;
  readonly color: AnnotationColor;
  readonly quote: string;
  readonly comment: string;
  /** ISO 8601 instant of its last change. */
  readonly modified: string;
}

export interface TrashRequests {
  'trash.list': TrashContents;
  /** Removes for good what is in the trash, decisions excepted; answers how many things. The window asks the reader first. */
  'trash.empty': number;
}
