/** Annotations as W3C Annotation Pages and Collections (Web Annotation Data Model, section 5). */
import { measure } from '../annotations/code-points';
import type { Annotation } from '../annotations/annotation';
import { toW3C, type Json } from '../annotations/w3c';

const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { almagest: 'urn:almagest:' }];

export interface MarkedDocument {
  readonly id: string;
  readonly title: string;
  readonly annotations: readonly Annotation[];
  /** The text of a revision by its SHA-256; `null` where it is damaged or missing. */
  readonly textOf: (revision: string) => string | null;
}

const isPosition = (selector: unknown): boolean => (selector as Json)['type'] === 'TextPositionSelector';

/** Positions cannot be counted in a text that is not at hand: the quotation then stands alone. */
function withoutPosition(item: Json): Json {
  const target = item['target'] as Json;
  return { ...item, target: { ...target, selector: (target['selector'] as readonly unknown[]).filter((each) => !isPosition(each)) } };
}

/** The article's title in the target, by which another vault knows the article whose id it cannot know. */
const titled = (item: Json, title: string): Json => ({ ...item, target: { ...(item['target'] as Json), 'dc:title': title } });

/** One item for each mark; the context stands once, on the page. */
function itemsOf({ title, annotations, textOf }: MarkedDocument): Json[] {
  const texts = new Map([...new Set(annotations.map((each) => each.revision))].map((revision) => {
    const text = textOf(revision);
    return [revision, text === null ? null : measure(text)] as const;
  }));
  return annotations.map((annotation) => {
    const points = texts.get(annotation.revision) ?? null;
    const item = Object.fromEntries(Object.entries(toW3C(annotation, points ?? '')).filter(([name]) => name !== '@context'));
    return titled(points === null ? withoutPosition(item) : item, title);
  });
}

/** The file may be put into a page's script element (JSON-LD 1.1, section 14), which no text in it may close. */
const write = (value: unknown): string => `${JSON.stringify(value, null, 2).replace(/<(?=[/!]|script)/gi, '\\u003c')}\n`;

/** One document's annotations as a page, which says of what collection it is the whole. */
export function pageToJsonLd(document: MarkedDocument): string {
  const id = encodeURIComponent(document.id);
  const items = itemsOf(document);
  return write({
    '@context': CONTEXT,
    id: `urn:almagest:annotations:${id}`,
    type: 'AnnotationPage',
    partOf: { id: `urn:almagest:collection:${id}`, type: 'AnnotationCollection', label: document.title, total: items.length },
    startIndex: 0,
    items,
  });
}

/** All documents' annotations as one collection with its only page inside. @param label what the collection is called. */
export function collectionToJsonLd(label: string, documents: readonly MarkedDocument[]): string {
  const items = documents.flatMap(itemsOf);
  const id = 'urn:almagest:collection';
  const first = { id: `${id}:page`, type: 'AnnotationPage', partOf: id, startIndex: 0, items };
  return write({ '@context': CONTEXT, id, type: 'AnnotationCollection', label, total: items.length, first });
}
