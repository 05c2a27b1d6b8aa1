/** The law of segments: however the library came to be cut, it answers as one index of the same records does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind, SearchRecord } from './hit';
import { createSearch, type Search } from './search';
import { encodeSegment, viewOfSaved } from './saved';
import type { View } from './view';
import { createSegments } from './segments';

const word = fc.constantFrom('moon', 'moons', 'moonlight', 'mars', 'Cassini-Huygens', 'WHO', 'who', 'orbit', 'orbital', 'the', '宇宙開発', 'café', 'probe');
const words = (most: number) => fc.array(word, { maxLength: most }).map((list) => list.join(' '));
const record: fc.Arbitrary<SearchRecord> = fc.record({
  kind: fc.constantFrom<RecordKind>('section', 'annotation', 'note', 'entity'),
  id: fc.integer({ min: 0, max: 40 }).map(String),
  document: fc.constantFrom('a', 'b', null),
  title: words(3),
  body: words(12),
  offset: fc.constant(0),
  detail: fc.constant(''),
});

type Change = { put: SearchRecord[] } | { tidy: number } | { keep: number } | { remove: [RecordKind, string] } | { removeDocument: string };
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ put: fc.array(record, { maxLength: 30 }) }) },
  { weight: 2, arbitrary: record.map(({ kind, id }): Change => ({ remove: [kind, id] })) },
  { weight: 3, arbitrary: fc.record({ tidy: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ keep: fc.integer({ min: 2, max: 5 }) }) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b').map((document): Change => ({ removeDocument: document })) },
);

const QUERIES = ['moon', 'mo', 'moon mars', 'moon -mars', '"the moon"', 'WHO', 'who', 'mooon ', 'cassinihuygens', 'orbit* cafe', '宇宙', 'opbital ', 'probe moon mars orbit café ', 'the'];

function apply(search: Search, model: Map<string, SearchRecord>, step: Change): void {
  if ('put' in step) {
    search.put(step.put);
    for (const one of step.put) model.set(`${one.kind}:${one.id}`, one);
  } else if ('tidy' in step) {
    for (let i = 0; i < step.tidy; i += 1) search.tidy();
  } else if ('keep' in step) {
    search.keep('note', (id) => Number(id) % step.keep > 0);
    for (const [key, one] of model) if (one.kind === 'note' && Number(one.id) % step.keep === 0) model.delete(key);
  } else if ('remove' in step) {
    search.remove(...step.remove);
    model.delete(step.remove.join(':'));
  } else {
    search.removeDocument(step.removeDocument);
    for (const [key, one] of model) if (one.document === step.removeDocument) model.delete(key);
  }
}

/** The search that goes on from its own bytes. */
function reopened(search: Search): Search {
  return createSearch(search.views.map(({ segment, dead }) => viewOfSaved({ name: '', dead }, encodeSegment(segment)) as View));
}

describe('segments', () => {
  it('rank like one index after any changes, and again after being saved and restored', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const search = createSearch();
        const model = new Map<string, SearchRecord>();
        for (const step of changes) apply(search, model, step);
        const whole = createSearch();
        whole.put([...model.values()]);
        const restored = reopened(search);
        expect(search.size).toBe(model.size);
        for (const query of QUERIES) {
          const expected = whole.query(query, { limit: 100 });
          expect(search.query(query, { limit: 100 })).toEqual(expected);
          expect(restored.query(query, { limit: 100 })).toEqual(expected);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('know no word of a deleted record: neither as complete, nor as spelt right', () => {
    const make = (id: string, body: string): SearchRecord => ({ kind: 'note', id, document: null, title: '', body, offset: 0, detail: '' });
    const search = createSearch();
    search.put([make('gone', 'moon mooon'), make('stays', 'moonlight moan'), make('other', 'mars')]);
    search.remove('note', 'gone');
    const whole = createSearch();
    whole.put([make('stays', 'moonlight moan'), make('other', 'mars')]);
    for (const query of ['moon', 'mooon ', 'moon ', '"moon']) expect(search.query(query)).toEqual(whole.query(query));
    expect(whole.query('moon ').total).toBe(1);
  });

  it('are few, and adding one record leaves the large one as it is', () => {
    const segments = createSegments();
    const make = (id: number): SearchRecord => ({
      kind: 'note', id: String(id), document: null, title: '', body: `note ${id} of the moon`, offset: 0, detail: '',
    });
    segments.put(Array.from({ length: 1_000 }, (_, i) => make(i)));
    const large = segments.views[0]?.segment;
    for (let id = 1_000; id < 1_300; id += 1) segments.put([make(id)]);
    expect(segments.views[0]?.segment).toBe(large);
    expect(segments.views.length).toBeLessThan(8);
    expect(segments.size).toBe(1_300);
  });

  it('forget a segment whose records are mostly gone', () => {
    const segments = createSegments();
    const make = (id: number): SearchRecord => ({ kind: 'note', id: String(id), document: null, title: `t${id}`, body: '', offset: 0, detail: '' });
    segments.put(Array.from({ length: 100 }, (_, i) => make(i)));
    segments.remove(Array.from({ length: 90 }, (_, i) => `note:${i}`));
    segments.put([make(200)]);
    expect(segments.views.reduce((sum, view) => sum + view.segment.records.length, 0)).toBe(11);
  });

  it('are merged off the way of changes, which a merge under way does not lose', () => {
    const search = createSearch();
    const make = (id: number, body: string): SearchRecord => ({ kind: 'note', id: String(id), document: null, title: '', body, offset: 0, detail: '' });
    const long = Array.from({ length: 300 }, (_, i) => `w${i}`).join(' ');
    for (let from = 0; from < 120; from += 40) search.put(Array.from({ length: 40 }, (_, i) => make(from + i, `${long} moon`)));
    expect(search.views.length).toBeGreaterThan(1);
    expect(search.tidy()).toBe(true);
    search.remove('note', '5');
    search.put([make(50, 'mars instead'), make(500, 'mars too')]);
    let slices = 0;
    while (search.tidy()) slices += 1;
    expect(slices).toBeGreaterThan(2);
    expect(search.views.length).toBeLessThanOrEqual(2);
    expect([search.size, search.query('moon ').total, search.query('mars ').total]).toEqual([120, 118, 2]);
  });

  it('leave a record as it is that is put again unchanged', () => {
    const search = createSearch();
    const one: SearchRecord = { kind: 'section', id: 'a#1', document: 'a', title: 'Ω', body: 'moon', offset: 3, detail: 'd', facets: { tags: ['x'] } };
    search.put([one]);
    const [view] = search.views;
    search.put([{ ...one, facets: { tags: ['x'] } }]);
    expect(search.views[0]).toBe(view);
    for (const changed of [{ title: 'O' }, { body: 'mars' }, { offset: 4 }, { detail: 'e' }, { document: 'b' }, { facets: { tags: [] } }]) {
      search.put([{ ...one, ...changed }]);
      expect(search.views[0]).not.toBe(view);
      search.put([one]);
    }
    search.replace('a', ['section'], [{ ...one, id: 'a#2' }]);
    expect(search.query('moon').hits.map(({ id }) => id)).toEqual(['a#2']);
  });
});
