import { describe, expect, it } from 'vitest';
import type { EntityType } from './entity';
import { atFirst, fittingEntities, groupByType, wide, type ListedEntity, type ListOrder, type Narrowing } from './narrow';

const entity = (name: string, type: EntityType, mentions: number, notes: number): ListedEntity => ({ id: name.toLowerCase(), name, type, mentions, notes });
const list = [entity('NASA', 'organisation', 12, 0), entity('ESA', 'organisation', 16, 2), entity('Mars', 'place', 5, 1), entity('Earth', 'place', 4, 0)];
const names = (narrowing: Partial<Narrowing>, order: ListOrder = 'mentions') => groupByType(list, { ...wide, ...narrowing }, order).map(({ type, items }) => `${type}: ${items.map(({ name }) => name).join(' ')}`);

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

  it('tells how many there are of a type and gives the first of them, more where more were asked for', () => {
    const many = Array.from({ length: atFirst + 50 }, (_, at) => entity(`Planet ${String(at)}`, 'place', at, 0));
    const [few] = groupByType(many, wide, 'mentions');
    expect([few?.count, few?.items.length, few?.items[0]?.name]).toEqual([atFirst + 50, atFirst, `Planet ${String(atFirst + 49)}`]);
    expect(groupByType(many, wide, 'mentions', { place: 500 })[0]?.items.length).toBe(atFirst + 50);
  });
});

describe('the entities a picker offers', () => {
  it('hold what is typed, are of the same type first, and leave out the one in question', () => {
    expect(fittingEntities(list, { id: 'nasa', type: 'organisation' }, '').map(({ name }) => name)).toEqual(['ESA', 'Mars', 'Earth']);
    expect(fittingEntities(list, { id: 'nasa', type: 'place' }, 'A').map(({ name }) => name)).toEqual(['Mars', 'Earth', 'ESA']);
  });
});
