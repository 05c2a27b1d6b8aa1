import { describe, expect, it } from 'vitest';
import { parseDocument } from '../documents/parse';
import { excerpts, matchWork, type Candidate } from './work';

const article = (id: string, title: string, byline: string | null = null, imprint: Candidate['imprint'] = {}): Candidate => ({ id, title, byline, imprint });
const library = [
  article('light', 'On Lighthouses: a history', 'Jane Doe and Richard Roe', { doi: '10.1000/182' }),
  article('cafe', 'Le Café', 'Émile Zola'),
  article('twin-1', 'Beacons', 'A. One'),
  article('twin-2', 'Beacons', 'B. Two'),
];
const found = (title: string, byline: string | null = null, imprint: Candidate['imprint'] = {}) => matchWork({ title, byline, imprint }, library)?.id ?? null;

describe('a work', () => {
  it('is the article of its DOI or address, however its title is written', () => expect(found('Something else', null, { url: 'https://doi.org/10.1000/182', doi: '10.1000/182' })).toBe('light'));
  it('is the article of its title, folded, with or without what follows the colon, and with a share in the authors', () => {
    expect(found('on lighthouses', 'Doe, Jane')).toBe('light');
    expect(found('Le cafe (Penguin Classics)', 'Zola, Emile')).toBe('cafe');
    expect(found('Le Café', 'Somebody Other')).toBeNull();
    expect(found('Beacons', 'Two, B.')).toBe('twin-2');
  });
  it('is none where several might be it, or where it says nothing', () => {
    expect(found('Beacons')).toBeNull();
    expect(found('…')).toBeNull();
  });
});

describe('an article of excerpts', () => {
  it('holds every passage as it was, whatever it means in Markdown', () => {
    const quotes = ['# not a heading', '1. not a list', 'a *star* and a [link](x)', '<b>bold</b> & more', 'two\n\nparagraphs'];
    const parsed = parseDocument(excerpts('A *title*', quotes), 'text/markdown', 'x.md');
    expect(parsed?.structure.title).toBe('A *title*');
    for (const quote of quotes) expect(parsed?.text).toContain(quote);
    expect(parsed?.structure.blocks.filter(({ kind }) => kind === 'quote').length).toBeGreaterThanOrEqual(quotes.length);
  });
});
