import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from '../notes/arbitrary';
import { normalise } from '../notes/normalise';
import { fileHead, FolderPaths } from '../export/folder-paths';
import { noteToMarkdownFile } from '../export/note-markdown';
import { fromMarkdown, toMarkdown } from '../notes/markdown';
import { readMarkdownNotes } from './markdown-notes';

let turn = 0;
const newId = (): string => `NEW${String(++turn)}`;
const targets = (value: unknown): string[] => [...JSON.stringify(value).matchAll(/"kind":"note","id":"([^"]+)"/g)].map(([, id]) => id ?? '');

describe('a folder of Markdown', () => {
  it('becomes notes that link to one another, in circles too, by name, path and other name', () => {
    turn = 0;
    const notes = [...readMarkdownNotes(
      [
        { path: 'A.md', text: 'To [[b]] and [[Second]] and [[nobody]].' },
        { path: 'B.md', text: '---\naliases: [Second, "The other"]\ntags: [x, y]\n---\nBack to [[A]]. #red/dark #1' },
        { path: 'dir/Same.md', text: 'one' },
        { path: 'else/Same.md', text: '[[Same]] is this, [[dir/Same]] the other.' },
      ],
      newId,
    )];
    expect(notes.map(({ title }) => title)).toEqual(['A', 'B', 'Same', 'Same']);
    expect(notes.map(({ tree }) => targets(tree))).toEqual([['NEW2', 'NEW2'], ['NEW1'], [], ['NEW4', 'NEW3']]);
    expect(notes[0]?.missing).toEqual(['nobody']);
    expect(notes[1]?.tags).toEqual(['x', 'y', 'red/dark']);
  });

  it('keeps the times that Joplin and we write', () => {
    const [joplin, other] = readMarkdownNotes([{ path: 'a.md', text: '---\ntitle: A\ncreated: 2024-01-02 03:04:05Z\nupdated: 2024-02-02 03:04:05Z\n---\ntext' }, { path: 'b.md', text: '---\ncreated: yesterday\n---\ntext' }], newId);
    expect(joplin).toMatchObject({ created: '2024-01-02T03:04:05Z', modified: '2024-02-02T03:04:05Z' });
    expect(other).toMatchObject({ created: null, modified: null });
  });

  it('that we wrote gives back the same notes', () => {
    const id = fc.constantFrom('01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW');
    fc.assert(
      fc.property(id, fc.stringMatching(/^[a-z][a-z0-9 ]{0,20}[a-z]$/), fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 }), anyTree, (own, title, tags, tree) => {
        const note = { format: 1 as const, id: own, title, tags, created: '2026-01-02T03:04:05.000Z', modified: '2026-01-03T03:04:05.000Z', tree: normalise(tree) };
        const [read] = readMarkdownNotes([{ path: `${title}.md`, text: noteToMarkdownFile(note, () => null) }], newId);
        expect({ id: read?.id, title: read?.title, created: read?.created, modified: read?.modified }).toEqual({ id: own, title, created: note.created, modified: note.modified });
        expect({ tags: read?.tags, tree: read?.tree }).toEqual({ tags, tree: fromMarkdown(toMarkdown(note.tree)) });
      }),
    );
  });

  it('that we wrote with links to the files of all it speaks of gives back every link', () => {
    const [own, other] = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW'];
    const found = new Set<string>();
    fc.assert(
      fc.property(anyTree, fc.stringMatching(/^[ a-zäß(_*]{0,20}$/), (tree, title) => {
        const note = { format: 1 as const, id: own, title, tags: [], created: '2026-01-02T03:04:05.000Z', modified: '2026-01-03T03:04:05.000Z', tree: normalise(tree) };
        const targets = [...JSON.stringify(note.tree).matchAll(/"kind":"(document|entity)","id":("(?:[^"\\]|\\.)*")/g)].map(([, kind, id]) => ({ kind: kind as 'document' | 'entity', id: JSON.parse(id ?? '""') as string, title: 'Linked (to)' }));
        for (const { kind } of targets) found.add(kind);
        const items = [{ kind: 'note' as const, id: own, title }, { kind: 'note' as const, id: other, title }, ...new Map(targets.map((each) => [each.kind + each.id, each])).values()];
        const paths = new FolderPaths(items);
        const files = items.map((item) => {
          const path = paths.pathOf(item.kind, item.id);
          return { path, text: item.kind === 'note' ? noteToMarkdownFile({ ...note, id: item.id }, (target, document) => paths.address(path, target, document)) : fileHead(item) };
        });
        const read = [...readMarkdownNotes(files, newId)];
        expect(read.map(({ id, tree: came, missing }) => ({ id, came, missing }))).toEqual([own, other].map((id) => ({ id, came: fromMarkdown(toMarkdown(note.tree)), missing: [] })));
      }),
    );
    expect([...found].sort()).toEqual(['document', 'entity']);
  });
});
