/** Records of a bibliography (CSL-JSON) as what is known of documents, and which document each is about. */
import type { Document, Imprint } from './document';
import { identifiersOf } from './identifiers';
import { languageTag } from './language-tag';

/** What a record says of a work; what it does not say is absent. */
export interface Citation {
  readonly title?: string;
  readonly byline?: string;
  readonly language?: string;
  readonly imprint: Imprint;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text without the markup that titles carry (`<i>`, `<sup>`). */
function textIn(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, '').replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : text;
}

function nameOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const particle = textIn(value['non-dropping-particle']) ?? textIn(value['dropping-particle']);
  const parts = [textIn(value['given']), particle, textIn(value['family'])].filter((part) => part !== undefined);
  return textIn(value['literal']) ?? textIn(parts.join(' '));
}

/** `2020-03-04`, or as much of it as is known. */
function dateIn(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const all: unknown = value['date-parts'];
  const parts: unknown = Array.isArray(all) ? all[0] : null;
  const known = (Array.isArray(parts) ? parts : []).map(Number).filter((part) => Number.isInteger(part) && part > 0);
  if (known.length === 0) return textIn(value['raw']) ?? textIn(value['literal']);
  return known.slice(0, 3).map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

/** Reads one CSL-JSON item; `null` where it names no work. */
export function readCitation(item: unknown): Citation | null {
  if (!isObject(item)) return null;
  const names = Array.isArray(item['author']) ? item['author'].flatMap((author) => nameOf(author) ?? []) : [];
  const said = {
    date: dateIn(item['issued']),
    publisher: textIn(item['publisher']),
    url: textIn(item['URL']),
    doi: textIn(item['DOI']),
    isbn: textIn(item['ISBN']),
    container: textIn(item['container-title']),
    volume: textIn(item['volume']),
    issue: textIn(item['issue'] ?? item['number']),
    pages: textIn(item['page'])?.replace(/\s*-+\s*/, '–'),
  };
  const imprint: Imprint = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const title = textIn(item['title']);
  const language = languageTag(textIn(item['language']) ?? null) ?? undefined;
  if (title === undefined && identifiersOf(imprint).length === 0) return null;
  return {
    ...(title !== undefined && { title }),
    ...(names.length > 0 && { byline: names.join(names.some((name) => name.includes(',')) ? '; ' : ', ') }),
    ...(language !== undefined && { language }),
    imprint,
  };
}

const folded = (title: string): string => title.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The document a record is about: by DOI, ISBN or address, else by its title; `null` where none is. */
export function citedDocument(documents: readonly Document[], { title, imprint }: Citation): Document | null {
  const wanted = identifiersOf(imprint);
  const named = documents.find((document) => identifiersOf(document.imprint).some((identifier) => wanted.includes(identifier)));
  if (named || title === undefined || folded(title) === '') return named ?? null;
  const titled = documents.filter((document) => folded(document.title) === folded(title));
  return titled.length === 1 ? (titled[0] ?? null) : null;
}
