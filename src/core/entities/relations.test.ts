import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, DecisionAct } from './decisions';
import { inverseOf, relationNames, relationsIn, relationsOf } from './relations';

const log = (...acts: readonly DecisionAct[]): Decision[] => acts.map((act, n) => ({ ...act, id: `d${String(n)}`, instant: new Date(n * 1000).toISOString(), device: 'desk' }));
const there = () => true;
const none = new Map<string, string>();

describe('relations', () => {
  it('are read from both sides, a known name by its inverse', () => {
    const relations = relationsIn(log({ kind: 'relate', entity: 'iss', relation: 'built by', to: 'nasa' }), none, there);
    expect(relationsOf(relations, 'iss')).toEqual([{ relation: 'built by', other: 'nasa', inward: false }]);
    expect(relationsOf(relations, 'nasa')).toEqual([{ relation: 'built', other: 'iss', inward: false }]);
    expect(relationsOf(relations, 'esa')).toEqual([]);
  });

  it('of a free name say on the other side of whom they are said', () => {
    const relations = relationsIn(log({ kind: 'relate', entity: 'sputnik', relation: ' worried  ', to: 'usa' }), none, there);
    expect(relationsOf(relations, 'usa')).toEqual([{ relation: 'worried', other: 'sputnik', inward: true }]);
  });

  it('said from either side are one, and one word takes them away', () => {
    const twice: DecisionAct[] = [{ kind: 'relate', entity: 'iss', relation: 'built by', to: 'nasa' }, { kind: 'relate', entity: 'nasa', relation: 'built', to: 'iss' }];
    expect(relationsIn(log(...twice), none, there)).toHaveLength(1);
    expect(relationsIn(log(...twice, { kind: 'unrelate', entity: 'nasa', relation: 'built', to: 'iss' }), none, there)).toEqual([]);
  });

  it('go along with a merge, and wait for what is not there', () => {
    const relate = log({ kind: 'relate', entity: 'ussr', relation: 'signed', to: 'treaty' });
    expect(relationsIn(relate, new Map([['ussr', 'soviet-union']]), there)).toEqual([{ entity: 'soviet-union', relation: 'signed', to: 'treaty' }]);
    expect(relationsIn(relate, new Map([['ussr', 'treaty']]), there)).toEqual([]);
    expect(relationsIn(relate, none, (id) => id !== 'treaty')).toEqual([]);
  });

  it('every known name is the inverse of its inverse', () => {
    for (const name of relationNames) expect(inverseOf(inverseOf(name) ?? '')).toBe(name);
  });

  it('any order of the same lines says the same', () => {
    const anId = fc.constantFrom('a', 'b', 'c');
    const act = fc.record({ kind: fc.constantFrom('relate' as const, 'unrelate' as const), entity: anId, relation: fc.constantFrom('built', 'built by', 'knows'), to: anId });
    const decisions = fc.array(act, { maxLength: 10 }).map((acts) => log(...acts));
    const sorted = (lines: readonly Decision[]) => relationsIn(lines, none, there);
    fc.assert(
      fc.property(decisions.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))), ([lines, shuffled]) => {
        expect(sorted(shuffled)).toEqual(sorted(lines));
      }),
    );
  });
});
