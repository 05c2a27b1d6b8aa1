/** A note of Zotero in its HTML: the annotations quoted in it, each with its work, and what else it says. */
import { readCitation } from '../documents/citation';
import { childrenOf, isElement, nameOf, parseDom, type DomElement, type DomNode } from '../documents/html/dom';
import { nearestColor, type Highlight } from './highlights';
import type { Work } from './work';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON of an attribute, which Zotero writes percent-encoded. */
function jsonIn(element: DomElement, name: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(element.getAttribute(name) ?? '')) as unknown;
  } catch {
    return null;
  }
}

const urisOf = (item: unknown): readonly unknown[] => (isObject(item) && Array.isArray(item['uris']) ? item['uris'] : []);

/** Works by the address Zotero gives them, from what the note holds of its citations. */
function worksIn(elements: readonly DomElement[]): Map<unknown, Work> {
  const works = new Map<unknown, Work>();
  for (const element of elements) {
    const items: unknown = jsonIn(element, 'data-citation-items');
    for (const item of Array.isArray(items) ? (items as unknown[]) : []) {
      const citation = isObject(item) ? readCitation(item['itemData']) : null;
      if (citation) for (const uri of urisOf(item)) works.set(uri, { title: citation.title ?? citation.imprint.doi ?? '', byline: citation.byline ?? null, imprint: citation.imprint });
    }
  }
  return works;
}

const textOf = (node: DomNode): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
const unquoted = (words: string): string => words.replace(/^[“"„«]\s*/, '').replace(/\s*[”"“»]$/, '');

/** What stands in the annotation's paragraph after its words and its citation. */
function commentBeside(annotation: DomElement): string {
  const { parentNode } = annotation;
  if (!parentNode) return '';
  const after = childrenOf(parentNode).slice(childrenOf(parentNode).indexOf(annotation) + 1);
  const own = after.findIndex((node) => isElement(node) && node.hasAttribute('data-annotation'));
  return (own < 0 ? after : after.slice(0, own)).filter((node) => !isElement(node) || !/\bcitation\b/.test(node.getAttribute('class') ?? '')).map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

export interface ZoteroNote {
  readonly highlights: readonly { readonly work: Work | null; readonly highlight: Highlight }[];
  /** Whether it says more than its annotations do. */
  readonly isNote: boolean;
  /** Its first heading or line; empty where it has none. */
  readonly title: string;
}

/** Zotero's heading over annotations it put into a note, in its languages: a word and the time. */
const STAMPED = /^[^\n]{1,40}\(\s*\d{1,4}[./-]\s?\d{1,2}[./-].*\)$/;

export function readZoteroNote(html: string): ZoteroNote {
  const document = parseDom(html);
  const elements = [...document.querySelectorAll('[data-annotation], [data-citation-items]')];
  const works = worksIn(elements);
  const highlights = elements.flatMap((element) => {
    const data = element.hasAttribute('data-annotation') ? jsonIn(element, 'data-annotation') : null;
    if (!isObject(data) || nameOf(element) === 'img') return [];
    const work = urisOf(data['citationItem']).flatMap((uri) => works.get(uri) ?? [])[0] ?? null;
    const color = typeof data['color'] === 'string' ? nearestColor(data['color']) : 'amber';
    return [{ work, highlight: { quote: unquoted(textOf(element)), comment: commentBeside(element), tags: [], color, created: null } }];
  });
  const blocks = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, p, li, blockquote, pre, td')];
  const annotated = new Set(elements.filter((each) => each.hasAttribute('data-annotation')).map(({ parentNode }) => parentNode));
  const others = blocks.filter((each) => !annotated.has(each) && textOf(each) !== '' && !childrenOf(each).some((child) => annotated.has(child)));
  const title = textOf(others[0] ?? document.body).slice(0, 80);
  const isNote = highlights.length === 0 ? textOf(document.body) !== '' : others.some((each) => !STAMPED.test(textOf(each)));
  return { highlights, isNote, title };
}
