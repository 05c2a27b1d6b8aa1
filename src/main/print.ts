/** Prints a page of our own making: through the system's dialog, or into a PDF. */
import { app } from 'electron';
import { outlinePage } from '../core/export/page-outline';
import { ExpectedFailure } from '../shared/failure';
import { withHiddenPage } from './hidden-page';

/** What a system answers where the reader closed its dialog. */
const cancelled = /cancell?ed/i;

/** Resolves once the reader has printed or closed the dialog. Fails with `not-saved` where there is nothing to print with. */
export function printHtml(html: string): Promise<null> {
  return withHiddenPage(html, async (contents) => {
    await new Promise<void>((resolve, reject) => {
      contents.print({ printBackground: true }, (success, reason) => {
        if (success || cancelled.test(reason)) resolve();
        else reject(new ExpectedFailure('not-saved', `The article was not printed: ${reason}. Is there a printer? File › Export writes a PDF, which can be printed elsewhere.`));
      });
    });
    return null;
  });
}

/** Where Letter is the ordinary paper (Unicode CLDR, territory information). */
const LETTER = /^(?:BZ|CA|CL|CO|CR|GT|MX|NI|PA|PH|PR|SV|US|VE)$/;
/** Inches, as Chromium counts them: 18 mm, and 16 mm at the sides. */
const margins = { top: 0.71, bottom: 0.71, left: 0.63, right: 0.63 };
/** Chromium puts words in by these class names. It draws lengths a third longer than they are said, so these 12 mm are the page's 16. */
const foot = `<div style="display:flex;gap:6mm;width:100%;padding:0 12mm;font:6.5pt sans-serif;color:#555">
<span class="title" style="flex:1;overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></span>
<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

/** A PDF with the page's title and numbers at the foot and an outline of its headings, tagged where Chromium does that. */
export async function toPdf(page: string): Promise<Uint8Array> {
  const { html, headings } = outlinePage(page);
  const pdf = await withHiddenPage(html, (contents) =>
    contents.printToPDF({
      printBackground: true,
      pageSize: LETTER.test(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
      margins,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: foot,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  );
  // The writer of outlines is loaded when a PDF is made.
  return headings.length === 0 ? pdf : (await import('./library/pdf-outline')).withOutline(pdf, headings);
}
