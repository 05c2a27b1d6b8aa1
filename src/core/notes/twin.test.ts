import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyNote } from './arbitrary';
import { toMarkdown } from './markdown';
import { noteMarkdown } from './note-markdown';
import { twinEdit } from './twin';

it('a note’s own Markdown says nothing new, and that of another version says all of it', () => {
  fc.assert(
    fc.property(anyNote, anyNote, (note, other) => {
      expect(twinEdit(note, noteMarkdown(note))).toBeNull();
      expect(twinEdit(note, noteMarkdown(note).replaceAll('\n', '\r\n'))).toBeNull();
      const edit = twinEdit(note, noteMarkdown(other));
      const read = edit ?? note;
      const said = ({ title, tags, tree }: typeof read) => [title, tags, toMarkdown(tree).replaceAll('\r\n', '\n')];
      expect(said(read)).toEqual(said(other));
      if (edit !== null) expect(edit.of).toBe(other.modified);
    }),
    { numRuns: 40 },
  );
});

it('what the front matter does not say any more stays as it was', () => {
  const note = { format: 1, id: 'n', title: 'Moon', tags: ['sky'], created: '', modified: '2026-01-01T00:00:00.000Z', tree: { blocks: [] } } as const;
  expect(twinEdit(note, 'Words.\n')).toMatchObject({ title: 'Moon', tags: ['sky'], of: null });
  expect(twinEdit(note, '---\ntitle: Moon\ntags: []\n---\n')).toMatchObject({ tags: [] });
});
