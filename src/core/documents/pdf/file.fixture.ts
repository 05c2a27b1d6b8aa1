/** Small PDF files for tests, written by hand: pages of lines with sizes and places, and a table of references. */

/** A line of text: where it begins, from the page's lower left corner, in points. */
export interface Line {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly font?: 'Times' | 'Bold' | 'Mono' | keyof typeof COMPOSITE;
  /** Where the text runs and what is up for it: the first four numbers of the text matrix. */
  readonly turn?: readonly [number, number, number, number];
}

/** Fonts that are not in the file, by the predefined CMap of their codes: the characters they number (ISO 32000-1, table 118). Their text is written as bytes. */
const COMPOSITE = {
  'UniJIS-UTF16-H': 'Japan1', 'UniJIS-UTF16-V': 'Japan1', '90ms-RKSJ-H': 'Japan1', 'EUC-H': 'Japan1', 'UniGB-UCS2-H': 'GB1', 'GBK-EUC-H': 'GB1', 'ETen-B5-H': 'CNS1', 'KSCms-UHC-H': 'Korea1',
} as const;
const isComposite = (font: string): font is keyof typeof COMPOSITE => font in COMPOSITE;

const FONTS = { Times: 'Times-Roman', Bold: 'Times-Bold', Mono: 'Courier' } as const;
const escaped = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`;
/** Written as numbers: bytes that look like line ends would be taken for them. */
const numbered = (text: string): string => `<${Array.from(text, (unit) => unit.charCodeAt(0).toString(16).padStart(2, '0')).join('')}>`;

function fontObject(font: string): string {
  if (!isComposite(font)) return `<< /Type /Font /Subtype /Type1 /BaseFont /${FONTS[font as keyof typeof FONTS]} /Encoding /WinAnsiEncoding >>`;
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /NotThere /CIDSystemInfo << /Registry (Adobe) /Ordering (${COMPOSITE[font]}) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /NotThere /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /StemV 80 >> >>`;
  return `<< /Type /Font /Subtype /Type0 /BaseFont /NotThere /Encoding /${font} /DescendantFonts [${descendant}] >>`;
}

/** Latin-1 bytes of a PDF with those pages; `info`, `trailer` and `page` are dictionary entries as they stand in the file. */
export function pdf(pages: readonly (readonly Line[])[], info = '', trailer = '', page = ''): Uint8Array {
  const objects: string[] = [];
  const fontNumber = (index: number): number => 4 + index;
  const names = [...new Set([...Object.keys(FONTS), ...pages.flat().flatMap(({ font }) => font ?? [])])];
  const first = 4 + names.length;
  objects[1] = '<< /Type /Catalog /Pages 2 0 R >>';
  objects[2] = `<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, index) => `${String(first + index * 2)} 0 R`).join(' ')}] >>`;
  objects[3] = `<< ${info} >>`;
  names.forEach((name, index) => (objects[fontNumber(index)] = fontObject(name)));
  const fonts = names.map((name, index) => `/${name} ${String(fontNumber(index))} 0 R`).join(' ');
  for (const [index, lines] of pages.entries()) {
    const number = first + index * 2;
    const content = lines.map(({ text, x = 72, y, size = 10, font = 'Times', turn = [1, 0, 0, 1] }) => `BT /${font} ${String(size)} Tf ${turn.join(' ')} ${String(x)} ${String(y)} Tm ${isComposite(font) ? numbered(text) : escaped(text)} Tj ET`).join('\n');
    objects[number] = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} /Resources << /Font << ${fonts} >> >> /Contents ${String(number + 1)} 0 R >>`;
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
export function column(lines: readonly string[], y: number, given: Partial<Line> = {}): Line[] {
  return lines.map((text, index) => ({ ...given, text, y: y - index * (given.size ?? 10) * 1.2 }));
}

export const TITLE = 'On the Orbits of Small Bodies';

/** Two pages of an article with running heads, page numbers, headings, a note, and a paragraph that goes on over the page. */
export const ARTICLE: readonly (readonly Line[])[] = [
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
