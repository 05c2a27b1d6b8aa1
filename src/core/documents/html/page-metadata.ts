/** What a page says of itself outside its text: meta elements (Highwire, Dublin Core, Open Graph), JSON-LD, the canonical link. */
import type { SourceMetadata } from '../canonical';
import { oneLine } from '../cleaning';
import type { Imprint } from '../document';
import { languageTag } from '../language-tag';
import type { DomDocument } from './dom';

/** Everything a page says under one name, in order. */
type Said = ReadonlyMap<string, readonly string[]>;
type Json = Readonly<Record<string, unknown>>;

/** Characters of JSON-LD that are read; catalogues of a whole shop are larger. */
const LONGEST_JSON = 200_000;
const ARTICLE = /(?:Article|Posting|Report|Chapter|Thesis|Book|CreativeWork|WebPage)$/;

function metaElements(document: DomDocument): Said {
  const said = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta')) {
    const key = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').toLowerCase();
    const content = oneLine(element.getAttribute('content'));
    if (key && content) said.set(key, [...(said.get(key) ?? []), content]);
  }
  return said;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value]);
const nameIn = (value: unknown): string | null => oneLine(typeof value === 'string' ? value : isObject(value) && typeof value['name'] === 'string' ? value['name'] : null);

/** The first thing of a page's JSON-LD that is an article or the like. */
function linkedData(document: DomDocument): Json {
  for (const element of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = element.textContent ?? '';
    if (source.length > LONGEST_JSON) continue;
    try {
      const parsed: unknown = JSON.parse(source);
      const things = listOf(parsed).flatMap((each) => (isObject(each) && '@graph' in each ? listOf(each['@graph']) : [each]));
      const found = things.find((each) => isObject(each) && listOf(each['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)));
      if (isObject(found)) return found;
    } catch {
      // Pages hold JSON that is none; the rest of what they say still counts.
    }
  }
  return {};
}

/** An address that leads somewhere by itself. */
const absolute = (address: string | null | undefined): string | null => (address && /^https?:\/\/\S+$/i.test(address) ? address : null);

function imprintOf(document: DomDocument, first: (...names: string[]) => string | null, data: Json): Imprint {
  let canonical: string | null = null;
  for (const link of document.querySelectorAll('link[rel="canonical"]')) canonical ??= absolute(link.getAttribute('href'));
  const text = (name: string): string | null => nameIn(data[name]);
  const doi = /10\.\d{4,9}\/\S+/.exec(first('citation_doi', 'prism.doi', 'bepress_citation_doi', 'dc.identifier.doi', 'dc.identifier') ?? '')?.[0];
  const [from, to] = [first('citation_firstpage', 'prism.startingpage'), first('citation_lastpage', 'prism.endingpage')];
  const said: { readonly [Key in keyof Imprint]: string | null | undefined } = {
    date: first('citation_publication_date', 'citation_date', 'citation_online_date', 'article:published_time', 'dc.date', 'dcterms.date', 'dc.date.issued', 'date', 'pubdate')?.replace(/^(\d{4})\/(\d\d?)\/(\d\d?)$/, (_, y: string, m: string, d: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`) ?? text('datePublished'),
    publisher: first('citation_publisher', 'dc.publisher', 'dcterms.publisher') ?? text('publisher') ?? first('og:site_name'),
    url: canonical ?? absolute(first('og:url', 'citation_abstract_html_url')) ?? absolute(text('url')),
    doi,
    isbn: first('citation_isbn'),
    container: first('citation_journal_title', 'prism.publicationname', 'citation_conference_title', 'citation_inbook_title'),
    volume: first('citation_volume', 'prism.volume'),
    issue: first('citation_issue', 'prism.number'),
    pages: from === null ? null : to === null || to === from ? from : `${from}–${to}`,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

/** Total; what the page does not say is `null` or absent. */
export function pageMetadata(document: DomDocument): SourceMetadata & { readonly title: string | null } {
  const said = metaElements(document);
  const first = (...names: string[]): string | null => names.map((name) => said.get(name)?.[0] ?? null).find((value) => value !== null) ?? null;
  const data = linkedData(document);
  let title: string | null = null;
  for (const element of document.querySelectorAll('head > title, h1')) title ??= oneLine(element.textContent);
  const authors = [said.get('citation_author') ?? [], said.get('author') ?? [], said.get('dc.creator') ?? said.get('dcterms.creator') ?? [], listOf(data['author']).flatMap((author) => nameIn(author) ?? [])];
  return {
    title: first('og:title') ?? title,
    byline: authors.find((names) => names.length > 0)?.join('; ') ?? null,
    language: languageTag(document.documentElement.getAttribute('lang')),
    imprint: imprintOf(document, first, data),
  };
}
