/** The headings of a page of ours, for the outline of the PDF it becomes. */
import { element } from './markup';

export interface PageHeading {
  /** 1 to 6. */
  readonly level: number;
  readonly title: string;
  /** Of its element, and so of the place in the PDF. */
  readonly id: string;
}

export interface OutlinedPage {
  readonly html: string;
  readonly headings: readonly PageHeading[];
}

/** As {@link element} writes them: no attribute and no text of ours has a bare angle bracket. */
const HEADING = /<h([1-6])((?:\s[^>]*)?)>([\s\S]*?)<\/h\1>/g;
/** The numbers of marks, and the source of a formula, are no words of the heading. */
const NO_WORDS = /<(sup|annotation)\b[^>]*>[\s\S]*?<\/\1>/g;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const wordsOf = (html: string): string =>
  html.replace(NO_WORDS, '').replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => named[name] ?? whole).replace(/\s+/g, ' ').trim();

/**
 * Gives each heading an id, and links to them all that nobody sees: to where a page links within itself, Chromium writes a place
 * into the PDF. Headings without words stay as they are.
 */
export function outlinePage(html: string): OutlinedPage {
  const headings: PageHeading[] = [];
  const marked = html.replace(HEADING, (whole, level: string, attributes: string, inner: string) => {
    const title = wordsOf(inner);
    if (title === '' || /\sid="/.test(attributes)) return whole;
    const id = `heading-${String(headings.length + 1)}`;
    headings.push({ level: Number(level), title, id });
    return `<h${level} id="${id}"${attributes}>${inner}</h${level}>`;
  });
  const links = element('div', { style: 'display:none' }, ...headings.map(({ id }) => element('a', { href: `#${id}` }))).html;
  return { html: headings.length === 0 ? html : marked.replace(/<body[^>]*>/, (body) => body + links), headings };
}
