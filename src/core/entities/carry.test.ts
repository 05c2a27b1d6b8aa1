/** Laws of an upgrade: for any text and any versions of the recogniser ids stay and links go on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carry, carryNames, letGo } from './carry';
import type { Entity, Recognition } from './entity';
import { foldRecognitions, type FoldedLibrary, type LibraryEntities } from './fold';
import { compileGazetteer, type Gazetteer, type TableEntry } from './gazetteer';
import { identityOf } from './identity';
import { recognise } from './recognise';

/** Names that hold one another, acronyms and full names, so that versions disagree in every way there is. */
const things: readonly TableEntry[] = [
  { type: 'organisation', name: 'Zorvan Maritime Agency', aliases: ['ZMA'], about: 'Seas.' },
  { type: 'organisation', name: 'ZMA', about: 'Seas, by its short name.' },
  { type: 'organisation', name: 'Borland Space Agency', aliases: ['BSA', 'Borland'], about: 'Skies.' },
  { type: 'place', name: 'Borland', about: 'A country.' },
  { type: 'place', name: 'Mars', about: 'A planet.' },
  { type: 'programme', name: 'Mars Program', aliases: ['Mars'], about: 'A plan.' },
  { id: 'huygens', type: 'spacecraft', name: 'Huygens', aliases: ['Huygens probe'], about: 'A probe.' },
  { type: 'person', name: 'Christiaan Huygens', aliases: ['Huygens'], about: 'A scholar.' },
];
const words = [...things.flatMap(({ name, aliases = [] }) => [name, ...aliases]), 'Ann Smith', 'Smith', 'Zorvan', 'Agency', 'Mars Society', 'in 1967', 'Program'];

/** A version knows some of them, each perhaps under an id of its own. */
const version: fc.Arbitrary<Gazetteer> = fc
  .array(fc.record({ known: fc.boolean(), id: fc.constantFrom(null, 'one', 'huygens', 'mars') }), { minLength: things.length, maxLength: things.length })
  .map((choices) => {
    const used = new Set<string>();
    const entries = things.flatMap((thing, at) => {
      const { known, id } = choices[at] ?? { known: false, id: null };
      if (!known) return [];
      if (id === null || used.has(id)) return [thing];
      used.add(id);
      return [{ ...thing, id: `${id}-${String(at)}` }];
    });
    return compileGazetteer([{ format: 1, entries }]);
  });
