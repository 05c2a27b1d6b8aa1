import fc from 'fast-check';
import { expect, it } from 'vitest';
import { annotationColors, markStyles } from './annotation';
import { runs, type PaintedRange } from './runs';

const LENGTH = 40;
const offset = fc.integer({ min: -3, max: LENGTH + 3 });
const ranges = fc
  .array(fc.record({ color: fc.constantFrom(...annotationColors), style: fc.constantFrom(...markStyles), start: offset, end: offset }), { maxLength: 12 })
  .map((list) => list.map((range, i): PaintedRange => ({ ...range, id: `a${i}` })));

it('leaves no gap and paints every point with the ranges that cover it', () => {
  fc.assert(
    fc.property(ranges, (marks) => {
      const painted = runs(marks, LENGTH);
      expect(painted[0]?.start).toBe(0);
      expect(painted.at(-1)?.end).toBe(LENGTH);
      painted.forEach((run, i) => {
        expect(run.start).toBeLessThan(run.end);
        if (i > 0) expect(run.start).toBe(painted[i - 1]?.end);
        for (let at = run.start; at < run.end; at++) {
          const covering = marks.filter((mark) => mark.start <= at && at < mark.end);
          expect(run.ids).toEqual(covering.map((mark) => mark.id));
          expect(run.colors).toEqual(annotationColors.filter((color) => covering.some((mark) => mark.color === color)));
        }
      });
    }),
  );
});

it('cuts no more often than the cover changes', () => {
  fc.assert(
    fc.property(ranges, (marks) => {
      const painted = runs(marks, LENGTH);
      painted.slice(1).forEach((run, i) => expect(run.ids).not.toEqual(painted[i]?.ids));
    }),
  );
});

it('has nothing to paint in an empty text', () => {
  expect(runs([{ id: 'a', color: 'blue', style: 'highlight', start: 0, end: 5 }], 0)).toEqual([]);
});
