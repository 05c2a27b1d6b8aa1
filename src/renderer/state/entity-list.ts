/** The list of entities while it is shown: what is asked of it, and the first of each type that fit. */
import { create } from 'zustand';
import { atFirst, type ListOrder, type Narrowing } from '../../core/entities/narrow';
import type { EntityType } from '../../core/entities/entity';
import type { EntityList, EntitySummary } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { gathered } from './gathered';
import { attempt } from './notices';

export interface AskedList extends Pick<Narrowing, 'text' | 'type' | 'linked'> {
  /** Document id; `null` for any. */
  readonly document: string | null;
  readonly order: ListOrder;
  /** How many are shown of a type, where they are more than the first. */
  readonly most: Readonly<Partial<Record<EntityType, number>>>;
}

interface ShownList {
  readonly asked: AskedList;
  /** `null` until it is known. */
  readonly answer: EntityList | null;
}

const plain: AskedList = { text: '', type: null, linked: 'any', document: null, order: 'mentions', most: {} };

export const useEntityList = create<ShownList>(() => ({ asked: plain, answer: null }));

/** The newer list, with what it shares with the one before: rows that are the same are not drawn anew. */
function sharing({ total, groups }: EntityList, before: EntityList | null): EntityList {
  const known = new Map(before?.groups.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  const same = (item: EntitySummary): EntitySummary => {
    const old = known.get(item.id);
    return old?.name === item.name && old.type === item.type && old.mentions === item.mentions && old.notes === item.notes ? old : item;
  };
  return { total, groups: groups.map((group) => ({ ...group, items: group.items.map(same) })) };
}

/** An answer that a newer question overtook is dropped. */
async function load(): Promise<void> {
  const { asked } = useEntityList.getState();
  const answer = await attempt(ask('entities.narrow', { ...asked, text: asked.text.slice(0, 1000), most: { ...asked.most } }));
  if (answer && useEntityList.getState().asked === asked) useEntityList.setState(({ answer: before }) => ({ answer: sharing(answer, before) }));
}

/** Asks the list for other entities, or for others in another order. */
export function askList(change: Partial<AskedList>): void {
  useEntityList.setState(({ asked }) => ({ asked: { ...asked, most: {}, ...change } }));
  void load();
}

export const showMore = (type: EntityType): void => {
  const { most } = useEntityList.getState().asked;
  askList({ most: { ...most, [type]: (most[type] ?? atFirst) * 5 } });
};

/** Follows the library while the list is shown, from its plainest form on; the value returned stops it. */
export function followEntityList(): () => void {
  useEntityList.setState({ asked: plain });
  void load();
  const changed = gathered<null>(load);
  const refresh = () => changed.add(null);
  const stops = [changed.stop, listen('library.changed', refresh), listen('annotations.changed', refresh), listen('notes.changed', refresh)];
  return () => stops.forEach((stop) => stop());
}

/** Entities a picker offers beside one, by what was typed of a name. */
export const fittingEntities = async ({ id, type }: Pick<EntitySummary, 'id' | 'type'>, text: string): Promise<readonly EntitySummary[]> =>
  (await attempt(ask('entities.fitting', { entity: id, type, text: text.slice(0, 1000) }))) ?? [];
