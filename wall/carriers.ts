/** Puts a vector into a file of each format that is read. */
import { book } from '../src/core/documents/epub/book.fixture';
import { paragraph, run, wordDocument } from '../src/core/documents/docx/document.fixture';
import { escapeHtml } from '../src/core/export/markup';

/** As it stands, where a page is meant; `<` first would otherwise make it one. */
const words = 'Words before it. ';

const page = (text: string): string => {
  const escaped = escapeHtml(text);
  return `<!doctype html><html><head><title>${escaped}</title></head><body><h1>${escaped}</h1><p>${words}</p>${text}</body></html>`;
};

const bookOf = (text: string): Uint8Array => {
  const escaped = escapeHtml(text);
  return book({ 'OEBPS/text/two.xhtml': `<html><head><title>${escaped}</title></head><body><h2>${escaped}</h2>${text}</body></html>` });
};

const paperOf = (text: string): Uint8Array => {
  const said = run(escapeHtml(text));
  return wordDocument(paragraph(said, 'Titel') + paragraph(run(words) + said) + paragraph(`<w:hyperlink r:id="rId9">${said}</w:hyperlink>`));
};

const utf8 = (make: (text: string) => string) => (text: string): Uint8Array => Buffer.from(make(text), 'utf8');

/** Files by name, each made of a vector: as text, Markdown and a page's markup, in its title too, as a book's chapter and a paper's paragraph. */
export const carriers: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'vector.txt': utf8((text) => `${words}\n\n${text}\n`),
  'vector.md': utf8((text) => `# Heading\n\n${words}\n\n${text}\n\n## ${text.split('\n')[0] ?? ''}\n`),
  'vector.html': utf8(page),
  'vector.epub': bookOf,
  'vector.docx': paperOf,
};

/** Names of those whose source is markup; in the others a page is text like any other. */
export const markupCarriers: readonly string[] = ['vector.md', 'vector.html', 'vector.epub'];
