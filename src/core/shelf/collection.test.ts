import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionTree, mayMove, namesOf, pathOf, within, type Collection, type CollectionBranch } from './collection';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const collections = fc
  .array(fc.record({ name: fc.string(), parent: fc.option(fc.constantFrom(...ids, 'gone')) }), { maxLength: ids.length })
  .map((list): Collection[] => list.map((each, i) => ({ id: ids[i] ?? '', ...each })));
const flat = (branches: readonly CollectionBranch[]): string[] => branches.flatMap(({ id, children }) => [id, ...flat(children)]);

const shelf: Collection[] = [
  { id: 'thesis', name: 'Thesis', parent: null },
  { id: 'ten', name: 'Chapter 10', parent: 'thesis' },
  { id: 'two', name: 'chapter 2', parent: 'thesis' },
  { id: 'law', name: 'Law', parent: 'two' },
];

describe('collections', () => {
  it('stand in one another by name, numbers as numbers', () => {
    expect(collectionTree(shelf)).toMatchObject([{ id: 'thesis', children: [{ id: 'two', children: [{ id: 'law' }] }, { id: 'ten' }] }]);
    expect(namesOf(shelf, ['law', 'ten', 'gone'])).toEqual(['Law', 'chapter 2', 'Thesis', 'Chapter 10']);
    expect(within(shelf, 'two')).toEqual(new Set(['two', 'law']));
    expect([mayMove(shelf, 'two', 'law'), mayMove(shelf, 'two', 'two'), mayMove(shelf, 'two', 'ten'), mayMove(shelf, 'law', null)]).toEqual([false, false, true, true]);
  });

  it('are all shown exactly once, whatever circles and lost parents a file holds', () => {
    fc.assert(fc.property(collections, (list) => { expect(flat(collectionTree(list)).sort()).toEqual(list.map(({ id }) => id).sort()); }));
    fc.assert(fc.property(collections, (list) => { for (const { id } of list) expect(pathOf(list, id)[0]).toBe(id); }));
  });

  it('never stand in themselves after an allowed move', () => {
    fc.assert(
      fc.property(collections, fc.constantFrom(...ids), fc.constantFrom(...ids), (list, id, into) => {
        fc.pre(list.some((each) => each.id === id) && list.some((each) => each.id === into) && mayMove(list, id, into));
        const moved = list.map((each) => (each.id === id ? { ...each, parent: into } : each));
        expect(within(moved, id).has(into)).toBe(false);
      }),
    );
  });
});
