import { describe, expect, it } from 'vitest';
import type { Entity, Recognition } from './entity';
import { foldRecognitions } from './fold';

const entity = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({ id, name, type: 'organisation', aliases: [], description: '', ...more });
const recognition = (...entities: Entity[]): Recognition => ({
  entities,
  mentions: entities.map((one, i) => ({ start: i * 10, end: i * 10 + 5, entity: one.id, reason: 'name' as const })),
});

const a = { document: 'a', recognition: recognition(entity('zorvan-maritime-agency', 'Zorvan Maritime Agency', { aliases: ['ZMA'] })) };
const b = { document: 'b', recognition: recognition(entity('zma', 'ZMA'), entity('smith', 'Smith', { type: 'person' })) };
const c = { document: 'c', recognition: recognition(entity('ann-smith', 'Ann Smith', { type: 'person', aliases: ['Smith'] })) };

describe('foldRecognitions', () => {
  it('folds an acronym with the full name of another document', () => {
    const { entities, mentions } = foldRecognitions([a, b]);
    expect(entities.find((one) => one.id === 'zorvan-maritime-agency')?.aliases).toEqual(['ZMA']);
    expect(mentions.filter((one) => one.mention.entity === 'zorvan-maritime-agency').map((one) => one.document)).toEqual(['a', 'b']);
  });
  it('does not fold a lone family name across documents', () => {
    const { entities } = foldRecognitions([b, c]);
    expect(entities.map((one) => one.id)).toEqual(['ann-smith', 'smith', 'zma']);
  });
  it('does not depend on the order of the documents', () => {
    expect(foldRecognitions([c, b, a])).toEqual(foldRecognitions([a, b, c]));
  });
  it('keeps two known things of one name apart', () => {
    const planet = entity('mercury-planet', 'Mercury', { type: 'place', description: 'Planet.' });
    const metal = entity('mercury', 'Mercury', { type: 'other', description: 'Metal.' });
    expect(foldRecognitions([{ document: 'a', recognition: recognition(planet) }, { document: 'b', recognition: recognition(metal) }]).entities).toHaveLength(2);
  });
});
