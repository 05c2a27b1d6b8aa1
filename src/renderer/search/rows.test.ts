import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind, SearchAnswer, SearchHit } from '../../core/search/hit';
import { firstChoice, isChoice, keyOfHit, rowsOf, stepFrom } from './rows';

const hitOf = (kind: RecordKind, id: number, document: string): SearchHit => ({
  kind,
  id: String(id),
  document: kind === 'note' || kind === 'entity' ? null : document,
  title: { text: '', highlights: [] },
  body: { text: '', highlights: [] },
  detail: '',
  place: null,
  score: 0,
  reasons: [],
});
const answerOf = (hits: readonly SearchHit[], more: Partial<SearchAnswer> = {}): SearchAnswer => ({
  hits,
  total: hits.length,
  groups: null,
  hints: [],
  didYouMean: null,
  facets: [],
  completions: [],
  elapsedMs: 0,
  overtaken: false,
  ...more,
});
const groupedOf = (hits: readonly SearchHit[], more: Partial<SearchAnswer> = {}): SearchAnswer => {
  const keys = [...new Set(hits.map((hit) => hit.document ?? keyOfHit(hit)))];
  const page = keys.map((key) => {
    const inside = hits.filter((hit) => (hit.document ?? keyOfHit(hit)) === key);
    return { document: inside[0]?.document ?? null, title: key, hits: inside, total: inside.length };
  });
  return answerOf(page.flatMap((group) => group.hits), { groups: { page, total: page.length }, ...more });
};
const hits = fc
  .array(fc.tuple(fc.constantFrom<RecordKind>('section', 'annotation', 'note', 'entity'), fc.constantFrom('a', 'b', 'c')), { maxLength: 40 })
  .map((all) => all.map(([kind, document], at) => hitOf(kind, at, document)));

describe('the rows of the search page', () => {
  it('hold every hit once and in order, with a head before the hits of an article and none before a note or an entity', () => {
    fc.assert(
      fc.property(hits, (all) => {
        expect(rowsOf(answerOf(all)).map(({ key }) => key)).toEqual(all.map(({ kind, id }) => `${kind}:${id}`));
        const rows = rowsOf(groupedOf(all));
        expect(rows.flatMap((row) => (row.kind === 'hit' ? [row.hit] : []))).toEqual(groupedOf(all).hits);
        const heads = rows.flatMap((row, at) => (row.kind === 'group' ? [{ document: row.group.document, next: rows[at + 1] }] : []));
        expect(heads.map(({ document }) => document).sort()).toEqual([...new Set(all.flatMap(({ document }) => document ?? []))].sort());
        for (const { document, next } of heads) expect(next?.kind === 'hit' && next.hit.document).toBe(document);
      }),
    );
  });

  it('are walked through choice by choice, never onto the head of a group, and end at the ends', () => {
    fc.assert(
      fc.property(hits, (all) => {
        const rows = rowsOf(groupedOf(all, { didYouMean: 'moon' }));
        const walked: string[] = [];
        for (let key = stepFrom(rows, null, 1)?.key ?? null; key !== null; ) {
          walked.push(key);
          const next = stepFrom(rows, key, 1)?.key ?? null;
          key = next === key ? null : next;
        }
        expect(walked).toEqual(rows.filter(isChoice).map(({ key }) => key));
        expect(stepFrom(rows, walked[0] ?? null, -1)?.key).toBe(walked[0]);
      }),
    );
  });

  it('begin at what may have been meant or the value being typed, but not at the name of a filter', () => {
    const all = [hitOf('section', 1, 'a')];
    const completion = { label: 'type:', text: 'type:', nameOnly: true };
    const first = (more: Partial<SearchAnswer>) => firstChoice(answerOf(all, more), rowsOf(answerOf(all, more)))?.key;
    expect(first({})).toBe('section:1');
    expect(first({ didYouMean: 'moon' })).toBe('offer moon');
    expect(first({ completions: [completion] })).toBe('section:1');
    expect(first({ completions: [{ ...completion, nameOnly: false }] })).toBe('offer type:');
    expect(firstChoice(answerOf([]), [])).toBeNull();
  });
});
