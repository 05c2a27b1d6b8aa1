/** Annotations as W3C Annotation Pages and Collections (Web Annotation Data Model, section 5). */
import { measure } from '../annotations/code-points';
import type { Annotation } from '../annotations/annotation';
import { toW3C, type Json, type Rest } from '../annotations/w3c';

const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { almagest: 'urn:almagest:' }];

export interface MarkedDocument {
  readonly id: string;
  readonly title: string;
  readonly annotations: readonly Annotation[];
  /** The text of a revision by its SHA-256; `null` where it is damaged or missing. */
  readonly textOf: (revision: string) => string | null;
  /** What an annotation made elsewhere holds beyond our own fields, by id; of those left out, nothing. */
  readonly rests?: ReadonlyMap<string, Rest>;
}

const isPosition = (selector: unknown): boolean => (selector as Json)['type'] === 'TextPositionSelector';

/** Positions cannot be counted in a text that is not at hand: the quotation then stands alone. */
const withoutPosition = (target: Json): Json => ({ ...target, selector: (target['selector'] as readonly unknown[]).filter((each) => !isPosition(each)) });

/** Changes our target, which is the first of those there are. */
function retarget(item: Json, change: (target: Json) => Json): Json {
  const target = item['target'];
  const [own, ...others] = (Array.isArray(target) ? target : [target]) as Json[];
  return { ...item, target: others.length > 0 ? [change(own ?? {}), ...others] : change(own ?? {}) };
}

/** One item for each mark; the context stands once, on the page, but for what others brought of theirs. */
function itemsOf({ title, annotations, textOf, rests }: MarkedDocument): Json[] {
  const texts = new Map([...new Set(annotations.map((each) => each.revision))].map((revision) => {
    const text = textOf(revision);
    return [revision, text === null ? null : measure(text)] as const;
  }));
  return annotations.map((annotation) => {
    const points = texts.get(annotation.revision) ?? null;
    const rest = rests?.get(annotation.id) ?? {};
    const item = Object.fromEntries(Object.entries(toW3C(annotation, points ?? '', rest)).filter(([name]) => name !== '@context'));
    // The article's title in the target, by which another vault knows the article whose id it cannot know.
    const titled = retarget(item, (target) => ({ ...(points === null ? withoutPosition(target) : target), 'dc:title': title }));
    return rest.context?.length ? { '@context': rest.context, ...titled } : titled;
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
