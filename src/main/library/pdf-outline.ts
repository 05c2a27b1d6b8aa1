/** Writes an outline into a PDF that Chromium made without one; the only file that imports pdf-lib. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { PageHeading } from '../../core/export/page-outline';

interface Entry {
  readonly ref: PDFRef;
  readonly level: number;
  readonly item: PDFDict;
  readonly inner: Entry[];
}

const name = (text: string): PDFName => PDFName.of(text);

/** Links neighbours and what is below them (ISO 32000-1, 12.3.3); answers how many there are, however deep. */
function connect(document: PDFDocument, parent: PDFDict, parentRef: PDFRef, entries: readonly Entry[]): number {
  let count = entries.length;
  for (const [index, { ref, item, inner }] of entries.entries()) {
    item.set(name('Parent'), parentRef);
    const [before, after] = [entries[index - 1], entries[index + 1]];
    if (before) item.set(name('Prev'), before.ref);
    if (after) item.set(name('Next'), after.ref);
    count += connect(document, item, ref, inner);
  }
  const [first, last] = [entries[0], entries.at(-1)];
  if (first && last) {
    parent.set(name('First'), first.ref);
    parent.set(name('Last'), last.ref);
    parent.set(name('Count'), document.context.obj(count));
  }
  return count;
}

/**
 * The PDF with an entry for each heading whose place it knows, below the nearest one before it of a higher rank. One that has an outline, or
 * knows no such place, stays as it is.
 */
export async function withOutline(pdf: Uint8Array, headings: readonly PageHeading[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { catalog, context } = document;
  const places = catalog.lookupMaybe(name('Dests'), PDFDict);
  if (catalog.has(name('Outlines')) || !places) return pdf;
  const roots: Entry[] = [];
  const open: Entry[] = [];
  for (const { level, title, id } of headings) {
    const place = places.lookupMaybe(name(id), PDFArray);
    if (!place) continue;
    const item = context.obj({ Title: PDFHexString.fromText(title), Dest: place });
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const entry: Entry = { ref: context.register(item), level, item, inner: [] };
    (open.at(-1)?.inner ?? roots).push(entry);
    open.push(entry);
  }
  if (roots.length === 0) return pdf;
  const outline = context.obj({ Type: 'Outlines' });
  const ref = context.register(outline);
  connect(document, outline, ref, roots);
  catalog.set(name('Outlines'), ref);
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}