const sentence = fc.tuple(fc.constantFrom(...words), fc.constantFrom(' spoke of ', ' (', ' and ', ' left for '), fc.constantFrom(...words)).map(([a, glue, b]) => `Then ${a}${glue}${b}${glue === ' (' ? ')' : ''} again.`);
const texts = fc.array(fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')), { minLength: 1, maxLength: 3 });

const foldAll = (recognitions: readonly Recognition[]): FoldedLibrary => foldRecognitions(recognitions.map((recognition, at) => ({ document: `d${String(at)}`, recognition })));
const idsOf = ({ entities, ids }: LibraryEntities): string[] => [...entities.map(({ id }) => id), ...ids.keys()];
const leads = ({ entities, ids }: LibraryEntities, id: string): boolean => entities.some((entity) => entity.id === (ids.get(id) ?? id));

/** Old and new ids of what both name at the very same places, as one and the same thing: not as part or union of others. */
function both(before: LibraryEntities, after: LibraryEntities): [string, string][] {
  const key = ({ document, mention }: LibraryEntities['mentions'][number]): string => `${document} ${String(mention.start)} ${String(mention.end)}`;
  const now = new Map(after.mentions.map((each) => [key(each), each.mention.entity]));
  const all = before.mentions.flatMap((each): [string, string][] => {
    const id = now.get(key(each));
    return id === undefined ? [] : [[each.mention.entity, id]];
  });
  const pairs = [...new Map(all.map((pair) => [pair.join('\n'), pair])).values()];
  return pairs.filter((pair) => pairs.filter(([a, b]) => a === pair[0] || b === pair[1]).length === 1);
}

/** What the library knows each entity of a text as. */
const identifier = ({ entities, own }: FoldedLibrary, document: number) => (entity: Entity) =>
  identityOf(entities.find(({ id }) => id === own.get(`d${String(document)}`)?.get(entity.id)) ?? entity);

const upgraded = (given: readonly string[], versions: readonly Gazetteer[]): Recognition[][] => {
  const steps: Recognition[][] = [];
  for (const gazetteer of versions) {
    const last = steps.at(-1);
    const library = foldAll(last ?? []);
    steps.push(given.map((text, at) => ((fresh: Recognition) => (last?.[at] ? carry(last[at], fresh, identifier(library, at)) : fresh))(recognise(text, gazetteer))));
  }
  return steps;
};

describe('after an upgrade of the recogniser', () => {
  const versions = fc.array(version, { minLength: 2, maxLength: 4 });

  it('what both versions find has the id it had, and every link leads on', () => {
    fc.assert(
      fc.property(texts, versions, (given, all) => {
        const steps = upgraded(given, all).map(foldAll);
        steps.slice(1).forEach((after, at) => {
          const before = steps[at] as LibraryEntities;
          for (const id of idsOf(before)) expect(leads(after, id), id).toBe(true);
          for (const [old, now] of both(before, after)) expect(now).toBe(old);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('mentions stay in order without overlap, each of an entity that is there', () => {
    fc.assert(
      fc.property(texts, versions, (given, all) => {
        for (const { entities, mentions } of upgraded(given, all).flat()) {
          const ids = entities.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          mentions.forEach((mention, at) => {
            expect(ids).toContain(mention.entity);
            expect(mention.start).toBeGreaterThanOrEqual(mentions[at - 1]?.end ?? 0);
          });
        }
      }),
    );
  });

  it('the same version changes nothing', () => {
    fc.assert(
      fc.property(texts, version, (given, one) => {
        const [first, second] = upgraded(given, [one, one]);
        expect(foldAll(second ?? [])).toEqual(foldAll(first ?? []));
      }),
    );
  });
});

const entity = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({ id, name, type: 'organisation', aliases: [], description: '', ...more });
const found = (...named: [Entity, number, number][]): Recognition => ({
  entities: [...new Map(named.map(([one]) => [one.id, one])).values()],
  mentions: named.map(([{ id }, start, end]) => ({ start, end, entity: id, reason: 'name' as const })),
});

describe('carry', () => {
  it('leaves what is no longer found in its place until nobody holds it', () => {
    const carried = carry(found([entity('a', 'A'), 0, 5], [entity('b', 'B'), 10, 15]), found([entity('b', 'B'), 10, 15]), identityOf);
    expect(carried.lost).toEqual(['a']);
    expect(carried.mentions.map((mention) => mention.entity)).toEqual(['a', 'b']);
    expect(letGo(carried, (id) => id === 'a')).toBe(carried);
    expect(letGo(carried, () => false)).toEqual({ ...found([entity('b', 'B'), 10, 15]) });
  });

  it('a name that a longer one swallowed leads there, but its id is free for its own thing', () => {
    const mars = entity('mars', 'Mars', { type: 'place' });
    const society = entity('mars-society', 'Mars Society');
    const carried = carry(found([mars, 0, 4]), found([society, 0, 12]), identityOf);
    expect(foldAll([carried]).ids.get('mars')).toBe('mars-society');
    expect(foldAll([carried, found([mars, 3, 7])]).entities.map(({ id }) => id)).toEqual(['mars', 'mars-society']);
  });

  it('another text of the article keeps ids by name alone', () => {
    const before = carry(found([entity('old', 'Zorvan'), 0, 5]), found([entity('zorvan', 'Zorvan'), 0, 5]), identityOf);
    const after = carryNames(before, found([entity('zorvan', 'Zorvan'), 40, 45], [entity('x', 'X'), 0, 5]));
    expect(foldAll([after]).entities.map(({ id }) => id)).toEqual(['old', 'x']);
    expect(foldAll([after]).ids.get('zorvan')).toBe('old');
  });
});
