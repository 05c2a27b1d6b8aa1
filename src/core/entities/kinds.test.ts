import { describe, expect, it } from 'vitest';
import type { Entity, EntityType } from './entity';
import { demonymsOf, kindOf, readKnowledge } from './kinds';

const knowledge = readKnowledge([
  { format: 1, entries: [{ type: 'organisation', kind: 'agency', name: 'NASA' }, { type: 'mission', kind: 'mission', name: 'Apollo 11' }], demonyms: [{ of: 'Soviet Union', names: 'Soviet|Soviets' }] },
]);
const entity = (name: string, type: EntityType = 'organisation', aliases: readonly string[] = []): Entity => ({ id: name.toLowerCase().replace(/ /g, '-'), name, type, aliases, description: '' });

describe('kindOf', () => {
  it('is what is known, else what the name of an organisation tells, else nothing', () => {
    expect(kindOf(entity('NASA'), knowledge)).toBe('agency');
    expect(kindOf(entity('University of Zorvan'), knowledge)).toBe('university');
    expect(kindOf(entity('Zorvan Maritime Corporation'), knowledge)).toBe('company');
    expect(kindOf(entity('Zorvan'), knowledge)).toBeNull();
    expect(kindOf(entity('Institute Lane', 'place'), knowledge)).toBeNull();
  });

  it('never repeats the type', () => expect(kindOf(entity('Apollo 11', 'mission'), knowledge)).toBeNull());
});

it('demonyms belong to every name of a place', () => {
  expect(demonymsOf(entity('Soviet Union', 'place'), knowledge)).toEqual(['Soviet', 'Soviets']);
  expect(demonymsOf(entity('USSR', 'place', ['Soviet Union']), knowledge)).toEqual(['Soviet', 'Soviets']);
  expect(demonymsOf(entity('Mars', 'place'), knowledge)).toEqual([]);
});
