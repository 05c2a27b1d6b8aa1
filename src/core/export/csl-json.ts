/** Works as CSL-JSON, which Zotero, Pandoc and every citation processor read. */
import { worksOf, type CitedDocument, type Work } from './bibliography';

const dated = (name: string, date: readonly number[]) => (date.length === 0 ? {} : { [name]: { 'date-parts': [date] } });
const known = (name: string, value: string | null) => (value === null ? {} : { [name]: value });

function item({ key, title, authors, date, publisher, language, url, doi, isbn, container, volume, issue, pages, imported }: Work) {
  return {
    id: key,
    type: isbn !== null ? (container === null ? 'book' : 'chapter') : doi !== null || volume !== null ? 'article-journal' : url !== null ? 'webpage' : 'document',
    title,
    ...(authors.length === 0 ? {} : { author: authors }),
    ...dated('issued', date),
    ...known('container-title', container),
    ...known('volume', volume),
    ...known('issue', issue),
    ...known('page', pages),
    ...known('publisher', publisher),
    ...known('language', language),
    ...known('DOI', doi),
    ...known('ISBN', isbn),
    ...known('URL', url),
    ...(url === null ? {} : dated('accessed', imported)),
  };
}

export const toCslJson = (documents: readonly CitedDocument[]): string => `${JSON.stringify(worksOf(documents).map(item), null, 2)}\n`;
