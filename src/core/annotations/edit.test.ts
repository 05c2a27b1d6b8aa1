import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as select } from '../anchoring/describe';
import { annotationColors, markStyles, type Annotation } from './annotation';
import { planEdits, type EditSetting, type MarkEdit } from './edit';

const text = 'The agencies met in Vienna and spoke of debris, of traffic and of money.';

const annotation = (id: string): Annotation => ({
  id,
  document: 'd1',
  revision: 'old',
  created: '2024-01-01T00:00:00Z',
  modified: '2024-01-01T00:00:00Z',
  style: 'highlight',
  color: 'amber',
  comment: '',
  tags: [],
  selectors: select(text, { start: 4, end: 12 }),
});

/** A vault in small: marks and a trash. */
function keep(start: readonly Annotation[]) {
  const live = new Map(start.map((each) => [each.id, each]));
  const trash = new Map<string, Annotation>();
  let made = 0;
  const setting: EditSetting = { document: 'd1', revision: 'new', text, instant: '2025-01-01T00:00:00Z', newId: () => `made-${String(++made)}` };
  const carryOut = (edits: readonly MarkEdit[]) => {
    const plan = planEdits(live, edits, setting);
    for (const id of plan.restore) {
      const back = trash.get(id);
      if (back) live.set(id, back);
      trash.delete(id);
    }
    for (const each of plan.put) live.set(each.id, each);
    for (const id of plan.remove) {
      trash.set(id, live.get(id) as Annotation);
      live.delete(id);
    }
    return plan;
  };
  const said = () => [...live.values()].map((each) => ({ ...each, modified: '' })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { carryOut, said, live };
}

const id = fc.constantFrom('a', 'b', 'c', 'gone');
const range = fc.tuple(fc.nat(70), fc.integer({ min: 1, max: 70 })).map(([at, length]) => ({ start: at, end: Math.min(text.length, at + length) }));
const words = { color: fc.constantFrom(...annotationColors), style: fc.constantFrom(...markStyles), comment: fc.string(), tags: fc.array(fc.string(), { maxLength: 3 }) };
const edit: fc.Arbitrary<MarkEdit> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), draft: fc.tuple(range, fc.record(words)).map(([place, said]) => ({ ...place, ...said })) }),
  fc.record({ kind: fc.constant('update' as const), id, patch: fc.record({ ...words, range }, { requiredKeys: [] }) }),
  fc.record({ kind: fc.constant('remove' as const), id }),
);

describe('edits', () => {
  it('are taken back whole, and done again whole', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const vault = keep(['a', 'b', 'c'].map(annotation));
        const before = vault.said();
        const { undo } = vault.carryOut(edits);
        const after = vault.said();
        const back = vault.carryOut(undo);
        expect(vault.said()).toEqual(before);
        vault.carryOut(back.undo);
        expect(vault.said()).toEqual(after);
      }),
    );
  });

  it('give a mark that is moved the words of its new place, and its old ones back', () => {
    const vault = keep([annotation('a')]);
    const { undo } = vault.carryOut([{ kind: 'update', id: 'a', patch: { range: { start: 20, end: 26 } } }]);
    expect(vault.live.get('a')).toMatchObject({ revision: 'new', selectors: { quote: { exact: 'Vienna' } } });
    vault.carryOut(undo);
    expect(vault.live.get('a')).toMatchObject({ revision: 'old', selectors: { quote: { exact: 'agencies' } } });
  });

  it('name the marks that are gone, and passages outside the text', () => {
    const vault = keep([annotation('a')]);
    expect(vault.carryOut([{ kind: 'remove', id: 'gone' }])).toMatchObject({ missing: ['gone'], undo: [], remove: [] });
    expect(vault.carryOut([{ kind: 'update', id: 'a', patch: { range: { start: 60, end: 900 } } }]).outside).toBe(true);
    expect(vault.carryOut([{ kind: 'update', id: 'a', patch: { range: { start: 5, end: 5 } } }]).outside).toBe(true);
  });
});
