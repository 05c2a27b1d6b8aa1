import { describe, expect, it } from 'vitest';
import { timeAgo } from './edited';
import { filterNotes, tagsOf } from './filter-notes';

const note = (title: string, modified: string, tags: string[] = [], excerpt = '') => ({ id: title, title, tags, modified, excerpt });
const notes = [note('Étude 10', '2026-01-01'), note('Étude 2', '2026-01-03', ['diplomacy']), note('Other', '2026-01-02', [], 'about études')];
const titles = (filter: string, order: 'changed' | 'title' = 'changed') => filterNotes(notes, filter, order).map(({ title }) => title);

describe('the list of notes', () => {
  it('is ordered by change or by title, numbers as numbers', () => {
    expect(titles('')).toEqual(['Étude 2', 'Other', 'Étude 10']);
    expect(titles('', 'title')).toEqual(['Étude 2', 'Étude 10', 'Other']);
  });

  it('is filtered by every word, in title, tags and text, whatever the accents', () => {
    expect(titles('ETUDE')).toEqual(['Étude 2', 'Other', 'Étude 10']);
    expect(titles('etude #dipl')).toEqual(['Étude 2']);
    expect(titles('nothing')).toEqual([]);
  });

  it('is narrowed by tags, the most used offered first and the chosen ones always', () => {
    const tagged = [note('a', '1', ['moon', 'law']), note('b', '2', ['moon']), note('c', '3', ['mars'])];
    expect(filterNotes(tagged, '', 'title', new Set(['moon'])).map(({ title }) => title)).toEqual(['a', 'b']);
    expect(filterNotes(tagged, '', 'title', new Set(['moon', 'law'])).map(({ title }) => title)).toEqual(['a']);
    expect(tagsOf(tagged, new Set(), 2)).toEqual(['moon', 'law']);
    expect(tagsOf(tagged, new Set(['mars']), 2)).toEqual(['mars', 'moon']);
  });
});

describe('how long ago', () => {
  it.each([
    [30, null],
    [120, '2 min ago'],
    [3 * 3600, /^3 h/],
    [86_400, 'yesterday'],
    [40 * 86_400, 'last mo.'],
  ])('%d seconds', (seconds, shown) => {
    const now = Date.parse('2026-06-01T12:00:00Z');
    const ago = timeAgo(new Date(now - seconds * 1000).toISOString(), now, 'en');
    if (shown instanceof RegExp) expect(ago).toMatch(shown);
    else expect(ago).toBe(shown);
  });
});
