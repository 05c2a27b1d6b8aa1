/** Reads a PDF file's text layer, page by page, or says why there is none. */
import type { Unpacked } from '../../core/documents/document';
import { layOut } from '../../core/documents/pdf/lay-out';
import type { Page } from '../../core/documents/pdf/page';
import { type PdfFile, openPdf } from './pdf-file';

/** Milliseconds after which a file is given up; a thousand pages take some twenty seconds. */
const PATIENCE = 180_000;
/** Letters a page has on average if it is not a picture; a scan may carry a library's stamp. */
const FEW_LETTERS = 10;

const PROTECTED = 'is protected by a password. Open it in a PDF program, save it without the password, and import that file.';
const DAMAGED = 'is damaged or not complete. Copy or download it again and import that file.';
const SCANNED = 'holds pictures of pages, but no text. Run text recognition (OCR) over it and import the result.';
const ENDLESS = 'takes too long to read. Split it into parts, or print it to a new PDF, and import those.';

/** Never rejects for a bad file. Other calls of the thread are answered between pages. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<Unpacked> {
  let file: PdfFile | null = null;
  try {
    file = await openPdf(bytes);
    const pages = await readPages(file);
    if (pages === null) return { ok: false, problem: ENDLESS };
    const parsed = hasText(pages) ? layOut(pages, file.properties, name) : null;
    return parsed ? { ok: true, parsed } : { ok: false, problem: SCANNED };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, problem: locked ? PROTECTED : DAMAGED };
  } finally {
    await file?.close();
  }
}

/** `null` where it takes too long. A page that is damaged leaves a gap; a file of which no page can be read is damaged. */
async function readPages(file: PdfFile): Promise<Page[] | null> {
  const end = performance.now() + PATIENCE;
  const pages: Page[] = [];
  let failure: unknown = null;
  for (let index = 0; index < file.pages; index++) {
    if (performance.now() > end) return null;
    try {
      pages.push(await file.page(index));
    } catch (error) {
      failure ??= error;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (pages.length === 0 && failure !== null) throw failure;
  return pages;
}

/** Letters without a meaning in Unicode, as fonts without a table of characters leave them, are none. */
function hasText(pages: readonly Page[]): boolean {
  let letters = 0;
  for (const { runs } of pages) for (const { text } of runs) letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return pages.length < 3 ? letters > 0 : letters >= pages.length * FEW_LETTERS;
}
