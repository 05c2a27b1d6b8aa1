import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NoteSummary } from '../../core/notes/note';
import { mergedNotes } from './merged-notes';

const note = fc.record({ id: fc.constantFrom(...'abcdefgh'), modified: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'), title: fc.constantFrom('x', 'y') }).map((each): NoteSummary => ({ ...each, tags: [], excerpt: '' }));
const notes = fc.uniqueArray(note, { selector: ({ id }) => id });
const newest = (list: readonly NoteSummary[]) => [...list].sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0));
const byId = (list: readonly NoteSummary[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

it('holds what was read of the notes asked for and all others as they were, newest first', () => {
  fc.assert(
    fc.property(notes, notes, fc.subarray([...'abcdefgh']), (before, vault, named) => {
      const asked = new Set(named);
      const merged = mergedNotes(newest(before), vault.filter(({ id }) => asked.has(id)), asked);
      expect(byId(merged)).toEqual(byId([...before.filter(({ id }) => !asked.has(id)), ...vault.filter(({ id }) => asked.has(id))]));
      expect(merged.map(({ modified }) => modified)).toEqual(newest(merged).map(({ modified }) => modified));
    }),
  );
});

it('is the same list where nothing is different, so that nothing is drawn anew', () => {
  fc.assert(
    fc.property(notes, fc.subarray([...'abcdefgh']), (given, named) => {
      const [list, asked] = [newest(given), new Set(named)];
      expect(mergedNotes(list, list.filter(({ id }) => asked.has(id)), asked)).toBe(list);
    }),
  );
});
