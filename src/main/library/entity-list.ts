/** The entities as lists: all of them, those that fit what is asked, and what is said of one. */
import type { EntityType } from '../../core/entities/entity';
import { fittingEntities, groupByType, type ListOrder, type Narrowing } from '../../core/entities/narrow';
import type { EntityGlance, EntityList, EntitySummary } from '../../shared/contract';
import type { Catalogue } from './catalogue';

/** Which entities the list asks for, and of which types more than the first. */
export interface AskedEntities extends Pick<Narrowing, 'text' | 'type' | 'linked'> {
  /** The article that names them; `null` for any. */
  readonly document: string | null;
  readonly order: ListOrder;
  readonly most: Readonly<Partial<Record<EntityType, number | undefined>>>;
}

export interface EntityLists {
  entities(): EntitySummary[];
  /** The first of each type, of those that fit. */
  narrow(asked: AskedEntities): EntityList;
  /** Those but one whose name holds a text: of its type first, at most eight. */
  fitting(entity: Pick<EntitySummary, 'id' | 'type'>, text: string): EntitySummary[];
  /** What is said of an entity in one line, and how often it is named; `null` where it is gone. */
  describeEntity(entity: string): Pick<EntityGlance, 'description' | 'mentions'> | null;
}

/** Most mentioned first, then by name. */
const byMentions = (a: EntitySummary, b: EntitySummary): number => b.mentions - a.mentions || a.name.localeCompare(b.name);

/** @param linkCounts how many notes link to each entity. */
export function entityLists(catalogue: Catalogue, linkCounts: () => ReadonlyMap<string, number>): EntityLists {
  function all(): EntitySummary[] {
    const counts = linkCounts();
    return catalogue.entities().map(({ id, name, type }) => ({ id, name, type, mentions: catalogue.mentionCount(id), notes: counts.get(id) ?? 0 }));
  }
  return {
    entities: () => all().sort(byMentions),
    narrow({ document, order, most, ...asked }) {
      const list = all();
      const within = document === null ? null : new Set(catalogue.placesIn(document).map(({ mention }) => mention.entity));
      return { total: list.length, groups: groupByType(list, { ...asked, within }, order, most) };
    },
    fitting: (entity, text) => fittingEntities(all(), entity, text),
    describeEntity(id) {
      const entity = catalogue.entity(id);
      return entity ? { description: entity.description, mentions: catalogue.mentionCount(entity.id) } : null;
    },
  };
}
