/** What an answer says beside its hits: what may have been meant, what would narrow it, how its filter may go on. */
import { describe, expect, it } from 'vitest';
import { filtersOf, toggleFilter } from './edit-query';
import type { SearchRecord } from './hit';
import { createSearch } from './search';

const make = (kind: SearchRecord['kind'], id: string, title: string, body: string, facets?: SearchRecord['facets']): SearchRecord => ({
  kind, id, document: kind === 'section' ? 'a' : null, title, body, offset: 0, detail: '', ...(facets && { facets }),
});
const search = createSearch();
search.put([
  make('section', 'a#1', 'Agencies', 'Roscosmos and the outer space treaty'),
  make('section', 'a#2', 'More', 'Space stations of Roscosmos, cosmos'),
  make('note', 'n1', 'Diary', 'space again', { tags: ['Deep space', 'été'] }),
  make('note', 'n2', 'Diary', 'space', { tags: ['deep Space'] }),
  make('entity', 'esa', 'European Space Agency', 'ESA', { type: 'organisation', aliases: ['ESA', 'Agence spatiale'] }),
  make('entity', 'europa', 'Europa', '', { type: 'place', aliases: [] }),
]);

describe('did you mean', () => {
  const meant = (text: string) => search.query(text).didYouMean;
  it.each([
    ['rosscosmos ', 'roscosmos '],
    ['Rosscosmos in:documents', 'Roscosmos in:documents'],
    ['moon OR -x ROSSCOSMOS', 'moon OR -x ROSCOSMOS'],
    ['"outer spcae treaty" statoins', '"outer space treaty" stations'],
  ])('%s: %s', (typed, expected) => expect(meant(typed)).toBe(expected));

  it('says nothing where something is spelt so, or nothing is spelt like it', () => {
    for (const text of ['roscosmos', 'rosc', 'zeppelin', 'sp', '-rosscosmos space', '宇宙', '']) expect(meant(text)).toBeNull();
  });
});

describe('facets', () => {
  it('count all that was found, not only what is listed', () => {
    expect(search.query('space', { limit: 1 }).facets).toEqual([
      { name: 'in', value: 'documents', count: 2 },
      { name: 'in', value: 'notes', count: 2 },
      { name: 'in', value: 'entities', count: 1 },
      { name: 'type', value: 'organisation', count: 1 },
      { name: 'tag', value: 'Deep space', count: 2 },
      { name: 'tag', value: 'été', count: 1 },
    ]);
  });

  it('narrow to as many as they said', () => {
    for (const { count, ...filter } of search.query('space').facets) {
      const narrowed = toggleFilter('space', filter);
      expect(search.query(narrowed).total).toBe(count);
      expect(filtersOf(narrowed)).toHaveLength(1);
      expect(toggleFilter(narrowed, filter)).toBe('space');
    }
    expect(toggleFilter('tag:"deep  space" moon in:note', { name: 'in', value: 'notes' })).toBe('tag:"deep  space" moon ');
  });
});

describe('completion', () => {
  const offered = (text: string) => search.query(text).completions.map((one) => one.text);
  it.each([
    ['moon ty', ['moon type:']],
    ['EN', ['entity:']],
    ['moon be', ['moon before:']],
    ['author:x', []],
    ['collection:', []],
    ['moon -in:no', ['moon -in:notes ']],
    ['is:', ['is:orphan ', 'is:uncertain ', 'is:starred ', 'is:archived ']],
    ['tag:d', ['tag:"Deep space" ']],
    ['tag:#ET', ['tag:été ']],
    ['color:vi', ['colour:violet ']],
    ['entity:euro', ['entity:Europa ', 'entity:"European Space Agency" ']],
    ['entity:"agence sp', ['entity:"European Space Agency" ']],
    ['is:orphan', []],
    ['moon', []],
    ['t', []],
    ['foo:b', []],
    ['type:mission ', []],
    ['entity:"European Space Agency"', []],
  ])('%s', (typed, expected) => expect(offered(typed)).toEqual(expected));
});

describe('groups and pages', () => {
  const own = createSearch();
  const section = (document: string, i: number): SearchRecord => ({
    kind: 'section', id: `${document}#${i}`, document, title: '', body: `moon ${'dust '.repeat(i)}`, offset: i, detail: `The ${document}`,
  });
  own.put([...Array.from({ length: 7 }, (_, i) => section('first', i)), section('second', 3), make('note', 'n', 'Diary', 'moon')]);

  it('put the hits of a document together, in the place of its best', () => {
    const { groups, hits, total } = own.query('moon', { grouped: true });
    expect(groups?.page.map((group) => [group.document, group.title, group.hits.length, group.total])).toEqual([
      ['first', 'The first', 5, 7],
      [null, 'Diary', 1, 1],
      ['second', 'The second', 1, 1],
    ]);
    expect([hits.length, total, groups?.total]).toEqual([7, 9, 3]);
    expect(own.query('moon', { grouped: true, offset: 1, limit: 1 }).groups?.page.map(({ title }) => title)).toEqual(['Diary']);
  });

  it('are all hits once, in order', () => {
    const whole = own.query('moon').hits.map(({ id }) => id);
    const paged = [0, 4, 8, 12].flatMap((offset) => own.query('moon', { offset, limit: 4 }).hits.map(({ id }) => id));
    expect(paged).toEqual(whole);
  });
});

describe('why a hit is there', () => {
  it.each([
    ['roscosmos ', [['exact', 'Roscosmos', 'body']]],
    ['"outer space" treaties ', [['phrase', 'outer space', 'body'], ['form', 'treaty', 'body']]],
    ['agenc tre', [['form', 'Agencies', 'title'], ['beginning', 'treaty', 'body']]],
    ['rosscosmos in:documents ', [['spelling', 'Roscosmos', 'body'], ['filter', '', null]]],
  ])('%s', (typed, expected) => {
    const [hit] = search.query(typed).hits;
    expect(hit?.reasons.map(({ how, found, field }) => [how, found, field])).toEqual(expected);
  });
});
