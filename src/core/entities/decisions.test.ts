import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describePlace } from '../anchoring/describe';
import { applyDecisions } from './apply-decisions';
import { decisionsInForce, instantAfter, type Decision, type DecisionAct } from './decisions';
import type { Entity } from './entity';
import { findForm } from './find-forms';
import { foldRecognitions } from './fold';

const entity = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({ id, name, type: 'organisation', aliases: [], description: '', ...more });
const first = 'The Soviet Union and the USSR met NASA. The Agency said so, and Zorvan said no. The agency of ESA.';
const second = 'NASA and ZMA, again: NASA.';
const found = (text: string, ...named: [string, string][]) =>
  named.flatMap(([form, id]) => findForm(text, form, true).map((range) => ({ ...range, entity: id, reason: 'name' as const }))).sort((a, b) => a.start - b.start);

const texts = new Map([
  ['one', first],
  ['two', second],
]);
const library = foldRecognitions([
  {
    document: 'one',
    recognition: {
      entities: [entity('soviet-union', 'Soviet Union'), entity('ussr', 'USSR'), entity('nasa', 'NASA'), entity('esa', 'ESA')],
      mentions: found(first, ['Soviet Union', 'soviet-union'], ['USSR', 'ussr'], ['NASA', 'nasa'], ['ESA', 'esa']),
    },
  },
  { document: 'two', recognition: { entities: [entity('nasa', 'NASA'), entity('zma', 'ZMA')], mentions: found(second, ['NASA', 'nasa'], ['ZMA', 'zma']) } },
]);

let turn = 0;
const said = (act: DecisionAct, instant?: string): Decision => {
  turn += 1;
  return { ...act, id: `d${String(turn).padStart(4, '0')}`, instant: instant ?? new Date(turn * 1000).toISOString(), device: 'desk' };
};
const after = (...decisions: Decision[]) => applyDecisions(library, decisions, texts);
const surfaces = (result: ReturnType<typeof after>, id: string) =>
  result.mentions.filter(({ mention }) => mention.entity === id).map(({ document, mention }) => (texts.get(document) ?? '').slice(mention.start, mention.end));
const one = (result: ReturnType<typeof after>, id: string) => result.entities.find((each) => each.id === id);
const placeIn = (document: string, form: string) => {
  const text = texts.get(document) ?? '';
  const start = text.indexOf(form);
  return { document, selectors: describePlace(text, { start, end: start + form.length }) };
};

