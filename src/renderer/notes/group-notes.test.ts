import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteSummary } from '../../core/notes/note';
import { groupNotes } from './group-notes';

const note = (id: string, pinned: boolean): NoteSummary => ({ id, title: id, tags: [], modified: '', excerpt: '', ...(pinned && { pinned }) });
const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 });

describe('the notes under their headings', () => {
  it('stand there once each, the pinned ones first and whatever is recent in the order it was opened', () => {
    fc.assert(
      fc.property(ids, fc.func(fc.boolean()), ids, (all, pins, recent) => {
        const notes = all.map((id) => note(id, pins(id)));
        const groups = groupNotes(notes, recent);
        const shown = groups.flatMap(([, members]) => members);
        expect([...shown].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...notes].sort((a, b) => (a.id < b.id ? -1 : 1)));
        const byName = new Map(groups);
        expect(byName.get('pinned') ?? []).toEqual(notes.filter(({ pinned }) => pinned));
        if (byName.has('pinned')) expect(groups[0]?.[0]).toBe('pinned');
        const late = (byName.get('recent') ?? []).map(({ id }) => id);
        expect(late).toEqual(recent.filter((id) => late.includes(id)));
        const others = (byName.get('other') ?? []).map(({ id }) => id);
        expect(others).toEqual(all.filter((id) => others.includes(id)));
      }),
    );
  });

  it('offers five that were opened of late where the list is long', () => {
    const notes = Array.from({ length: 12 }, (_, at) => note(String(at), at === 11));
    expect(groupNotes(notes, ['7', '11', '3', '1', 'gone', '2', '9', '4']).map(([group, members]) => [group, members.length])).toEqual([['pinned', 1], ['recent', 5], ['other', 6]]);
    expect(groupNotes(notes.slice(0, 10), ['7']).map(([group]) => group)).toEqual(['other']);
  });
});
