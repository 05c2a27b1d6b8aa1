import { describe, expect, it } from 'vitest';
import { contextsOf, excerpt, plainText, referencesOf, wordCount } from './links';
import { fromMarkdown } from './markdown';
import { noteMarkdown, readNoteMarkdown } from './note-markdown';
import type { Note } from './note';

const long = 'word '.repeat(40);
const tree = fromMarkdown(
  `# Title\n\n${long}[NASA](almagest:entity/nasa) ${long}\n\n- [ESA](almagest:entity/esa)\n  - again [NASA](almagest:entity/nasa)\n\n> The quote.\n>\n> — [A › B](almagest:annotation/a1)`,
);

describe('links of a note', () => {
  it('come in reading order, passages among them', () => {
    expect(referencesOf(tree).map(({ kind, id }) => `${kind}/${id}`)).toEqual(['entity/nasa', 'entity/esa', 'entity/nasa', 'annotation/a1']);
  });

  it('stand in the text around them, cut between words', () => {
    const [first, second] = contextsOf(tree, ({ id }) => id === 'nasa');
    expect(first?.context).toMatch(/^…word( word)+ NASA word( word)+…$/);
    expect(first?.context.length).toBeLessThan(130);
    expect(second?.context).toBe('again NASA');
  });

  it('leave plain text, an excerpt and a count of words', () => {
    expect(plainText(fromMarkdown('a **b**\n\n- c\n  - d'))).toBe('a b\n\nc\nd');
    expect(excerpt({ tree }).length).toBeLessThanOrEqual(160);
    expect(excerpt({ tree })).toMatch(/word…$/);
    expect(wordCount(fromMarkdown('NASA’s first-hand 22 — 宇宙 *x*'))).toBe(6);
  });
});

describe('a note as a Markdown file', () => {
  const note: Note = { format: 1, id: 'n1', title: 'A "quoted": title', tags: ['one two', '日本'], created: '2026-01-01T00:00:00Z', modified: '2026-01-02T00:00:00Z', tree };

  it('comes back whole', () => {
    expect({ format: 1, ...readNoteMarkdown(noteMarkdown(note)) }).toEqual({ ...note, pinned: false });
  });

  it('is also read from front matter others wrote, and from none', () => {
    const other = readNoteMarkdown("---\r\ntitle: It's plain\r\ntags:\r\n  - a\r\n  - 'b'\r\n---\r\nText");
    expect(other).toMatchObject({ title: "It's plain", tags: ['a', 'b'], id: null });
    expect(readNoteMarkdown('---\ntags: [a, b]\n---\n')).toMatchObject({ title: null, tags: ['a', 'b'] });
    const bare = readNoteMarkdown('# The *title*\n\nText');
    expect(bare.title).toBe('The title');
    expect(plainText(bare.tree)).toBe('Text');
  });
});
