import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as select } from '../anchoring/describe';
import type { Annotation } from './annotation';
import { chainsOf, mergeEdits, mergeable, type Placed } from './merge';

const text = 'One probe left. Two probes stayed.\n\nA third was lost on the way to Mars.';

function placed(id: string, start: number, end: number, more: Partial<Annotation> = {}): Placed {
  const annotation: Annotation = {
    id,
    document: 'd',
    revision: 'r',
    created: `2024-01-0${id}T00:00:00Z`,
    modified: '',
    style: 'highlight',
    color: 'amber',
    comment: '',
    tags: [],
    selectors: select(text, { start, end }),
    ...more,
  };
  return { annotation, range: { start, end } };
}

const ids = (chains: readonly (readonly Placed[])[]) => chains.map((chain) => chain.map(({ annotation }) => annotation.id).join(''));

describe('marks are merged', () => {
  it('where they overlap or only white space parts them, over paragraphs too', () => {
    expect(ids(chainsOf(text, [placed('1', 0, 9), placed('2', 4, 15), placed('3', 16, 34), placed('4', 36, 43)]))).toEqual(['1234']);
    expect(ids(chainsOf(text, [placed('1', 0, 3), placed('2', 10, 14)]))).toEqual([]);
    expect(ids(chainsOf(text, [placed('1', 0, 33), placed('2', 4, 9), placed('3', 16, 19), placed('4', 44, 48)]))).toEqual(['132'].map(() => '123'));
  });

  it('into the oldest, which says what all of them said, once', () => {
    const chain = [placed('2', 0, 9, { comment: 'So', tags: ['a'] }), placed('1', 4, 15, { comment: 'Why?', tags: ['b', 'a'] }), placed('3', 10, 15, { comment: 'So' })];
    expect(mergeEdits(chain)).toEqual([
      { kind: 'update', id: '1', patch: { range: { start: 0, end: 15 }, comment: 'So\n\nWhy?', tags: ['a', 'b'] } },
      { kind: 'remove', id: '2' },
      { kind: 'remove', id: '3' },
    ]);
  });

  it('never bookmarks, nor marks whose place is not known', () => {
    const { annotation, range } = placed('1', 0, 9);
    const same = { status: 'same', range, confidence: 1 } as const;
    expect(mergeable([{ annotation: { ...annotation, style: 'bookmark' }, anchor: same }, { annotation, anchor: { ...same, status: 'uncertain' } }])).toEqual([]);
    expect(mergeable([{ annotation, anchor: same }])).toHaveLength(1);
  });

  it('in chains that have no gap inside and do not touch one another', () => {
    const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 9 }), (list) => {
        const marks = list.map(([start, length], index) => placed(String(index), start, Math.min(text.length, start + length)));
        const chains = chainsOf(text, marks);
        const spans = chains.map((chain) => ({ start: Math.min(...chain.map(({ range: { start } }) => start)), end: Math.max(...chain.map(({ range: { end } }) => end)) }));
        for (const [index, chain] of chains.entries()) {
          const span = spans[index] ?? { start: 0, end: 0 };
          for (let at = span.start; at < span.end; at++) {
            expect(text.charAt(at).trim() === '' || chain.some(({ range: { start, end } }) => start <= at && at < end)).toBe(true);
          }
          const next = spans[index + 1];
          if (next) expect(text.slice(span.end, next.start).trim()).not.toBe('');
        }
      }),
    );
  });
});
