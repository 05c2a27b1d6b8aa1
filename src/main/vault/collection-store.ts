/** The collections of a vault: `collections.json`. Which articles stand in them, each article's `document.json` says. */
import type { Collection } from '../../core/shelf/collection';
import { EntryFile } from './entry-file';
import type { Queue } from './queue';
import type { VaultFiles } from './vault-files';

export const collectionsPath = 'collections.json';

function parseCollection({ id, name, parent }: Readonly<Record<string, unknown>>): Collection | null {
  return typeof id === 'string' && typeof name === 'string' ? { id, name, parent: typeof parent === 'string' ? parent : null } : null;
}

export class CollectionStore {
  private readonly file: EntryFile<Collection>;

  constructor(files: VaultFiles, queue: Queue) {
    this.file = new EntryFile(files, queue, { path: collectionsPath, field: 'collections', names: { many: 'collections', one: 'collection' }, parse: parseCollection });
  }

  list = (): Promise<Collection[]> => this.file.list();

  /** Makes or changes collections, and removes others, as one save. */
  change = (put: readonly Collection[], remove: readonly string[]): Promise<void> =>
    this.file.change('the collections', { put: put.map(({ id, name, parent }) => ({ entry: { id, name, parent } })), remove });
}
