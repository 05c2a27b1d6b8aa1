import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySnippet } from './snippet';

const long = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ');
const at = (text: string, part: string, goal: number) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length, goal });

describe('bodySnippet', () => {
  it('shows a short text whole', () => {
    expect(bodySnippet('A\nshort text', [{ start: 2, end: 7, goal: 0 }])).toEqual({ text: 'A short text', highlights: [{ start: 2, end: 7 }] });
    expect(bodySnippet('', [])).toEqual({ text: '', highlights: [] });
  });

  it('chooses the window with most words of the query, not the first mark', () => {
    const marks = [at(long, 'word5 ', 0), at(long, 'word101 ', 0), at(long, 'word104 ', 1)];
    const { text, highlights } = bodySnippet(long, marks);
    expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(['word101 ', 'word104 ']);
    expect(text.startsWith('…word')).toBe(true);
    expect(text).toMatch(/word\d+…$/);
  });

  it('is part of the text, of bounded length, and highlights exactly what was marked in it', () => {
    const body = fc.array(fc.constantFrom('moon ', 'a', '\n', '宇', '🚀', 'space', ' '), { maxLength: 400 }).map((parts) => parts.join(''));
    const ranges = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 30 }), fc.nat(3)), { maxLength: 20 });
    fc.assert(
      fc.property(body, ranges, (text, list) => {
        const marks = list
          .map(([start, length, goal]) => ({ start, end: Math.min(start + length, text.length), goal }))
          .filter((mark) => mark.start < mark.end)
          .sort((a, b) => a.start - b.start || a.end - b.end);
        const snippet = bodySnippet(text, marks);
        const bare = snippet.text.replace(/^…|…$/gu, '');
        expect(text.replace(/\s/gu, ' ')).toContain(bare);
        expect(bare.length).toBeLessThanOrEqual(240);
        expect(snippet.highlights.length > 0).toBe(marks.length > 0);
        for (const { start, end } of snippet.highlights) expect(start < end && end <= snippet.text.length).toBe(true);
      }),
    );
  });
});
