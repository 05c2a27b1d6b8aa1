/** What can be done with collections: list them, and make, rename, move and remove them with what search knows of their articles. */
import { mayMove, namesOf, type Collection } from '../../core/shelf/collection';
import type { CollectionChange } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { DocumentActs } from './document-acts';
import type { LibraryOptions } from './library';

export type CollectionActs = ReturnType<typeof collectionActs>;

export function collectionActs({ vault, tell }: LibraryOptions, documents: DocumentActs) {
  /** Brings search in step for articles whose collections have other names now. */
  async function describeMembers(before: readonly Collection[], after: readonly Collection[]): Promise<void> {
    for (const { id, shelf } of await vault.documents.list()) {
      if (shelf.collections.length === 0) continue;
      const [old, now] = [before, after].map((collections) => namesOf(collections, shelf.collections).join('\n'));
      if (old !== now) await documents.describe(id);
    }
  }

  return {
    list: (): Promise<Collection[]> => vault.collections.list(),
    /** The file was changed behind the library: brings search and the window in step. */
    async refresh(): Promise<void> {
      for (const { id, shelf } of await vault.documents.list()) if (shelf.collections.length > 0) await documents.describe(id);
      tell('collections.changed', {});
    },
    /** Makes, changes and removes collections as one change; answers what takes it back. Articles keep their word of what they were in. */
    async change({ put, remove }: CollectionChange): Promise<CollectionChange> {
      const before = await vault.collections.list();
      const stay = before.filter(({ id }) => !remove.includes(id) && !put.some((each) => each.id === id));
      const after = [...stay, ...put];
      const lost = put.find(({ id, parent }) => !mayMove(after.map((each) => (each.id === id ? { ...each, parent: null } : each)), id, parent));
      if (lost) throw new ExpectedFailure('bad-request', `“${lost.name}” cannot stand in a collection that stands in it.`);
      await vault.collections.change(put, remove);
      await describeMembers(before, after);
      tell('collections.changed', {});
      const known = new Set(before.map(({ id }) => id));
      const touched = new Set([...remove, ...put.map(({ id }) => id)]);
      return { put: before.filter(({ id }) => touched.has(id)), remove: put.flatMap(({ id }) => (known.has(id) ? [] : [id])) };
    },
  };
}
