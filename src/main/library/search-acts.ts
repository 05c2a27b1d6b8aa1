/** What can be done with saved searches: list them with how much each finds now, keep, rename and remove them. */
import type { CountedSearch, SavedSearch } from '../../shared/contract';
import type { LibraryOptions } from './library';

export function searchActs({ vault, engine }: Pick<LibraryOptions, 'vault' | 'engine'>) {
  return {
    async list(): Promise<CountedSearch[]> {
      const searches = await vault.searches.list();
      return Promise.all(searches.map(async (search) => ({ ...search, count: (await engine.search({ text: search.query, limit: 1 })).total })));
    },
    put: (search: SavedSearch, at?: number) => vault.searches.put(search, at).then(() => null),
    remove: (id: string) => vault.searches.remove(id).then(() => null),
  };
}
