/** Lines of columns for a terminal. */

/** Control characters of titles and quotes would move the cursor or worse; line ends and tabs become spaces. */
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** One line of text, safe to print. */
export const plain = (text: string): string => text.replace(control, ' ').trim();

/** A text cut to `length` characters (code points). */
export function cut(text: string, length: number): string {
  const points = Array.from(plain(text));
  return points.length <= length ? points.join('') : `${points.slice(0, length - 1).join('')}…`;
}

/** Rows with columns parted by two spaces and filled to the widest; the last column is not filled. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const texts = rows.map((row) => row.map((cell) => plain(String(cell))));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => Array.from(row[column] ?? '').length)));
  return texts.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - Array.from(cell).length))))
      .join('  ')
      .trimEnd(),
  );
}
