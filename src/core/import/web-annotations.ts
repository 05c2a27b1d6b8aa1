/** Web Annotations of any program, each with the article it was made on: found by its address, or by the words it quotes. */
import { fromW3C } from '../annotations/w3c';
import type { Annotation } from '../annotations/annotation';

export interface KnownDocument {
  readonly id: string;
  /** SHA-256 of the revision whose text is given. */
  readonly revision: string;
  /** As `identifiersOf` spells them. */
  readonly identifiers: readonly string[];
  readonly text: string;
}

export type IncomingMark =
  | { readonly ok: true; readonly annotation: Annotation; readonly document: string }
  /** `what` names it: the quotation, or the annotation's address. */
  | { readonly ok: false; readonly what: string; readonly reason: 'no-annotation' | 'no-document' };

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const DOCUMENT = 'urn:almagest:document:';
const address = (url: string): string => `url:${url.trim().toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '').replace(/#.*$/, '').replace(/\/+$/, '')}`;

/** The annotations in a collection, a page, a list, an answer of Hypothesis (`rows`), or one alone; nested ones included. */
export function annotationsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json.flatMap(annotationsIn);
  if (!isObject(json)) return [json];
  const inside = [...listOf(json['first']), ...listOf(json['items']), ...listOf(json['rows'])].filter((each) => typeof each !== 'string');
  return inside.length > 0 ? inside.flatMap(annotationsIn) : json['type'] === 'AnnotationCollection' || json['type'] === 'AnnotationPage' ? [] : [json];
}

/** Hypothesis's own form says the same in other words (`uri`, `text`, `tags`). */
function standard(json: Json): Json {
  if (json['type'] !== undefined || typeof json['uri'] !== 'string') return json;
  const { id, uri, text, tags, created, updated, target } = json as { readonly [Name in 'id' | 'uri' | 'text' | 'tags' | 'created' | 'updated' | 'target']?: unknown };
  const bodies = [
    ...(typeof text === 'string' && text !== '' ? [{ type: 'TextualBody', value: text, format: 'text/markdown', purpose: 'commenting' }] : []),
    ...listOf(tags).map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
  ];
  const targets = listOf(target).map((each) => (isObject(each) ? { source: uri, ...each } : each));
  return { '@context': 'http://www.w3.org/ns/anno.jsonld', id, type: 'Annotation', created, modified: updated, body: bodies, target: targets };
}

function sourcesOf(json: Json): string[] {
  return listOf(json['target']).flatMap((target) => {
    const source = isObject(target) ? target['source'] : target;
    const id = isObject(source) ? source['id'] : source;
    return typeof id === 'string' ? [id] : [];
  });
}

function quoteOf(json: Json): string | null {
  for (const target of listOf(json['target'])) {
    for (const selector of isObject(target) ? listOf(target['selector']) : []) {
      if (isObject(selector) && typeof selector['exact'] === 'string' && selector['exact'].trim() !== '') return selector['exact'];
    }
  }
  return null;
}

/** Shorter words stand in many texts and say nothing about which it was. */
const TELLING = 24;

function documentOf(json: Json, documents: readonly KnownDocument[]): KnownDocument | null {
  const sources = sourcesOf(json);
  const own = documents.find(({ id }) => sources.includes(`${DOCUMENT}${encodeURIComponent(id)}`) || sources.includes(`${DOCUMENT}${id}`));
  if (own) return own;
  const addressed = documents.find(({ identifiers }) => sources.some((source) => identifiers.includes(address(source))));
  if (addressed) return addressed;
  const quote = quoteOf(json);
  if (quote === null || quote.length < TELLING) return null;
  const quoted = documents.filter(({ text }) => text.includes(quote));
  return quoted.length === 1 ? (quoted[0] ?? null) : null;
}

/** Reads every annotation that can be placed with an article; the others say why not. Never throws. */
export function readWebAnnotations(json: unknown, documents: readonly KnownDocument[], instant: string): IncomingMark[] {
  return annotationsIn(json).map((given): IncomingMark => {
    if (!isObject(given)) return { ok: false, what: String(given).slice(0, 80), reason: 'no-annotation' };
    const annotation = standard(given);
    const what = quoteOf(annotation) ?? (typeof annotation['id'] === 'string' ? annotation['id'] : '');
    const document = documentOf(annotation, documents);
    if (!document) return { ok: false, what, reason: sourcesOf(annotation).length === 0 ? 'no-annotation' : 'no-document' };
    const read = fromW3C(annotation, document.text, { document: document.id, revision: document.revision, instant });
    return read ? { ok: true, annotation: { ...read.annotation, document: document.id }, document: document.id } : { ok: false, what, reason: 'no-annotation' };
  });
}
