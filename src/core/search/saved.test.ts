import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeColumns, encodeColumns, VERSION } from './binary';
import type { SearchRecord } from './hit';
import { decodeList, decodeSegment, encodeList, encodeSegment, viewOfSaved } from './saved';
import { createSearch, type Search } from './search';
import type { View } from './view';

/** The search that goes on from its own bytes. */
function reopened(search: Search): Search {
  const views = search.views.map(({ segment, dead }) => viewOfSaved({ name: '', dead }, encodeSegment(segment)));
  return createSearch(views as View[]);
}

const note = (i: number): SearchRecord => ({
  kind: 'note', id: `n${i}`, document: null, title: `Note ${i}`, body: `The moon, seen ${i} times from ${i % 7} stations “so”`, offset: 0, detail: '', facets: { tags: [`t${i % 3}`] },
});
const search = createSearch();
search.put(Array.from({ length: 40 }, (_, i) => note(i)));
search.put([{ kind: 'section', id: 's', document: 'd', title: 'Späť', body: 'Moon “base” 宇宙', offset: 12, detail: 'x' }]);
search.remove('note', 'n3');
const [view] = search.views as [View];
const bytes = encodeSegment(view.segment);

describe('a saved index', () => {
  it('goes on where it was left', () => {
    const again = reopened(search);
    expect(again.size).toBe(search.size);
    for (const text of ['moon', '"moon base"', '宇宙', 'tag:t1', 'sta']) expect(again.query(text)).toEqual(search.query(text));
    again.put([note(3)]);
    expect(again.query('note 3 ').hits.map(({ id }) => id)).toContain('n3');
    expect(reopened(createSearch()).size).toBe(0);
  });

  it('is refused where a single byte of it has changed, or it is cut short or grown', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] as number) ^ change;
        expect(decodeSegment(damaged)).toBeNull();
        expect(decodeSegment(bytes.slice(0, at))).toBeNull();
        expect(decodeSegment(new Uint8Array([...bytes, ...bytes.slice(0, at + 1)]))).toBeNull();
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void expect(decodeSegment(any)).toBeNull()));
  });

  it('of another version or of other columns is refused, and read wherever in memory it lies', () => {
    const words = new Uint32Array(bytes.slice().buffer);
    words[1] = VERSION + 1;
    expect(decodeSegment(new Uint8Array(words.buffer))).toBeNull();
    expect(decodeSegment(encodeColumns([new Uint8Array(3)]))).toBeNull();
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeSegment(shifted.subarray(3))?.records.length).toBe(view.segment.records.length);
  });

  it('keeps any columns as they are', () => {
    const column = fc.oneof(fc.uint8Array(), fc.uint16Array(), fc.uint32Array());
    fc.assert(fc.property(fc.array(column), (columns) => void expect(decodeColumns(encodeColumns(columns))).toEqual(columns)));
  });

  it('is listed with what was deleted, for the program that made it', () => {
    const list = [{ name: 'a', dead: null }, { name: 'b', dead: Uint8Array.of(0, 1) }];
    expect(decodeList('me', encodeList('me', list))).toEqual(list);
    expect(decodeList('you', encodeList('me', list))).toBeNull();
    expect(decodeList('me', bytes)).toBeNull();
    expect(viewOfSaved({ name: '', dead: Uint8Array.of(1) }, bytes)).toBeNull();
  });
});
