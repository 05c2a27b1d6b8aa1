/** The saved searches of a vault, in the order in which they are shown: `searches.json`. */
import type { SavedSearch } from '../../shared/contract';
import { EntryFile } from './entry-file';
import type { Queue } from './queue';
import type { VaultFiles } from './vault-files';

export const searchesPath = 'searches.json';

function parseSearch({ id, name, query }: Readonly<Record<string, unknown>>): SavedSearch | null {
  return typeof id === 'string' && typeof name === 'string' && typeof query === 'string' ? { id, name, query } : null;
}

export class SearchStore {
  private readonly file: EntryFile<SavedSearch>;

  constructor(files: VaultFiles, queue: Queue) {
    this.file = new EntryFile(files, queue, { path: searchesPath, field: 'searches', names: { many: 'saved searches', one: 'search' }, parse: parseSearch });
  }

  list = (): Promise<SavedSearch[]> => this.file.list();

  /** Saves a search: in the place of the one with its id, or at the index given, or at the end. Resolves once it is durable. */
  put = ({ id, name, query }: SavedSearch, at?: number): Promise<void> => this.file.change(`the search “${name}”`, { put: [{ entry: { id, name, query }, at }] });

  /** Nothing where there is none. */
  remove = (id: string): Promise<void> => this.file.change('the removal of a search', { remove: [id] });
}
