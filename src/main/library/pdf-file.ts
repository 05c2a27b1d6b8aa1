/** Opens PDF files by pdf.js, the only file that imports it. No script of a file runs, no font is loaded, nothing is fetched. */
import type { OutlineNode, PdfDocument, PdfPage, TextItem } from 'pdfjs-dist/build/pdf.min.js';
import type { OutlineEntry, Page, PdfProperties } from '../../core/documents/pdf/page';
import { uprightPage, type Piece } from '../../core/documents/pdf/upright';

export interface PdfFile {
  readonly pages: number;
  readonly properties: PdfProperties;
  /** @param index from 0 */
  page(index: number): Promise<Page>;
  close(): Promise<void>;
}

/** Lines of an outline that are looked at; larger ones list every paragraph. */
const LONGEST_OUTLINE = 5000;
/** Quiet: what pdf.js has to say would go to standard output. */
const ERRORS_ONLY = 0;

/** pdf.js: a character map is packed. */
const PACKED = 1;

/** What pdf.js asks for the meaning of codes, where a font leaves it out. */
class CharacterMaps {
  async fetch({ name }: { readonly name: string }): Promise<{ readonly cMapData: Uint8Array; readonly compressionType: number }> {
    const { characterMap } = await import('./character-maps');
    return { cMapData: await characterMap(name), compressionType: PACKED };
  }
}

const nothingIsDrawn = (): void => undefined;

export async function loadPdfJs() {
  // pdf.js looks for these when it is loaded, and for a drawing library where they are missing; nothing is drawn here.
  const globals = globalThis as { DOMMatrix?: unknown; Path2D?: unknown };
  globals.DOMMatrix ??= nothingIsDrawn;
  globals.Path2D ??= nothingIsDrawn;
  // Loaded first, the parser makes itself known to the rest, which then needs no thread of its own: this one is the library's.
  await import('pdfjs-dist/build/pdf.worker.min.js');
  return (await import('pdfjs-dist/build/pdf.min.js')).default;
}

/** Rejects with pdf.js's own errors, such as `PasswordException`. The bytes are left as they are. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const pdfjs = await loadPdfJs();
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    CMapReaderFactory: CharacterMaps,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: ERRORS_ONLY,
  });
  try {
    const document = await task.promise;
    const labels = await document.getPageLabels().catch(() => null);
    return {
      pages: document.numPages,
      properties: await readProperties(document),
      page: async (index) => readPage(await document.getPage(index + 1), labels?.[index] || String(index + 1)),
      close: () => task.destroy(),
    };
  } catch (error) {
    await task.destroy();
    throw error;
  }
}

async function readProperties(document: PdfDocument): Promise<PdfProperties> {
  const info = await document.getMetadata().then((metadata) => metadata.info, () => ({}) as Readonly<Record<string, unknown>>);
  const outline = await document.getOutline().catch(() => null);
  const said = (key: string): string | null => (typeof info[key] === 'string' ? info[key] : null);
  return { title: said('Title'), authors: said('Author'), language: said('Language'), date: readDate(said('CreationDate')), outline: flatten(outline ?? []) };
}

/** `D:20220429171908Z` as `2022-04-29` (ISO 32000-1, section 7.9.4). */
function readDate(date: string | null): string | null {
  const [, year, month = '01', day = '01'] = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(date ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

function flatten(outline: readonly OutlineNode[]): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const waiting = outline.map((node) => ({ node, depth: 1 })).reverse();
  for (let next = waiting.pop(); next && entries.length < LONGEST_OUTLINE; next = waiting.pop()) {
    const { node, depth } = next;
    entries.push({ title: node.title, depth });
    for (const child of [...node.items].reverse()) waiting.push({ node: child, depth: depth + 1 });
  }
  return entries;
}

async function readPage(page: PdfPage, label: string): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ includeMarkedContent: false });
  const pieces = items.flatMap((item) => {
    const style = styles[item.fontName];
    return placed(item, transform, style?.fontFamily === 'monospace', style?.vertical === true) ?? [];
  });
  page.cleanup();
  return uprightPage(label, width, height, pieces);
}

/** Characters that are as wide as one another in any font: they make no program of a text. */
const SQUARE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A piece as it stands on the page as shown; `null` where there is none. */
function placed(item: TextItem, view: readonly number[], monospaced: boolean, vertical: boolean): Piece | null {
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const [a, b, c, d, e, f] = item.transform;
  const shown = (x: number, y: number) => [va * x + vc * y, vb * x + vd * y] as const;
  const across = shown(a, b);
  const [x, y] = shown(e, f);
  const length = vertical ? item.height : item.width;
  if (item.str === '' || !Number.isFinite(x + y + length)) return null;
  const size = (vertical ? 0 : item.height) || Math.hypot(...across) || 1;
  return { text: item.str, x: x + ve, y: y + vf, along: vertical ? shown(-c, -d) : across, length, size, font: item.fontName, monospaced: monospaced && !SQUARE.test(item.str), rightToLeft: item.dir === 'rtl' };
}
