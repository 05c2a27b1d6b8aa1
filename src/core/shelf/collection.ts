/** Collections: named places for articles, one in another; an article may stand in many. */

export interface Collection {
  readonly id: string;
  readonly name: string;
  /** The collection it stands in; `null` at the top. One that is not there counts as none. */
  readonly parent: string | null;
}

/** A collection with those in it, by name. */
export interface CollectionBranch extends Collection {
  readonly children: readonly CollectionBranch[];
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The ids from a collection up to the top, itself first; none where it is not there. A circle, which two computers may make, ends where it closes. */
export function pathOf(collections: readonly Collection[], id: string): string[] {
  const byId = new Map(collections.map((each) => [each.id, each]));
  const path: string[] = [];
  for (let at = byId.get(id); at && !path.includes(at.id); at = at.parent === null ? undefined : byId.get(at.parent)) path.push(at.id);
  return path;
}

/** What a collection stands in, with unknown parents and circles opened: of a circle the first one stands at the top. */
function parentsOf(collections: readonly Collection[]): Map<string, string | null> {
  const ids = new Set(collections.map(({ id }) => id));
  const parents = new Map<string, string | null>(collections.map(({ id, parent }) => [id, parent !== null && ids.has(parent) ? parent : null]));
  for (const { id } of collections) {
    const seen = new Set([id]);
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) {
      if (at === id) parents.set(id, null);
      if (seen.has(at)) break;
      seen.add(at);
    }
  }
  return parents;
}

/** Every collection exactly once, each under what it stands in, by name. */
export function collectionTree(collections: readonly Collection[]): CollectionBranch[] {
  const parents = parentsOf(collections);
  const inside = new Map<string | null, Collection[]>();
  for (const each of collections) {
    const parent = parents.get(each.id) ?? null;
    inside.set(parent, [...(inside.get(parent) ?? []), each]);
  }
  const branches = (parent: string | null): CollectionBranch[] =>
    (inside.get(parent) ?? []).sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)).map((each) => ({ ...each, children: branches(each.id) }));
  return branches(null);
}

/** The collection and all in it, however deep. */
export function within(collections: readonly Collection[], id: string): Set<string> {
  const parents = parentsOf(collections);
  const isInside = (at: string | null): boolean => at !== null && (at === id || isInside(parents.get(at) ?? null));
  return new Set(collections.flatMap((each) => (isInside(each.id) ? [each.id] : [])));
}

/** Whether a collection may be moved into another, or to the top: not into itself or what stands in it. */
export const mayMove = (collections: readonly Collection[], id: string, into: string | null): boolean => into === null || !within(collections, id).has(into);

/** Names of the collections and of all they stand in, each once: what stands in a part of a collection is found by the whole's name. */
export function namesOf(collections: readonly Collection[], ids: readonly string[]): string[] {
  const names = new Map(collections.map(({ id, name }) => [id, name]));
  return [...new Set(ids.flatMap((id) => pathOf(collections, id).map((each) => names.get(each) ?? '')))];
}
