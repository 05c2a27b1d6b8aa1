/** Works as BibTeX, in UTF-8 as biber and today's BibTeX programs read it. */
import { worksOf, type Author, type CitedDocument, type Work } from './bibliography';

/** Braces are counted even behind a backslash, so a lone one is named instead of escaped. */
const written: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
};

/** Text as LaTeX sets it, with balanced braces. */
export const escapeLatex = (text: string): string => text.replace(/[\\{}~^%&#$_]/g, (found) => written[found] ?? found);

/** An address is taken letter for letter; what could end the field or the line is percent-encoded. */
const address = (url: string): string => url.replace(/[{}\\\s"]/g, (found) => encodeURIComponent(found));

/** `and` and a comma inside a name would make two of it; braces around it keep it one. */
function nameOf(author: Author): string {
  if ('literal' in author) return `{${escapeLatex(author.literal)}}`;
  const part = (text: string): string => (/[,{}]|\band\b/i.test(text) ? `{${escapeLatex(text)}}` : escapeLatex(text));
  return `${part(author.family)}, ${part(author.given)}`;
}

const two = (part: number): string => String(part).padStart(2, '0');
const isoDate = (date: readonly number[]): string => date.map((part, index) => (index === 0 ? String(part).padStart(4, '0') : two(part))).join('-');

function entry({ key, title, authors, date, publisher, language, url, doi, isbn, container, volume, issue, pages, imported }: Work): string {
  const [journal, book] = isbn === null ? [container, null] : [null, container];
  const type = book !== null ? 'incollection' : isbn !== null ? 'book' : journal !== null ? 'article' : 'misc';
  const plain = (text: string | null): string | null => (text === null ? null : escapeLatex(text));
  const fields: readonly (readonly [string, string | null])[] = [
    // Doubled braces keep the capitals of names.
    ['title', `{${escapeLatex(title)}}`],
    ['author', authors.length === 0 ? null : authors.map(nameOf).join(' and ')],
    ['year', date[0] === undefined ? null : String(date[0])],
    ['date', date.length > 1 ? isoDate(date) : null],
    ['journal', plain(journal)],
    ['booktitle', plain(book)],
    ['volume', plain(volume)],
    ['number', plain(issue)],
    ['pages', plain(pages)?.replace(/[-–]+/, '--') ?? null],
    ['publisher', plain(publisher)],
    ['doi', doi === null ? null : address(doi)],
    ['isbn', isbn],
    ['url', url === null ? null : address(url)],
    ['urldate', url === null || imported.length < 3 ? null : isoDate(imported)],
    ['language', language],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},\n`]));
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

export const toBibtex = (documents: readonly CitedDocument[]): string => worksOf(documents).map(entry).join('\n');
