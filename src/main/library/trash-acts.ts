/** The trash: articles go there with their marks and come back with them; what lies there is listed for restoring. */
import type { Removed, TrashContents } from '../../shared/contract';
import type { AnnotationActs } from './annotation-acts';
import type { DecisionActs } from './decision-acts';
import type { DocumentActs } from './document-acts';
import type { LibraryOptions } from './library';

interface Changed extends Removed {
  readonly modified?: string;
}

/** The last removed first; what has no date comes after, the last changed first. */
function lastFirst<T extends Changed>(things: readonly T[]): T[] {
  const key = ({ removed, modified }: Changed): string => `${removed ?? ''} ${modified ?? ''}`;
  return [...things].sort((a, b) => (key(a) < key(b) ? 1 : -1));
}

export function trashActs({ vault, engine, tell }: LibraryOptions, documents: DocumentActs, annotations: AnnotationActs, decisions: Pick<DecisionActs, 'trashed' | 'keepLeads'>) {
  return {
    async list(): Promise<TrashContents> {
      const [trash, conflicts, dateOf] = await Promise.all([vault.trash(), vault.setAside.list(), vault.removals.dates()]);
      const titles = new Map((await vault.documents.list()).map(({ id, title }) => [id, title]));
      const marks = trash.annotations.map(({ id, document, color, comment, selectors, modified }) => ({
        id,
        document,
        documentTitle: titles.get(document) ?? '',
        color,
        quote: selectors.quote.exact,
        comment,
        modified,
        removed: dateOf('annotation', id),
      }));
      return {
        documents: lastFirst(trash.documents.map(({ id, title }) => ({ id, title, removed: dateOf('document', id) }))),
        notes: lastFirst(trash.notes.map((note) => ({ ...note, removed: dateOf('note', note.id) }))),
        annotations: lastFirst(marks),
        decisions: await decisions.trashed(),
        conflicts: lastFirst(conflicts.map(({ id, path }) => ({ id, name: path.slice(path.lastIndexOf('/') + 1), removed: dateOf('conflict', id) }))),
      };
    },
    empty: (): Promise<number> => vault.emptyTrash(),
    /** Links to the article lead nowhere until it comes back, and say so. */
    async removeDocument(document: string): Promise<null> {
      await vault.documents.remove(document);
      await vault.removals.tell('document', document);
      await decisions.keepLeads(await engine.removeDocument(document));
      tell('library.changed', { document });
      return null;
    },
    async restoreDocument(document: string): Promise<null> {
      await vault.documents.restore(document);
      await documents.index(document);
      await annotations.index(document);
      tell('library.changed', { document });
      return null;
    },
  };
}
