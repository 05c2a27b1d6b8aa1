/** Small PDF files for tests, written by hand: pages of lines with sizes and places, and a table of references. */

/** A line of text: where it begins, from the page's lower left corner, in points. */
export interface Set {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly font?: 'Times' | 'Bold' | 'Mono';
}

const FONTS = { Times: 'Times-Roman', Bold: 'Times-Bold', Mono: 'Courier' } as const;
const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

/** Latin-1 bytes of a PDF with those pages; `info` and `trailer` are dictionary entries as they stand in the file. */
export function pdf(pages: readonly (readonly Set[])[], info = '', trailer = ''): Uint8Array {
  const objects: string[] = [];
  const fontNumber = (index: number): number => 4 + index;
  const first = 4 + Object.keys(FONTS).length;
  objects[1] = '<< /Type /Catalog /Pages 2 0 R >>';
  objects[2] = `<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, index) => `${String(first + index * 2)} 0 R`).join(' ')}] >>`;
  objects[3] = `<< ${info} >>`;
  Object.values(FONTS).forEach((name, index) => (objects[fontNumber(index)] = `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`));
  const fonts = Object.keys(FONTS).map((name, index) => `/${name} ${String(fontNumber(index))} 0 R`).join(' ');
  for (const [index, lines] of pages.entries()) {
    const number = first + index * 2;
    const content = lines.map(({ text, x = 72, y, size = 10, font = 'Times' }) => `BT /${font} ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm (${escaped(text)}) Tj ET`).join('\n');
    objects[number] = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << ${fonts} >> >> /Contents ${String(number + 1)} 0 R >>`;
    objects[number + 1] = `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
  }
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  for (const [number, object] of objects.entries()) {
    if (number === 0) continue;
    offsets.push(file.length);
    file += `${String(number)} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${String(objects.length)}\n0000000000 65535 f \n${table}trailer\n<< /Size ${String(objects.length)} /Root 1 0 R /Info 3 0 R ${trailer} >>\nstartxref\n${String(file.length)}\n%%EOF\n`;
  return Uint8Array.from(file + end, (unit) => unit.charCodeAt(0));
}

/** Lines of one column, downwards from `y`. */
export function column(lines: readonly string[], y: number, given: Partial<Set> = {}): Set[] {
  return lines.map((text, index) => ({ ...given, text, y: y - index * (given.size ?? 10) * 1.2 }));
}

export const TITLE = 'On the Orbits of Small Bodies';

/** Two pages of an article with running heads, page numbers, headings, a note, and a paragraph that goes on over the page. */
export const ARTICLE: readonly (readonly Set[])[] = [
  [
    { text: TITLE, y: 780, size: 20 },
    { text: '1 Introduction', y: 730, size: 14 },
    ...column(['The bodies that move between the planets Mars and Jupi-', 'ter are small, and well-known ones are fewer than those un-', 'known (some say). They were found one after another by many.'], 700),
    ...column(['A second paragraph stands here with its own first line, and it goes', 'on to the end of the page, where the sentence is not at its'], 650),
    { text: '1 Found by Piazzi.', y: 90, size: 8 },
    { text: '1', x: 295, y: 40 },
  ],
  [
    { text: 'Small Bodies', x: 260, y: 815, size: 9 },
    ...column(['end but goes on over it without a break of any kind, to this place.'], 780),
    { text: 'Well known bodies', y: 740, font: 'Bold' },
    ...column(['These are well-known to everyone, or so the books about them say.'], 720),
    ...column(['\u2022 Ceres, the first of them', '\u2022 Pallas, the second of them'].map((line) => line.replace('\u2022', '\x95')), 690, { x: 84 }),
    ...[['name', 'year', 'km'], ['Ceres', '1801', '939'], ['Pallas', '1802', '513']].flatMap((cells, row) => cells.map((text, index) => ({ text, x: 72 + index * 90, y: 640 - row * 14 }))),
    { text: '2 Results', y: 570, size: 14 },
    ...column(['for (;;) {', '  orbit();', '}'], 550, { font: 'Mono' }),
    { text: '2', x: 295, y: 40 },
  ],
  [
    { text: 'Small Bodies', x: 260, y: 815, size: 9 },
    ...column(['The last page says that nothing more is to be said of bodies here.'], 780),
    { text: '3', x: 295, y: 40 },
  ],
];
