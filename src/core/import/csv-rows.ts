/** Reads tables as CSV (RFC 4180): quoted cells may hold commas, line ends and doubled quotes. */

/** Rows of cells. A quote that is never closed ends with the text; nothing throws. Linear. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length; ) {
        const quote = text.indexOf('"', at);
        cell += text.slice(at, quote < 0 ? text.length : quote);
        at = quote < 0 ? text.length : quote + 1;
        if (quote < 0 || text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const end = /[,\r\n]/g;
    end.lastIndex = at;
    const stop = end.exec(text)?.index ?? text.length;
    row.push(cell + text.slice(at, stop));
    at = stop + 1;
    if (text[stop] === ',') continue;
    if (text[stop] === '\r' && text[stop + 1] === '\n') at++;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** The rows under the headings as records, by heading in lower case. */
export function readRecords(text: string): ReadonlyMap<string, string>[] {
  const [headings = [], ...rows] = readCsv(text);
  const names = headings.map((heading) => heading.trim().toLowerCase());
  return rows.map((row) => new Map(names.map((name, index) => [name, row[index] ?? ''])));
}
