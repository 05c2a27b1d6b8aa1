import { describe, expect, it } from 'vitest';
import type { MentionInContext } from '../../shared/contract';
import { concordanceRows } from './concordance-rows';

let at = 0;
const mention = (document: string, left: string, right: string): MentionInContext => ({
  document,
  documentTitle: `Article ${document}`,
  section: 'One',
  range: { start: ++at, end: at + 4 },
  sentence: `${left}NASA${right}`,
  highlight: { start: left.length, end: left.length + 4 },
});
const all = [mention('a', 'The big ', ' flew.'), mention('a', 'An “early” ', ', then left.'), mention('b', '', ' asked.')];
const shown = (order: Parameters<typeof concordanceRows>[1]) => concordanceRows(all, order).map((row) => (row.kind === 'group' ? row.title : row.mention.sentence));

describe('concordanceRows', () => {
  it('names the articles above their mentions, where there are several', () => {
    expect(shown('place')).toEqual(['Article a', 'The big NASA flew.', 'An “early” NASA, then left.', 'Article b', 'NASA asked.']);
    expect(concordanceRows(all.slice(0, 2), 'place').map(({ kind }) => kind)).toEqual(['line', 'line']);
  });

  it('sorts by the nearest word, punctuation aside', () => {
    expect(shown('left')).toEqual(['NASA asked.', 'The big NASA flew.', 'An “early” NASA, then left.']);
    expect(shown('right')).toEqual(['NASA asked.', 'The big NASA flew.', 'An “early” NASA, then left.']);
  });
});
