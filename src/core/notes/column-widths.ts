/** Widths of a table's columns: whole percents, and the comment that carries them through Markdown, which has no word for them. */

/** Wider shares than this are none. */
const widest = 1e9;

/**
 * Widths of any unit as whole percents that sum to 100, none below 1; those that are so already stay. `null` where they
 * are not the widths of as many columns.
 */
export function wholePercents(widths: readonly number[] | undefined, columns: number): readonly number[] | null {
  if (widths?.length !== columns || columns === 0 || columns > 100 || widths.some((each) => !(each > 0 && each < widest))) return null;
  const sum = widths.reduce((total, each) => total + each, 0);
  const exact = widths.map((each) => (each * 100) / sum);
  const whole = exact.map((each) => Math.max(1, Math.floor(each)));
  const most = (weight: (index: number) => number) => whole.reduce((best, _, index) => (weight(index) > weight(best) ? index : best), 0);
  for (let left = 100 - whole.reduce((total, each) => total + each, 0); left !== 0; left -= Math.sign(left)) {
    const at = left > 0 ? most((index) => (exact[index] ?? 0) - (whole[index] ?? 0)) : most((index) => ((whole[index] ?? 0) > 1 ? (whole[index] ?? 0) - (exact[index] ?? 0) : -Infinity));
    whole[at] = (whole[at] ?? 0) + Math.sign(left);
  }
  return whole;
}

/** Stands before the table; other programs show nothing of it. */
export const widthsComment = (widths: readonly number[]): string => `<!-- columns: ${widths.map((each) => `${String(each)}%`).join(' ')} -->`;

/** The widths such a comment gives a table of so many columns; `null` for any other comment, and for one that does not fit. */
export function readWidthsComment(source: string, columns: number): readonly number[] | null {
  const shares = /^<!-- columns:((?: [1-9]\d?\d?%)+) -->$/.exec(source)?.[1];
  const widths = wholePercents(shares?.trim().split(' ').map((each) => Number.parseInt(each, 10)), columns);
  return widths !== null && widthsComment(widths) === source ? widths : null;
}
