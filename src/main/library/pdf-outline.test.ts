import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { outlinePage } from '../../core/export/page-outline';
import { withOutline } from './pdf-outline';
import { outlineOf } from './pdf-outline.fixture';

/** As Chromium writes it: pages, and places by name in the catalogue. */
async function printed(places: Readonly<Record<string, number>>): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const pages = [0, 1, 2].map(() => document.addPage([300, 400]).ref);
  const { context } = document;
  if (Object.keys(places).length > 0) document.catalog.set(PDFName.of('Dests'), context.obj(Object.fromEntries(Object.entries(places).map(([id, page]) => [id, [pages[page], 'XYZ', 20, 300, 0]])) as never));
  return document.save();
}

const page = '<!doctype html>\n<html><head><style>h1{}</style></head><body><main><h1>Agencies &amp; probes</h1><p>a</p><h2 class="x">Ötzi <em>日本</em> 🗼<sup id="mark-1"><a href="#comment-1">1</a></sup></h2><h4>Deep</h4><h3> </h3><h2>Last</h2></main></body></html>';

describe('the outline of a printed page', () => {
  it('has an entry for each heading with words, below the nearest one of a higher rank, on its page', async () => {
    const { html, headings } = outlinePage(page);
    expect(html).toContain('<h2 id="heading-2" class="x">Ötzi');
    expect(html).toMatch(/<body><div style="display:none">(?:<a href="#heading-\d"><\/a>){4}<\/div><main>/);
    const pdf = await withOutline(await printed({ 'heading-1': 0, 'heading-2': 0, 'heading-3': 1, 'heading-4': 2 }), headings);
    expect(await outlineOf(pdf)).toEqual([
      { title: 'Agencies & probes', depth: 0, page: 0 },
      { title: 'Ötzi 日本 🗼', depth: 1, page: 0 },
      { title: 'Deep', depth: 2, page: 1 },
      { title: 'Last', depth: 1, page: 2 },
    ]);
    // A second time there is one, and it stays as it is.
    expect(await withOutline(pdf, headings)).toBe(pdf);
  });

  it('leaves out what the PDF knows no place of, and leaves a PDF without places as it is', async () => {
    const { headings } = outlinePage(page);
    expect((await outlineOf(await withOutline(await printed({ 'heading-3': 1, 'heading-4': 2 }), headings))).map(({ title, depth }) => `${String(depth)} ${title}`)).toEqual(['0 Deep', '0 Last']);
    const bare = await printed({});
    expect(await withOutline(bare, headings)).toBe(bare);
  });

  it('needs a heading: a page without one stays letter for letter', () => {
    expect(outlinePage('<body><p>Words</p></body>')).toEqual({ html: '<body><p>Words</p></body>', headings: [] });
  });
});
