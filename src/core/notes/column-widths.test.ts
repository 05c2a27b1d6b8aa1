import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWidthsComment, wholePercents, widthsComment } from './column-widths';
import { fromMarkdown, toMarkdown } from './markdown';

const table = '| a | b |\n| - | - |\n| 1 | 2 |\n';
const sized = `<!-- columns: 30% 70% -->\n\n${table}`;

describe('widths of columns', () => {
  it('are whole percents that sum to 100, in the order of the widths given, and stay what they are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 100 }), (given) => {
        const shares = wholePercents(given, given.length) ?? [];
        expect(shares.reduce((sum, each) => sum + each, 0)).toBe(100);
        expect(shares.every((each) => Number.isInteger(each) && each >= 1)).toBe(true);
        expect(wholePercents(shares, shares.length)).toEqual(shares);
        expect(readWidthsComment(widthsComment(shares), shares.length)).toEqual(shares);
        for (const [at, width] of given.entries()) for (const [other, than] of given.entries()) if (width > than * 1.0001) expect(shares[at]).toBeGreaterThanOrEqual((shares[other] ?? 0) - 1);
      }),
      { numRuns: 200 },
    );
  });

  it('are none for another number of columns, for nothing, and for what is no width', () => {
    expect([wholePercents([50, 50], 3), wholePercents(undefined, 2), wholePercents([0, 1], 2), wholePercents([Infinity, 1], 2), wholePercents([], 0)]).toEqual([null, null, null, null, null]);
  });

  it('travel as a comment before the table', () => {
    expect(fromMarkdown(sized).blocks).toMatchObject([{ type: 'table', widths: [30, 70] }]);
    expect(toMarkdown(fromMarkdown(sized))).toBe(sized);
    expect(toMarkdown(fromMarkdown(sized.replace('\n\n', '\n')))).toBe(sized);
  });

  it('leave alone a comment that does not fit, one that stands elsewhere, and a table without one', () => {
    for (const markdown of [table, sized.replace('30%', '20%'), sized.replace(' 70%', ''), sized.replace('-->', '-->\n\nbetween'), sized.replace('columns', 'rows')]) {
      expect(toMarkdown(fromMarkdown(markdown))).toBe(markdown);
      expect(JSON.stringify(fromMarkdown(markdown))).not.toContain('widths');
    }
  });
});
