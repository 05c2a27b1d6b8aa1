/** Reads a book's table of contents: the navigation document of EPUB 3 or the NCX file of EPUB 2. */
import { oneLine } from '../cleaning';
import { type DomElement, type DomNode, childrenOf, isElement, localName, parseXml } from '../html/dom';
import { type Location, locate } from './location';

export interface ContentsEntry extends Location {
  readonly label: string;
  /** 1 for the outermost. */
  readonly depth: number;
}

/** The entries in order; empty where there is none. `path` is the file's own name. */
export function readContents(source: string, path: string): ContentsEntry[] {
  const elements = parseXml(source);
  const points = elements.filter((element) => localName(element) === 'navPoint');
  if (points.length > 0) return points.flatMap((point) => fromPoint(point, path));
  const navs = elements.filter((element) => localName(element) === 'nav');
  const toc = navs.find((nav) => /(?:^|\s)toc(?:\s|$)/.test(nav.getAttribute('epub:type') ?? '')) ?? navs[0];
  if (!toc) return [];
  return elements.filter((element) => localName(element) === 'a' && isWithin(element, toc)).flatMap((link) => {
    return entry(link.textContent, link.getAttribute('href'), path, ancestors(link, 'ol'));
  });
}

function fromPoint(point: DomElement, path: string): ContentsEntry[] {
  const children = childrenOf(point).filter(isElement);
  const own = (name: string): DomElement | undefined => children.find((child) => localName(child) === name);
  return entry(own('navLabel')?.textContent, own('content')?.getAttribute('src'), path, ancestors(point, 'navPoint') + 1);
}

function entry(label: string | null | undefined, href: string | null | undefined, path: string, depth: number): ContentsEntry[] {
  const found = locate(path, href ?? '');
  const text = oneLine(label);
  return found && text !== null && href ? [{ ...found, label: text, depth: Math.max(1, depth) }] : [];
}

function* above(element: DomElement): Generator<DomNode> {
  for (let node = element.parentNode; node; node = node.parentNode) yield node;
}

function isWithin(element: DomElement, wanted: DomElement): boolean {
  for (const node of above(element)) if (node === wanted) return true;
  return false;
}

function ancestors(element: DomElement, name: string): number {
  let count = 0;
  for (const node of above(element)) if (isElement(node) && localName(node) === name) count++;
  return count;
}
