/** Reads a book's package file (EPUB 3.3, section 5; OPF 2.0): what it says of itself and what to read in which order. */
import type { SourceMetadata } from '../canonical';
import { oneLine } from '../cleaning';
import type { Imprint } from '../document';
import { type DomElement, localName, parseXml } from '../html/dom';
import { languageTag } from '../language-tag';
import { locate } from './location';

export interface Package {
  readonly metadata: SourceMetadata;
  /** Names of the entries to read, in reading order. */
  readonly spine: readonly string[];
  /** Names of the entries that hold the table of contents, the newer form first. */
  readonly contents: readonly string[];
  /** The navigation document, which a book may also have among its pages. */
  readonly navigation: string | null;
  /** The entry with the picture of the cover. */
  readonly cover: string | null;
}

const XHTML = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/i;

interface Item {
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** `path` is the package file's own name, which its references start from. */
export function readPackage(source: string, path: string): Package {
  const elements = parseXml(source);
  const named = (name: string): DomElement[] => elements.filter((element) => localName(element) === name);
  const items = new Map<string, Item>();
  for (const element of named('item')) {
    const found = locate(path, element.getAttribute('href') ?? '');
    const mediaType = element.getAttribute('media-type') ?? '';
    const properties = (element.getAttribute('properties') ?? '').split(/\s+/);
    if (found) items.set(element.getAttribute('id') ?? '', { path: found.path, mediaType, properties });
  }
  const all = [...items.values()];
  const navigation = all.find((item) => item.properties.includes('nav'))?.path ?? null;
  const ncx = items.get(named('spine')[0]?.getAttribute('toc') ?? '')?.path ?? all.find((item) => /ncx/i.test(item.mediaType))?.path;
  const referenced = named('itemref').flatMap((element) => items.get(element.getAttribute('idref') ?? '') ?? []);
  const pages = referenced.length > 0 ? referenced : all;
  // EPUB 3 marks the item, EPUB 2 names its id.
  const coverId = named('meta').find((meta) => meta.getAttribute('name') === 'cover')?.getAttribute('content') ?? '';
  const cover = all.find((item) => item.properties.includes('cover-image')) ?? items.get(coverId);
  const spine = pages.filter((item) => XHTML.test(item.mediaType) || /\.x?html?$/i.test(item.path)).map((item) => item.path);
  return {
    metadata: readMetadata(named),
    spine: [...new Set(spine)],
    contents: [navigation, ncx].filter((name) => name !== null && name !== undefined),
    navigation,
    cover: cover && /^image\//i.test(cover.mediaType) ? cover.path : null,
  };
}

function readMetadata(named: (name: string) => DomElement[]): SourceMetadata {
  const refinements = named('meta');
  const refined = (element: DomElement, property: string): string | null => {
    const id = element.getAttribute('id');
    const found = refinements.find((meta) => id !== null && meta.getAttribute('refines') === `#${id}` && meta.getAttribute('property') === property);
    return found?.textContent?.trim() ?? element.getAttribute(`opf:${property}`);
  };
  const first = (name: string): string | null => texts(named(name))[0] ?? null;
  const titles = named('title');
  const main = titles.find((title) => refined(title, 'title-type') === 'main') ?? titles[0];
  const creators = named('creator');
  const authors = creators.filter((creator) => /^(?:aut)?$/.test(refined(creator, 'role') ?? ''));
  return {
    title: oneLine(main?.textContent),
    byline: texts(authors.length > 0 ? authors : creators).join(', ') || null,
    language: languageTag(first('language')),
    imprint: imprint({ date: first('date'), publisher: first('publisher'), identifier: first('identifier') }),
  };
}

function texts(elements: readonly DomElement[]): string[] {
  return elements.map((element) => oneLine(element.textContent)).filter((text) => text !== null);
}

/** Only what is said. */
export function imprint(said: { readonly [Key in keyof Imprint]: string | null }): Imprint {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== ''));
}
