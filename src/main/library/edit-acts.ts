/** Follows what other programs change in the vault: the engine and the window are brought to it. */
import { conflictId } from '../vault/conflicts';
import type { TwinTaken } from '../vault/twin-edits';
import type { Edit } from '../vault/watch';
import type { AnnotationActs } from './annotation-acts';
import type { CollectionActs } from './collection-acts';
import type { DocumentActs } from './document-acts';
import type { LibraryOptions } from './library';
import type { NoteActs } from './note-acts';

interface Others {
  readonly documents: DocumentActs;
  readonly annotations: AnnotationActs;
  readonly notes: NoteActs;
  readonly collections: CollectionActs;
  /** Reads the decision logs anew. */
  readonly reloadDecisions: () => Promise<void>;
}

/** Begins to follow; the value returned stops it. @param onBug is told of what should not happen. */
export function followEdits({ vault, tell }: LibraryOptions, { documents, annotations, notes, collections, reloadDecisions }: Others, onBug: (error: unknown) => void): () => void {
  async function follow({ kind, id, gone }: Edit): Promise<void> {
    tell('vault.edited', { kind, id, gone });
    if (kind === 'note') await notes.refresh(id);
    if (kind === 'annotations') await annotations.refresh(id);
    if (kind === 'decisions') await reloadDecisions();
    if (kind === 'list') await followList(id);
    if (kind !== 'document') return;
    await documents.refresh(id);
    if (!gone) await annotations.index(id);
  }
  async function followList(name: string): Promise<void> {
    if (name === 'collections') await collections.refresh();
    else if (name === 'searches') tell('searches.changed', {});
    else tell('colors.changed', {});
  }
  /** What was written into a note's Markdown is the note now, or stands beside it. */
  async function followTwin(id: string, taken: TwinTaken): Promise<void> {
    if (taken.kind === 'found') {
      await notes.refresh(id);
      return tell('vault.edited', { kind: 'note', id, gone: false, found: taken.note.title });
    }
    const beside = taken.kind === 'beside' ? conflictId(taken.path) : undefined;
    tell('vault.edited', { kind: 'note', id, gone: false, ...(beside !== undefined && { beside }) });
    if (beside === undefined) await notes.refresh(id);
    else tell('conflicts.changed', {});
  }
  const stops = [
    vault.watch({ onEdit: (edit) => void follow(edit).catch(onBug), onConflict: () => tell('conflicts.changed', {}) }),
    vault.notes.onTwinTaken((id, taken) => void followTwin(id, taken).catch(onBug)),
  ];
  return () => stops.forEach((stop) => stop());
}
