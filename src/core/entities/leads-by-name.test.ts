import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDecisions } from './apply-decisions';
import type { Decision, DecisionAct, NamedAs } from './decisions';
import type { Entity } from './entity';
import { findForm } from './find-forms';
import { foldRecognitions, type LibraryEntities } from './fold';

const text = 'The Zorvan Agency met Borland. Quill of the Zorvan Agency left, and Borland said no to Quill.';
const texts = new Map([['one', text]]);
const names = ['Zorvan Agency', 'Borland', 'Quill'];

/** The same names found by a recogniser that gives its own ids. */
function version(idOf: (name: string) => string): LibraryEntities {
  const entities = names.map((name): Entity => ({ id: idOf(name), name, type: 'organisation', aliases: [], description: '' }));
  const mentions = names.flatMap((name) => findForm(text, name, true).map((range) => ({ ...range, entity: idOf(name), reason: 'name' as const }))).sort((a, b) => a.start - b.start);
  return foldRecognitions([{ document: 'one', recognition: { entities, mentions } }]);
}

const oldId = (name: string): string => `old-${name.toLowerCase().replace(' ', '-')}`;
const newId = (name: string): string => name.toLowerCase().replace(' ', '-');
const older = version(oldId);
const newer = version(newId);

const aName = fc.constantFrom(...names);
const aForm = fc.constantFrom('Zorvan', 'Borland', 'said', 'Agency');
/** An act on things by their names: each recogniser has its own ids for them. */
const anAct = fc
  .record({ kind: fc.constantFrom('rename', 'retype', 'describe', 'alias', 'unalias', 'merge', 'refuse', 'nowhere', 'confirm', 'relate', 'distinct', 'revoke'), name: aName, other: aName, form: aForm, line: fc.nat(8) })
  .map(({ kind, name, other, form, line }) => (idOf: (name: string) => string): DecisionAct => {
    const entity = idOf(name);
    if (kind === 'rename') return { kind, entity, name: form };
    if (kind === 'retype') return { kind, entity, type: 'place' };
    if (kind === 'describe') return { kind, entity, description: form };
    if (kind === 'alias') return { kind, entity, alias: form, exact: true };
    if (kind === 'unalias') return { kind, entity, alias: form };
    if (kind === 'merge') return { kind, entity, into: idOf(other) };
    if (kind === 'refuse') return { kind, entity, scope: 'document', document: 'one' };
    if (kind === 'nowhere') return { kind: 'refuse', entity, scope: 'everywhere' };
    if (kind === 'confirm') return { kind, entity, name, type: 'organisation' };
    if (kind === 'relate') return { kind, entity, relation: 'part of', to: idOf(other) };
    if (kind === 'distinct') return { kind, entity, other: idOf(other) };
    return { kind: 'revoke', decision: `x${String(line)}` };
  });

/** As the device of a recogniser writes it. */
function written(act: DecisionAct, idOf: (name: string) => string, at: number, second: number): Decision {
  const called = Object.fromEntries(names.map((name): [string, NamedAs] => [idOf(name), { name, type: 'organisation' }]).filter(([id]) => JSON.stringify(act).includes(`"${id}"`)));
  return { ...act, id: `x${String(at)}`, instant: new Date(second * 1000).toISOString(), device: 'desk', names: called };
}

describe('decisions under ids that another recogniser gave', () => {
  it('say the same as under its own, whoever wrote which line and in whatever order they come', () => {
    const aLog = fc.array(fc.record({ act: anAct, second: fc.nat(5), elsewhere: fc.boolean() }), { maxLength: 9 });
    fc.assert(
      fc.property(aLog.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log.map((_, at) => at), { minLength: log.length }))), ([log, order]) => {
        const line = (at: number, idOf: (name: string) => string): Decision => written(log[at]?.act(idOf) ?? { kind: 'revoke', decision: '' }, idOf, at, log[at]?.second ?? 0);
        for (const [library, own, foreign] of [[newer, newId, oldId], [older, oldId, newId]] as const) {
          const plain = applyDecisions(library, log.map((_, at) => line(at, own)), texts);
          const mixed = applyDecisions(library, order.map((at) => line(at, log[at]?.elsewhere ? foreign : own)), texts);
          expect(mixed.entities).toEqual(plain.entities);
          expect(mixed.mentions).toEqual(plain.mentions);
        }
      }),
    );
  });

  const line = (act: DecisionAct, more: Partial<Decision> = {}): Decision => ({ ...act, id: 'x', instant: '2026-01-01T00:00:00.000Z', device: 'desk', ...more }) as Decision;

  it('lead notes on too, and nowhere where two go by that name or a thing of the reader’s own does', () => {
    const rename = line({ kind: 'rename', entity: 'old-quill', name: 'Q' }, { names: { 'old-quill': { name: 'Quill', type: 'other' } } });
    expect(applyDecisions(newer, [rename], texts).ids.get('old-quill')).toBe('quill');
    const twice = { ...newer, entities: [...newer.entities, { id: 'quill-2', name: 'Quill', type: 'organisation' as const, aliases: [], description: '' }] };
    expect(applyDecisions(twice, [rename], texts).ids.has('old-quill')).toBe(false);
    const coined = line({ kind: 'confirm', entity: 'quill-person', name: 'Quill', type: 'person' });
    expect(applyDecisions(newer, [coined], texts).entities.map(({ id }) => id)).toEqual(['borland', 'quill', 'quill-person', 'zorvan-agency']);
  });
});
