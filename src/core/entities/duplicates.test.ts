import { describe, expect, it } from 'vitest';
import type { Decision } from './decisions';
import { findDuplicates } from './duplicates';
import type { Entity, EntityType } from './entity';

const entity = (name: string, type: EntityType = 'organisation', description = ''): Entity => ({ id: name.toLowerCase().replace(/ /g, '-'), name, type, aliases: [], description });
const find = (entities: readonly Entity[], decisions: readonly Decision[] = []) =>
  findDuplicates(entities, { decisions, ids: new Map(), mentions: () => 1 }).map(({ entity: from, into, reason }) => `${from.name} > ${into.name}: ${reason}`);

describe('findDuplicates', () => {
  it('gives its reasons', () => {
    expect(find([entity('ZMA'), entity('Zorvan Maritime Agency')])).toEqual(['ZMA > Zorvan Maritime Agency: initials']);
    expect(find([entity('Blue Teapot Program', 'programme'), entity('Blue Teapot Programmes', 'programme')])).toEqual(['Blue Teapot Program > Blue Teapot Programmes: spelling']);
    expect(find([entity('Zorvania', 'place'), entity('Zorvanai', 'place')])).toHaveLength(1);
    expect(find([entity('Tereshkova', 'person'), entity('Valentina Tereshkova', 'person')])).toEqual(['Tereshkova > Valentina Tereshkova: family-name']);
  });

  it('keeps the one that is known', () => {
    expect(find([entity('Zorvan Maritime Agency'), entity('ZMA', 'organisation', 'Seas.')])).toEqual(['Zorvan Maritime Agency > ZMA: initials']);
  });

  it('says nothing where it could be either, of dates, of numbers, and of different things', () => {
    expect(find([entity('Adams', 'person'), entity('John Adams', 'person'), entity('Abigail Adams', 'person')])).toEqual([]);
    expect(find([entity('ZMA'), entity('Zorvan Maritime Agency'), entity('Zenith Music Awards')])).toEqual([]);
    expect(find([entity('1 May 1960', 'date'), entity('1 May 1961', 'date')])).toEqual([]);
    expect(find([entity('Luna mission 16', 'mission'), entity('Luna mission 17', 'mission')])).toEqual([]);
    expect(find([entity('Zorvania', 'place'), entity('Zorvanie', 'person')])).toEqual([]);
  });

  it('never suggests again what the reader said are two', () => {
    const pair = [entity('ZMA'), entity('Zorvan Maritime Agency')];
    const apart: Decision = { kind: 'distinct', entity: 'zorvan-maritime-agency', other: 'zma', id: 'a', instant: '2026-01-01T00:00:00.000Z', device: 'desk' };
    expect(find(pair, [apart])).toEqual([]);
    expect(find(pair, [apart, { kind: 'revoke', decision: 'a', id: 'b', instant: '2026-01-02T00:00:00.000Z', device: 'desk' }])).toHaveLength(1);
  });

  it('a crowd of like names stays a short list', () => {
    const crowd = Array.from({ length: 400 }, (_, n) => entity(`Zorvan ${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))} Agency`));
    expect(find(crowd).length).toBeLessThanOrEqual(50);
  });
});
