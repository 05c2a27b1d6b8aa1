/** Prepares one page of a book for the mapper of web pages: XHTML made plain HTML, headings put in where only the contents name them. */
import { type DomDocument, type DomElement, parseDom } from '../html/dom';
import type { ContentsEntry } from './contents';

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const SELF_CLOSED = /<([a-z][^\s/<>]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)\/>/gi;
/** What XML allows before the root: a declaration, comments, and a document type that may declare entities. */
const PROLOGUE = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)+/i;

/** `source` as HTML reads it: there, `<a id="x"/>` would stay open to the end of the page. */
function asHtml(source: string): string {
  const plain = source.replace(PROLOGUE, '');
  return plain.replace(SELF_CLOSED, (tag: string, name: string, rest: string) => (VOID.test(name) ? tag : `<${name}${rest}></${name}>`));
}

/** The page's tree. `entries` are the lines of the contents that lead into it. */
export function readChapter(source: string, entries: readonly ContentsEntry[]): DomDocument {
  const document = parseDom(asHtml(source));
  // A page of pictures gets no heading: of a book of such pages only the contents would be left to read.
  if (entries.length > 0 && hasText(document.body) && !hasHeading(document)) insertHeadings(document, entries);
  return document;
}

function hasText(element: DomElement): boolean {
  return /\S/.test(element.textContent ?? '');
}

function hasHeading(document: DomDocument): boolean {
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) if (hasText(heading)) return true;
  return false;
}

function insertHeadings(document: DomDocument, entries: readonly ContentsEntry[]): void {
  const places = new Map<string, DomElement>();
  for (const element of document.querySelectorAll('[id], a[name]')) {
    const id = element.getAttribute('id') ?? element.getAttribute('name') ?? '';
    if (!places.has(id)) places.set(id, element);
  }
  // Backwards, so that of several before the same element the first stays first.
  for (const { label, depth, fragment } of [...entries].reverse()) {
    const heading = document.createElement(`h${String(Math.min(depth, 6))}`);
    heading.textContent = label;
    const place = fragment === '' ? undefined : places.get(fragment);
    if (!place || place === document.body) document.body.prepend(heading);
    else block(place).before(heading);
  }
}

/** The block that begins with `place`: a heading cannot stand inside a paragraph. */
function block(place: DomElement): DomElement {
  let found = place;
  for (let node = place.parentNode; node; node = node.parentNode) {
    const element = node as DomElement;
    if (/^(?:p|li|td|tr|table|span|a|em|strong|i|b)$/.test(element.localName)) found = element;
  }
  return found;
}

/** The picture of a page that has nothing else than a cover, empty where it is drawn otherwise; `null` where there is something to read. */
export function coverOf(document: DomDocument): string | null {
  if (hasText(document.body)) return null;
  const images = [...document.querySelectorAll('img')];
  if (!images.every((image) => /cover|^\s*$/i.test(image.getAttribute('alt') ?? ''))) return null;
  return images[0]?.getAttribute('src') ?? '';
}