describe('applyDecisions', () => {
  it('changes nothing where nothing was decided', () => {
    expect(after()).toBe(library);
  });

  it('merges: mentions and names go over, the old id leads on, and a revocation parts them again', () => {
    const merge = said({ kind: 'merge', entity: 'ussr', into: 'soviet-union' });
    const merged = after(merge);
    expect(surfaces(merged, 'soviet-union')).toEqual(['Soviet Union', 'USSR']);
    expect(one(merged, 'soviet-union')?.aliases).toEqual(['USSR']);
    expect(one(merged, 'ussr')).toBeUndefined();
    expect(merged.ids.get('ussr')).toBe('soviet-union');
    const apart = after(merge, said({ kind: 'revoke', decision: merge.id }));
    expect(apart).toBe(library);
  });

  it('merges in chains and in circles without end', () => {
    const chain = after(said({ kind: 'merge', entity: 'ussr', into: 'soviet-union' }), said({ kind: 'merge', entity: 'soviet-union', into: 'esa' }), said({ kind: 'merge', entity: 'esa', into: 'ussr' }));
    expect(surfaces(chain, 'ussr')).toEqual(['Soviet Union', 'USSR', 'ESA']);
    expect(chain.ids.get('esa')).toBe('ussr');
  });

  it('renames, retypes and describes; the old name stays as an alias', () => {
    const result = after(said({ kind: 'rename', entity: 'zma', name: 'Zorvan Maritime Agency' }), said({ kind: 'retype', entity: 'zma', type: 'mission' }), said({ kind: 'describe', entity: 'zma', description: 'Seas.' }));
    expect(one(result, 'zma')).toEqual({ id: 'zma', name: 'Zorvan Maritime Agency', type: 'mission', aliases: ['ZMA'], description: 'Seas.' });
  });

  it('finds an alias wherever it stands, with or without its capitals', () => {
    expect(surfaces(after(said({ kind: 'alias', entity: 'esa', alias: 'Agency', exact: true })), 'esa')).toEqual(['Agency', 'ESA']);
    expect(surfaces(after(said({ kind: 'alias', entity: 'esa', alias: 'agency', exact: false })), 'esa')).toEqual(['Agency', 'agency', 'ESA']);
  });

  it('an alias taken away names nothing any more', () => {
    const merge = said({ kind: 'merge', entity: 'ussr', into: 'soviet-union' });
    const result = after(merge, said({ kind: 'unalias', entity: 'soviet-union', alias: 'USSR' }));
    expect(surfaces(result, 'soviet-union')).toEqual(['Soviet Union']);
    expect(one(result, 'soviet-union')?.aliases).toEqual([]);
  });

  it('refuses one mention, a document, everywhere', () => {
    expect(surfaces(after(said({ kind: 'refuse', entity: 'nasa', scope: 'mention', place: placeIn('two', 'NASA') })), 'nasa')).toHaveLength(2);
    expect(surfaces(after(said({ kind: 'refuse', entity: 'nasa', scope: 'document', document: 'two' })), 'nasa')).toHaveLength(1);
    const gone = after(said({ kind: 'refuse', entity: 'nasa', scope: 'everywhere' }));
    expect(one(gone, 'nasa')).toBeUndefined();
    expect(surfaces(gone, 'nasa')).toEqual([]);
  });

  const split = (to: string, document: string, more: Partial<DecisionAct> = {}) =>
    said({ kind: 'split', entity: 'nasa', to, name: 'Another NASA', type: 'mission', places: [placeIn(document, 'NASA')], ...more } as DecisionAct);

  it('splits mentions off to a new entity and to one that is there; a revocation puts them back', () => {
    const off = split('another-nasa', 'two');
    const apart = after(off);
    expect(surfaces(apart, 'another-nasa')).toEqual(['NASA']);
    expect(surfaces(apart, 'nasa')).toHaveLength(2);
    expect(one(apart, 'another-nasa')).toMatchObject({ name: 'Another NASA', type: 'mission' });
    expect(after(off, said({ kind: 'revoke', decision: off.id }))).toBe(library);
    const there = after(split('zma', 'two'));
    expect(surfaces(there, 'zma')).toEqual(['NASA', 'ZMA']);
    expect(one(there, 'zma')).toMatchObject({ name: 'ZMA', type: 'organisation' });
  });

  it('what was split off is no mention of the first any more, even where it is refused; it is found again in an edited text', () => {
    const off = split('another-nasa', 'one');
    const refusal = said({ kind: 'refuse', entity: 'another-nasa', scope: 'mention', place: placeIn('one', 'NASA') });
    expect(surfaces(after(off, refusal), 'nasa')).toEqual(['NASA', 'NASA']);
    const text = `News first. ${first}`;
    const anew = foldRecognitions([{ document: 'one', recognition: { entities: [entity('nasa', 'NASA')], mentions: found(text, ['NASA', 'nasa']) } }]);
    expect(applyDecisions(anew, [off], new Map([['one', text]])).mentions).toMatchObject([{ mention: { entity: 'another-nasa', start: text.indexOf('NASA') } }]);
  });

  it('splits off again what was merged, and merges what was split', () => {
    const off = split('another-nasa', 'two');
    expect(surfaces(after(off, said({ kind: 'merge', entity: 'another-nasa', into: 'nasa' })), 'nasa')).toHaveLength(3);
    const merged = after(said({ kind: 'merge', entity: 'zma', into: 'nasa' }), split('zma-2', 'two', { places: [placeIn('two', 'ZMA')] } as Partial<DecisionAct>));
    expect(surfaces(merged, 'zma-2')).toEqual(['ZMA']);
  });

  it('a confirmation outweighs an earlier refusal', () => {
    const result = after(said({ kind: 'refuse', entity: 'nasa', scope: 'everywhere' }), said({ kind: 'confirm', entity: 'nasa', name: 'NASA', type: 'organisation' }));
    expect(surfaces(result, 'nasa')).toHaveLength(3);
  });

  it('creates from a passage, and finds the passage again after the text was edited before it', () => {
    const create = said({ kind: 'create', entity: 'zorvan', name: 'Zorvan', type: 'place', place: placeIn('one', 'Zorvan') });
    expect(surfaces(after(create), 'zorvan')).toEqual(['Zorvan']);
    const named = said({ kind: 'create', entity: 'z', name: 'Kingdom of Zorvan', type: 'place', place: placeIn('one', 'Zorvan') });
    const edited = applyDecisions({ entities: [], mentions: [], ids: new Map() }, [named], new Map([['one', `News first. ${first}`]]));
    expect(edited.mentions).toMatchObject([{ mention: { entity: 'z', start: first.indexOf('Zorvan') + 12 } }]);
  });
});

