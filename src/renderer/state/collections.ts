/** The collections: made, renamed, moved into one another and removed; every change can be undone. */
import { create } from 'zustand';
import { pathOf, within, type Collection } from '../../core/shelf/collection';
import type { CollectionChange } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { exchanging, perform, takeBack, type Change } from './history';
import { attempt, notify } from './notices';

export const useCollections = create<{ readonly list: readonly Collection[] }>(() => ({ list: [] }));

async function load(): Promise<void> {
  const list = await attempt(ask('collections.list', null));
  if (list) useCollections.setState({ list });
}

const carryOut = async ({ put, remove }: CollectionChange): Promise<CollectionChange> => {
  const back = await ask('collections.change', { put: [...put], remove: [...remove] });
  await load();
  return back;
};

async function change(label: string, forth: CollectionChange): Promise<Change | null> {
  const made = exchanging(label, carryOut, forth);
  return attempt(perform(made).then(() => made));
}

const nameFrom = (typed: string): string => typed.trim().replace(/\s+/g, ' ').slice(0, 200);
const find = (id: string): Collection | undefined => useCollections.getState().list.find((each) => each.id === id);

/** Makes a collection in another one or at the top; answers its id, or `null` where it was not made. */
export async function makeCollection(typed: string, parent: string | null): Promise<string | null> {
  const name = nameFrom(typed);
  if (name === '') return null;
  const id = crypto.randomUUID();
  const made = await change(translate('library:change.makeCollection'), { put: [{ id, name, parent }], remove: [] });
  return made && id;
}

export async function renameCollection(id: string, typed: string): Promise<void> {
  const [before, name] = [find(id), nameFrom(typed)];
  if (!before || name === '' || name === before.name) return;
  await change(translate('library:change.renameCollection'), { put: [{ ...before, name }], remove: [] });
}

/** Moves collections into another one, or to the top. */
export async function moveCollections(ids: readonly string[], parent: string | null): Promise<void> {
  const { list } = useCollections.getState();
  // One that stands in another that is moved goes with it.
  const moved = list.filter(({ id, parent: now }) => ids.includes(id) && now !== parent && !pathOf(list, id).slice(1).some((above) => ids.includes(above)));
  if (moved.length > 0) await change(translate('library:change.moveCollection'), { put: moved.map((each) => ({ ...each, parent })), remove: [] });
}

/** Removes a collection with those in it; its articles stay in the library, and a notice offers to take it back. */
export async function removeCollection({ id, name }: Collection): Promise<void> {
  const made = await change(translate('library:change.removeCollection'), { put: [], remove: [...within(useCollections.getState().list, id)] });
  if (!made) return;
  const act = { label: translate('library:undo'), run: () => void attempt(takeBack(made)) };
  notify({ tone: 'plain', message: translate('library:collections.removed', { name: name.slice(0, 80) }), act });
}

/** Reads the collections and follows them; the value returned stops it. */
export function followCollections(): () => void {
  void load();
  return listen('collections.changed', () => void load());
}
