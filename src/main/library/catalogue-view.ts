/** The catalogue as it is asked: entities and mentions by their ids, and what differs between two states of it. */
import type { Entity } from '../../core/entities/entity';
import type { LibraryEntities, PlacedMention } from '../../core/entities/fold';

export interface View {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly byEntity: ReadonlyMap<string, readonly PlacedMention[]>;
  readonly byDocument: ReadonlyMap<string, readonly PlacedMention[]>;
  /** Where ids that were folded or merged lead. */
  readonly ids: ReadonlyMap<string, string>;
}

export function viewOf({ entities, mentions, ids }: LibraryEntities): View {
  const byEntity = new Map<string, PlacedMention[]>();
  const byDocument = new Map<string, PlacedMention[]>();
  for (const each of mentions) {
    append(byEntity, each.mention.entity, each);
    append(byDocument, each.document, each);
  }
  return { entities: new Map(entities.map((entity) => [entity.id, entity])), byEntity, byDocument, ids };
}

/** Documents in which a mention came or went or names an entity that is another now; where only entities without a mention differ, one document for all. */
export function changedDocuments(before: View, after: View): string[] {
  const ids = new Set([...before.entities.keys(), ...after.entities.keys()]);
  const differing = new Set([...ids].filter((id) => JSON.stringify(before.entities.get(id)) !== JSON.stringify(after.entities.get(id))));
  const placesOf = ({ byDocument }: View, document: string) =>
    (byDocument.get(document) ?? []).map(({ mention: { start, end, entity } }) => `${String(start)} ${String(end)} ${entity}${differing.has(entity) ? ' differs' : ''}`);
  const documents = [...new Set([...before.byDocument.keys(), ...after.byDocument.keys()])];
  const changed = documents.filter((document) => {
    const [old, present] = [placesOf(before, document), placesOf(after, document)];
    return old.join('\n') !== present.join('\n') || present.some((place) => place.endsWith('differs'));
  });
  return changed.length > 0 || differing.size === 0 ? changed : documents.slice(0, 1);
}

export function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
