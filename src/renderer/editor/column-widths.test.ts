import * as fc from 'fast-check';
import { $getRoot } from 'lexical';
import { expect, it } from 'vitest';
import { wholePercents } from '../../core/notes/column-widths';
import { leastShare, movedEdge } from './column-widths';
import { editorOf } from './headless-note.fixture';
import { $changeTable } from './table-blocks';

it('moves an edge between two columns: what one gains the other loses, and neither goes below the least', () => {
  const columns = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 }).map((given) => wholePercents(given, given.length) ?? []);
  fc.assert(
    fc.property(columns, fc.nat(), fc.integer({ min: -150, max: 150 }), (shares, at, by) => {
      const edge = at % (shares.length - 1);
      const moved = movedEdge(shares, edge, by);
      expect(moved.reduce((sum, each) => sum + each, 0)).toBe(100);
      moved.forEach((share, index) => {
        if (index !== edge && index !== edge + 1) expect(share).toBe(shares[index]);
        expect(share).toBeGreaterThanOrEqual(Math.min(shares[index] ?? 0, leastShare));
      });
    }),
  );
});

it('keeps the widths of columns that stay when one comes or goes, and lets go of them when asked', () => {
  const { act, markdown } = editorOf('<!-- columns: 20% 30% 50% -->\n\n| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |');
  act(() => void $getRoot().getFirstDescendant()?.selectEnd());
  act(() => $changeTable('removeColumn'));
  expect(markdown()).toContain('<!-- columns: 38% 62% -->');
  act(() => $changeTable('columnAfter'));
  expect(markdown()).toMatch(/<!-- columns: \d+% \d+% \d+% -->/);
  act(() => $changeTable('ownWidths'));
  expect(markdown()).not.toContain('columns:');
});
