/** Collections of a notebook that comes back: under the ids they had, or as those that stand in the same place under the same name. */
import { collectionTree, type Collection, type CollectionBranch } from '../../core/shelf/collection';
import type { CollectionActs } from './collection-acts';

export interface ArrivedCollections {
  /** Those that are new here, each after what it stands in. */
  readonly made: readonly Collection[];
  /** The ids they have here, by those they had. */
  readonly ids: ReadonlyMap<string, string>;
}

const sameName = (left: string, right: string): boolean => left.normalize('NFC') === right.normalize('NFC');

/** What would come, beside those that are `there`. Circles are opened. */
export function planCollections(there: readonly Collection[], coming: readonly Collection[]): ArrivedCollections {
  const made: Collection[] = [];
  const ids = new Map<string, string>();
  const place = ({ id, name, children }: CollectionBranch, parent: string | null): void => {
    const known = there.find((each) => each.id === id) ?? there.find((each) => each.parent === parent && sameName(each.name, name));
    if (!known) made.push({ id, name, parent });
    ids.set(id, known?.id ?? id);
    for (const child of children) place(child, known?.id ?? id);
  };
  for (const branch of collectionTree(coming)) place(branch, null);
  return { made, ids };
}

/** Brings them in as one save. @param dry changes nothing */
export async function bringCollections(acts: Pick<CollectionActs, 'list' | 'change'>, coming: readonly Collection[], dry: boolean): Promise<ArrivedCollections> {
  const planned = planCollections(coming.length === 0 ? [] : await acts.list(), coming);
  if (planned.made.length > 0 && !dry) await acts.change({ put: planned.made, remove: [] });
  return planned;
}
