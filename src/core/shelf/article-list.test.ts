import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyShelf } from '../documents/document';
import { articleOrders, articleTest, groupOf, inGroups, inOrder, type ListedArticle } from './article-list';

const article = (title: string, more: Partial<ListedArticle> = {}): ListedArticle => ({
  title, byline: null, date: null, added: '2026-01-01T00:00:00Z', annotations: 0, notes: 0, shelf: emptyShelf, read: { at: 0, share: 0, done: false }, ...more,
});
const treaty = article('Treaty on Principles', { byline: 'Ann Clarke, Bo Ash', date: '1967-10-10', shelf: { ...emptyShelf, tags: ['space law'], starred: true } });
const titan = article('Cassini–Huygens at Titán', { byline: 'Zoe Quill', date: '2005', annotations: 3, read: { at: 5, share: 0.4, done: false } });
const debris = article('Debris', { added: '2026-02-01T00:00:00Z', read: { at: 9, share: 1, done: true } });
const all = [treaty, titan, debris];

const found = (typed: string) => all.filter(articleTest(typed, (each) => (each === titan ? ['Thesis', 'Chapter 2'] : []))).map(({ title }) => title.slice(0, 3));

describe('the filter of the library', () => {
  it.each([
    ['', ['Tre', 'Cas', 'Deb']], ['prin', ['Tre']], ['titan', ['Cas']], ['clarke', ['Tre']], ['1967', ['Tre']], ['space', ['Tre']], ['#space', ['Tre']],
    ['tag:"space law"', ['Tre']], ['is:starred', ['Tre']], ['is:un', ['Tre']], ['-is:starred', ['Cas', 'Deb']], ['titan OR debris', ['Cas', 'Deb']],
    ['has:mark', ['Cas']], ['author:quill', ['Cas']], ['collection:"chapter 2"', ['Cas']], ['collection:thesis', ['Cas']], ['date:2005', ['Cas']],
    ['"at titan"', ['Cas']], ['is:finished', ['Deb']], ['treaty debris', []], ['is:', ['Tre', 'Cas', 'Deb']],
  ])('answers %j', (typed, titles) => expect(found(typed)).toEqual(titles));

  it('never throws, and without a word asks for everything', () => {
    fc.assert(fc.property(fc.string(), (typed) => { expect(found(typed).length).toBeLessThanOrEqual(3); }));
  });
});

describe('the order of the library', () => {
  const titles = (order: (typeof articleOrders)[number]) => inOrder(all, order).map(({ title }) => title.slice(0, 3));
  it('is by what was asked, with what is not known last', () => {
    expect(titles('read')).toEqual(['Deb', 'Cas', 'Tre']);
    expect(titles('added')).toEqual(['Deb', 'Cas', 'Tre']);
    expect(titles('title')).toEqual(['Cas', 'Deb', 'Tre']);
    expect(titles('author')).toEqual(['Tre', 'Cas', 'Deb']);
    expect(titles('year')).toEqual(['Cas', 'Tre', 'Deb']);
    expect(titles('progress')).toEqual(['Deb', 'Cas', 'Tre']);
  });

  it('loses nothing, whatever the order', () => {
    for (const order of articleOrders) expect(new Set(inOrder(all, order))).toEqual(new Set(all));
  });
});

it('groups by how far an article was read; what is archived is in no other group', () => {
  const put = { ...debris, shelf: { ...emptyShelf, archived: true } };
  expect(all.map(groupOf)).toEqual(['unread', 'reading', 'finished']);
  expect(inGroups([...all, put]).map(([group, inside]) => [group, inside.length])).toEqual([['reading', 1], ['unread', 1], ['finished', 1], ['archived', 1]]);
});
