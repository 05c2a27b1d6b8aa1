/** Tables as CSV (RFC 4180) that spreadsheets open as they are: UTF-8 with a mark at the start, CRLF, no formula in any cell. */

export type Cell = string | number;

/**
 * A spreadsheet takes text that begins so for a formula, and may run it; the apostrophe in front makes it text again (OWASP,
 * CSV Injection). The one place where a cell is not letter for letter what the reader wrote.
 */
const formula = /^[\s\u0000]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;

const guarded = (text: string): string => (formula.test(text) ? `'${text}` : text);

function written(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = guarded(cell.replace(/\p{Surrogate}/gu, '\ufffd'));
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Every row ends in CRLF; the heading row comes first. */
export function writeCsv(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[headings, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
}
