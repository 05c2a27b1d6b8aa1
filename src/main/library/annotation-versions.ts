/** Earlier versions of an article's marks: listed, shown in the present text, and brought back. */
import type { Annotation } from '../../core/annotations/annotation';
import type { AnchoredAnnotation, NoteVersion } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { Vault } from '../vault/vault';

interface Ways {
  /** Finds marks of a document in its present text. */
  readonly anchored: (document: string, annotations: readonly Annotation[]) => Promise<AnchoredAnnotation[]>;
  /** Brings engine and window to the marks as they are now. */
  readonly changed: (document: string) => Promise<void>;
}

export function annotationVersions({ annotations }: Vault, { anchored, changed }: Ways) {
  return {
    versions: (document: string): Promise<NoteVersion[]> => annotations.versions(document),
    async version(document: string, name: string): Promise<AnchoredAnnotation[]> {
      const found = await annotations.version(document, name);
      if (!found) throw new ExpectedFailure('not-found', 'This version of the marks is no longer kept, or cannot be read.');
      return anchored(document, found);
    },
    async revert(document: string, name: string): Promise<NoteVersion | null> {
      const kept = await annotations.revert(document, name);
      await changed(document);
      return kept;
    },
  };
}
