import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../core/entities/entity';
import type { EntitySummary } from '../../shared/contract';
import { groupByType, wide, type ListOrder, type Narrowing } from './narrow';

const entity = (name: string, type: EntityType, mentions: number, notes: number): EntitySummary => ({ id: name.toLowerCase(), name, type, mentions, notes });
const list = [entity('NASA', 'organisation', 12, 0), entity('ESA', 'organisation', 16, 2), entity('Mars', 'place', 5, 1), entity('Earth', 'place', 4, 0)];
const names = (narrowing: Partial<Narrowing>, order: ListOrder = 'mentions') => groupByType(list, { ...wide, ...narrowing }, order).map(([type, items]) => `${type}: ${items.map(({ name }) => name).join(' ')}`);

describe('the list of entities', () => {
  it('is sorted within its types', () => {
    expect(names({})).toEqual(['organisation: ESA NASA', 'place: Mars Earth']);
    expect(names({}, 'name')).toEqual(['organisation: ESA NASA', 'place: Earth Mars']);
    expect(names({}, 'notes')).toEqual(['organisation: ESA NASA', 'place: Mars Earth']);
  });

  it('is narrowed by name, type, article and links, all at once', () => {
    expect(names({ text: 'as' })).toEqual(['organisation: NASA']);
    expect(names({ type: 'place' })).toEqual(['place: Mars Earth']);
    expect(names({ within: new Set(['esa', 'earth']) })).toEqual(['organisation: ESA', 'place: Earth']);
    expect(names({ linked: 'linked' })).toEqual(['organisation: ESA', 'place: Mars']);
    expect(names({ linked: 'unlinked', type: 'place', text: 'e' })).toEqual(['place: Earth']);
  });
});