const ids = ['soviet-union', 'ussr', 'nasa', 'esa', 'zma', 'zorvan', 'nobody'];
const anId = fc.constantFrom(...ids);
const aForm = fc.constantFrom('USSR', 'Agency', 'Zorvan', 'NASA', 'the agency', 'Soviet Union and the USSR');
const aPlace = fc.constantFrom(placeIn('one', 'Zorvan'), placeIn('one', 'NASA'), placeIn('two', 'ZMA'), placeIn('one', 'USSR met'));
const anAct: fc.Arbitrary<DecisionAct> = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), entity: anId, name: aForm }),
  fc.record({ kind: fc.constant('retype' as const), entity: anId, type: fc.constantFrom('place' as const, 'person' as const) }),
  fc.record({ kind: fc.constant('describe' as const), entity: anId, description: aForm }),
  fc.record({ kind: fc.constant('alias' as const), entity: anId, alias: aForm, exact: fc.boolean() }),
  fc.record({ kind: fc.constant('unalias' as const), entity: anId, alias: aForm }),
  fc.record({ kind: fc.constant('merge' as const), entity: anId, into: anId }),
  fc.record({ kind: fc.constant('refuse' as const), entity: anId, scope: fc.constant('mention' as const), place: aPlace }),
  fc.record({ kind: fc.constant('refuse' as const), entity: anId, scope: fc.constant('document' as const), document: fc.constantFrom('one', 'two') }),
  fc.record({ kind: fc.constant('refuse' as const), entity: anId, scope: fc.constant('everywhere' as const) }),
  fc.record({ kind: fc.constant('confirm' as const), entity: anId, name: aForm, type: fc.constant('other' as const) }),
  fc.record({ kind: fc.constant('create' as const), entity: anId, name: aForm, type: fc.constant('place' as const), place: aPlace }),
  fc.record({ kind: fc.constantFrom('relate' as const, 'unrelate' as const), entity: anId, relation: fc.constantFrom('built by', 'built', 'knows'), to: anId }),
  fc.record({ kind: fc.constant('split' as const), entity: anId, to: anId, name: aForm, type: fc.constant('other' as const), places: fc.array(aPlace, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('distinct' as const), entity: anId, other: anId }),
  fc.record({ kind: fc.constant('revoke' as const), decision: fc.nat(12).map((n) => `x${String(n)}`) }),
);
const aLog = fc
  .array(fc.record({ act: anAct, second: fc.nat(5), device: fc.constantFrom('desk', 'lap') }), { maxLength: 12 })
  .map((lines) => lines.map(({ act, second, device }, n): Decision => ({ ...act, id: `x${String(n)}`, instant: new Date(second * 1000).toISOString(), device })));

describe('any log', () => {
  it('says the same in any order, and however often a line was copied', () => {
    fc.assert(
      fc.property(
        aLog.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 }))),
        ([log, shuffled]) => {
          expect(after(...shuffled)).toEqual(after(...log));
        },
      ),
    );
  });

  it('names only entities that are there, in order, without overlap; every id leads to where it ends', () => {
    fc.assert(
      fc.property(aLog, (log) => {
        const { entities, mentions, ids: leads } = after(...log);
        const present = new Set(entities.map(({ id }) => id));
        expect(present.size).toBe(entities.length);
        mentions.forEach(({ document, mention }, at) => {
          const next = mentions[at + 1];
          expect(present.has(mention.entity)).toBe(true);
          if (next?.document === document) expect(mention.end).toBeLessThanOrEqual(next.mention.start);
        });
        for (const [from, to] of leads) expect(leads.get(to) ?? to, from).toBe(to);
      }),
    );
  });

  it('is as it was once what was said last is revoked', () => {
    fc.assert(
      fc.property(aLog, anAct, (log, act) => {
        const last: Decision = { ...act, id: 'y', instant: instantAfter(log, new Date(0)), device: 'desk' };
        const revoked: Decision = { kind: 'revoke', decision: 'y', id: 'z', instant: instantAfter([...log, last], new Date(0)), device: 'desk' };
        expect(decisionsInForce([...log, last, revoked])).toEqual(decisionsInForce(log));
        const again: Decision = { kind: 'revoke', decision: 'z', id: 'zz', instant: instantAfter([revoked], new Date(0)), device: 'desk' };
        expect(after(...log, last, revoked, again)).toEqual(after(...log, last));
      }),
    );
  });
});
