/** The language beyond words: OR, stars and filters over sections, marks, notes and entities. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query';
import type { SearchRecord } from './hit';
import { createSearch } from './search';

const make = (kind: SearchRecord['kind'], id: string, title: string, body: string, facets?: SearchRecord['facets']): SearchRecord => ({
  kind, id, document: kind === 'section' || kind === 'annotation' ? 'a' : null, title, body, offset: 0, detail: '', ...(facets && { facets }),
});

const search = createSearch();
search.put([
  make('section', 'a#1', 'Moon', 'NASA flew to the moon in Apollo 11, who knows why', { authors: ['Arthur C. Clarke'], collections: ['Old books'], date: '1969-07-20' }),
  make('section', 'a#2', 'Europe', 'The European Space Agency flies a rover'),
  make('section', 'a#3', 'Partners', 'ESA and the WHO study the moon', { authors: ['M. Déclarée', 'P. Clark'], collections: ['Été'], date: '1995' }),
  make('annotation', 'm1', 'look here #deep-space', 'a rover', { color: 'rose', tags: ['Deep-Space'], status: 'same', commented: true }),
  make('annotation', 'm2', '', 'lost words', { color: 'amber', tags: [], status: 'orphan', commented: false }),
  make('note', 'n1', 'Diary', 'the moon again #été', { tags: ['été'] }),
  make('entity', 'esa', 'European Space Agency', 'ESA\nOf Europe', { type: 'organisation', aliases: ['ESA'] }),
  make('entity', 'who', 'World Health Organization', 'WHO', { type: 'organisation', aliases: ['WHO'] }),
  make('entity', 'apollo', 'Apollo', 'Crewed flights to the moon', { type: 'mission', aliases: [] }),
]);
const isLinked = ({ id }: SearchRecord): boolean => id === 'apollo' || id === 'm1';
const mentions = ({ id }: SearchRecord, entities: ReadonlySet<string>): boolean => id === 'n1' && entities.has('apollo');
const ids = (text: string): string[] => search.query(text, { isLinked, mentions }).hits.map(({ id }) => id).sort();

describe('the query language', () => {
  it.each([
    ['apollo OR rover ', ['a#1', 'a#2', 'apollo', 'm1']],
    ['moon nasa OR WHO ', ['a#1', 'a#3']],
    ['"the moon" OR rover flies ', ['a#2']],
    ['OR OR', []],
    ['moon -nasa OR apollo in:documents', ['a#3']],
    ['in:documents moon', ['a#1', 'a#3']],
    ['moon in:docu', ['a#1', 'a#3']],
    ['in:documents in:notes moon', ['a#1', 'a#3', 'n1']],
    ['moon -in:documents', ['apollo', 'n1']],
    ['in:title moon', ['a#1']],
    ['in:title "the moon"', []],
    ['-in:title moon in:documents', ['a#1', 'a#3']],
    ['type:mission', ['apollo']],
    ['TYPE:Mission OR type:organisation', ['apollo', 'esa', 'who']],
    ['type:organization space', ['esa']],
    ['type:miss', ['apollo']],
    ['tag:deep-space', ['m1']],
    ['tag:#dee', ['m1']],
    ['tag:dee ', []],
    ['tag:ete rover OR moon', ['n1']],
    ['tag:"deep-space" OR tag:été', ['m1', 'n1']],
    ['colour:rose OR color:yellow', ['m1', 'm2']],
    ['entity:"European Space Agency" ', ['a#2', 'a#3', 'esa']],
    ['entity:ESA moon', ['a#3']],
    ['entity:europ', ['a#2', 'a#3', 'esa']],
    ['entity:who ', ['a#3', 'who']],
    ['moon -entity:esa', ['a#1', 'apollo', 'n1']],
    ['has:note', ['apollo', 'm1']],
    ['has:comment', ['m1']],
    ['is:orphan', ['m2']],
    ['entity:apollo in:notes', ['n1']],
    ['author:clark', ['a#1', 'a#3']],
    ['author:"arthur c" OR author:declaree', ['a#1', 'a#3']],
    ['author:lark', []],
    ['collection:"old books" ', ['a#1']],
    ['collection:ete', ['a#3']],
    ['collection:old ', []],
    ['moon date:1990..1999', ['a#3']],
    ['date:196', ['a#1']],
    ['date:1969-07 in:documents', ['a#1']],
    ['date:1969-08', []],
    ['date:..1995', ['a#1', 'a#3']],
    ['before:1969-07-20', []],
    ['before:1969-07-21', ['a#1']],
    ['after:1969-07-20', ['a#3']],
    ['after:1969-07-19 before:1990', ['a#1']],
    ['ro* europ* ', ['a#2']],
    ['"euro* spa* agency" ', ['a#2', 'esa']],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('takes OR in capitals alone for more than a word', () => {
    expect(parseQuery('moon or mars OR', true).map(({ text, or }) => [text, or])).toEqual([['moon', false], ['or', false], ['mars', false]]);
    expect(parseQuery('OR moon OR OR mars', true).map(({ text, or }) => [text, or])).toEqual([['OR', false], ['moon', false], ['mars', true]]);
  });

  it('reads what is no filter as words and says so', () => {
    expect(search.query('colr:rose moon').hints).toEqual([{ kind: 'filter', name: 'colr' }]);
    expect(search.query('moon type:rocket ').hints).toMatchObject([{ kind: 'value', name: 'type', value: 'rocket' }]);
    expect(search.query('entity:"No Such Body" moon').hints).toEqual([{ kind: 'value', name: 'entity', value: 'No Such Body', known: [] }]);
    expect(ids('in:moon nasa')).toEqual(['a#1']);
    expect(search.query('date:soon moon').hints).toMatchObject([{ kind: 'value', name: 'date', known: ['1969', '1969-07', '1990..1999'] }]);
    for (const text of ['10:30', 'http://a.b', 'C:\\x', 'ESA:', 'in: moon', 'type:', 'a:b:c', 'moon']) expect(search.query(text).hints).toEqual([]);
  });

  it('knows where each clause stands in the query', () => {
    const alphabet = fc.constantFrom('"', '-', '*', ' ', 'a', 'in:', 'tag:', 'notes', 'OR', ' OR ', '“', ':', 'x:y');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 20 }), fc.boolean(), (text, typing) => {
        let before = 0;
        for (const { start, end, at, text: inside } of parseQuery(text, typing)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(text.slice(at, at + inside.length)).toBe(inside);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        search.query(text);
      }),
    );
  });
});
