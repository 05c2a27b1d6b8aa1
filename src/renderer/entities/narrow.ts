/** Narrows and sorts the list of entities, and groups what is left by type. */
import { entityTypes, type EntityType } from '../../core/entities/entity';
import type { EntitySummary } from '../../shared/contract';

export const listOrders = ['mentions', 'name', 'notes'] as const;
export type ListOrder = (typeof listOrders)[number];

export const linkedChoices = ['any', 'linked', 'unlinked'] as const;

export interface Narrowing {
  /** Part of a name, in any case. */
  readonly text: string;
  readonly type: EntityType | null;
  /** Ids of those that an article names; `null` for any. */
  readonly within: ReadonlySet<string> | null;
  readonly linked: (typeof linkedChoices)[number];
}

export const wide: Narrowing = { text: '', type: null, within: null, linked: 'any' };

const { compare } = new Intl.Collator('en', { numeric: true });

const orders: Record<ListOrder, (a: EntitySummary, b: EntitySummary) => number> = {
  mentions: (a, b) => b.mentions - a.mentions || compare(a.name, b.name),
  name: (a, b) => compare(a.name, b.name),
  notes: (a, b) => b.notes - a.notes || b.mentions - a.mentions || compare(a.name, b.name),
};

/** The groups in the order of types; empty ones are left out. */
export function groupByType(list: readonly EntitySummary[], { text, type, within, linked }: Narrowing, order: ListOrder): [EntityType, EntitySummary[]][] {
  const typed = text.trim().toLowerCase();
  const fitting = list.filter(
    (entity) =>
      entity.name.toLowerCase().includes(typed) &&
      (type === null || entity.type === type) &&
      (within?.has(entity.id) ?? true) &&
      (linked === 'any' || entity.notes > 0 === (linked === 'linked')),
  );
  fitting.sort(orders[order]);
  return entityTypes.flatMap((each) => {
    const items = fitting.filter((entity) => entity.type === each);
    return items.length === 0 ? [] : [[each, items] as [EntityType, EntitySummary[]]];
  });
}
