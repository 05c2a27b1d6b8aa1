/** The saved searches: live collections, each with how much it finds now; every change can be undone. */
import { create } from 'zustand';
import type { CountedSearch, SavedSearch } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { gathered } from './gathered';
import { perform, takeBack, type Change } from './history';
import { attempt, notify } from './notices';

export const useSavedSearches = create<{ readonly list: readonly CountedSearch[] }>(() => ({ list: [] }));

async function load(): Promise<void> {
  const list = await attempt(ask('searches.list', null));
  if (list) useSavedSearches.setState({ list });
}

const write = async ({ id, name, query }: SavedSearch, at?: number): Promise<void> => {
  await ask('searches.put', { search: { id, name, query }, at });
  await load();
};
const erase = async (id: string): Promise<void> => {
  await ask('searches.remove', { id });
  await load();
};

async function change(label: string, redo: Change['redo'], undo: Change['undo']): Promise<Change | null> {
  const made: Change = { label, redo, undo };
  return attempt(perform(made).then(() => made));
}

/** The saved search for a query; `null` where there is none. */
export const savedAs = (list: readonly CountedSearch[], query: string): CountedSearch | null => list.find((search) => search.query === query.trim()) ?? null;

/** Keeps a query under its own words, which can be changed. */
export async function keepSearch(query: string): Promise<void> {
  const words = query.trim().slice(0, 10_000);
  const search = { id: crypto.randomUUID(), name: words.slice(0, 200), query: words };
  await change(translate('search:saved.change.keep'), () => write(search), () => erase(search.id));
}

export async function renameSearch(search: SavedSearch, name: string): Promise<void> {
  const wanted = name.trim().slice(0, 200);
  if (wanted === '' || wanted === search.name) return;
  await change(translate('search:saved.change.rename'), () => write({ ...search, name: wanted }), () => write(search));
}

/** Removes a search; a notice offers to take that back, and it returns to where it stood. */
export async function removeSearch(search: SavedSearch): Promise<void> {
  const at = useSavedSearches.getState().list.findIndex(({ id }) => id === search.id);
  const made = await change(translate('search:saved.change.remove'), () => erase(search.id), () => write(search, Math.max(0, at)));
  if (!made) return;
  const act = { label: translate('search:saved.undo'), run: () => void attempt(takeBack(made)) };
  notify({ tone: 'plain', message: translate('search:saved.removed', { name: search.name.slice(0, 80) }), act });
}

/** Counts anew whenever the library changes; the value returned stops it. */
export function followSavedSearches(): () => void {
  const changed = gathered<null>(load, 'at rest');
  const refresh = () => changed.add(null);
  void load();
  const stops = [listen('searches.changed', refresh), listen('library.changed', refresh), listen('annotations.changed', refresh), listen('notes.changed', refresh), changed.stop];
  return () => stops.forEach((stop) => stop());
}
