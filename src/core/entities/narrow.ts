/** The list of entities as it is asked for: narrowed, sorted, grouped by type, and of each group no more than is looked at. */
import { entityTypes, type EntityType } from './entity';

export const listOrders = ['mentions', 'name', 'notes'] as const;
export type ListOrder = (typeof listOrders)[number];

export const linkedChoices = ['any', 'linked', 'unlinked'] as const;

/** What the list shows of an entity. */
export interface ListedEntity {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly mentions: number;
  /** Notes that link to it. */
  readonly notes: number;
}

export interface Narrowing {
  /** Part of a name, in any case. */
  readonly text: string;
  readonly type: EntityType | null;
  /** Ids of those that an article names; `null` for any. */
  readonly within: ReadonlySet<string> | null;
  readonly linked: (typeof linkedChoices)[number];
}

export const wide: Narrowing = { text: '', type: null, within: null, linked: 'any' };

export interface EntityGroup {
  readonly type: EntityType;
  /** How many there are; `items` may be fewer. */
  readonly count: number;
  readonly items: readonly ListedEntity[];
}

/** A group shows so many at first: the others come only when they are asked for. */
export const atFirst = 50;

const { compare } = new Intl.Collator('en', { numeric: true });

const orders: Record<ListOrder, (a: ListedEntity, b: ListedEntity) => number> = {
  mentions: (a, b) => b.mentions - a.mentions || compare(a.name, b.name),
  name: (a, b) => compare(a.name, b.name),
  notes: (a, b) => b.notes - a.notes || b.mentions - a.mentions || compare(a.name, b.name),
};

/** Whether a name holds what is typed, in any case. */
export function nameHolds(typed: string): (entity: Pick<ListedEntity, 'name'>) => boolean {
  const wanted = typed.trim().toLowerCase();
  return ({ name }) => name.toLowerCase().includes(wanted);
}

/** The groups in the order of types, of each the first `most` or `atFirst`; empty ones are left out. */
export function groupByType(
  list: readonly ListedEntity[],
  { text, type, within, linked }: Narrowing,
  order: ListOrder,
  most: Readonly<Partial<Record<EntityType, number | undefined>>> = {},
): EntityGroup[] {
  const holds = nameHolds(text);
  const fitting = list.filter(
    (entity) =>
      holds(entity) &&
      (type === null || entity.type === type) &&
      (within?.has(entity.id) ?? true) &&
      (linked === 'any' || entity.notes > 0 === (linked === 'linked')),
  );
  return entityTypes.flatMap((each): EntityGroup[] => {
    const items = fitting.filter((entity) => entity.type === each).sort(orders[order]);
    return items.length === 0 ? [] : [{ type: each, count: items.length, items: items.slice(0, most[each] ?? atFirst) }];
  });
}

const mostFitting = 8;

/** Those but one whose name holds what is typed: of the same type first, then the most mentioned; at most eight. */
export function fittingEntities(list: readonly ListedEntity[], { id, type }: Pick<ListedEntity, 'id' | 'type'>, typed: string): ListedEntity[] {
  const holds = nameHolds(typed);
  return list
    .filter((each) => each.id !== id && holds(each))
    .sort((a, b) => Number(b.type === type) - Number(a.type === type) || b.mentions - a.mentions || compare(a.name, b.name))
    .slice(0, mostFitting);
}
