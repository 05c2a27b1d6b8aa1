/** Web Annotations of any program, put together by the article they were made on, and each placed in its text. */
import type { CodePoints } from '../annotations/code-points';
import { fromW3C, type Json, type ReadAnnotation } from '../annotations/w3c';
import { identifiersOf } from '../documents/identifiers';
import { matchWork, type Candidate, type Work } from './work';

/** Annotations of one work. */
export interface AnnotatedWork {
  /** Id of the article of the library; `null` where none has its address or its words. */
  readonly document: string | null;
  readonly work: Work;
  /** In the standard's form. */
  readonly annotations: readonly Json[];
}

export interface ReadAnnotations {
  readonly works: readonly AnnotatedWork[];
  /** What is no annotation of anything, by its quotation, its address or its first words. */
  readonly refused: readonly string[];
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const DOCUMENT = 'urn:almagest:document:';
const SHOWN = 80;

/** The annotations in a collection, a page, a list, an answer of Hypothesis (`rows`), or one alone; nested ones included. */
export function annotationsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json.flatMap(annotationsIn);
  if (!isObject(json)) return [json];
  const inside = [...listOf(json['first']), ...listOf(json['items']), ...listOf(json['rows'])].filter((each) => typeof each !== 'string');
  return inside.length > 0 ? inside.flatMap(annotationsIn) : json['type'] === 'AnnotationCollection' || json['type'] === 'AnnotationPage' ? [] : [json];
}

/** Hypothesis's own form says the same in other words (`uri`, `text`, `tags`, the page's title in `document`). */
function standard(json: Json): Json {
  if (json['type'] !== undefined || typeof json['uri'] !== 'string') return json;
  const { id, uri, text, tags, created, updated, target, document } = json as { readonly [Name in 'id' | 'uri' | 'text' | 'tags' | 'created' | 'updated' | 'target' | 'document']?: unknown };
  const bodies = [
    ...(typeof text === 'string' && text !== '' ? [{ type: 'TextualBody', value: text, format: 'text/markdown', purpose: 'commenting' }] : []),
    ...listOf(tags).map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
  ];
  const title = isObject(document) ? listOf(document['title'])[0] : undefined;
  const said = typeof title === 'string' ? { [TITLE]: title } : {};
  const targets = (listOf(target).length === 0 ? [{}] : listOf(target)).map((each) => (isObject(each) ? { source: uri, ...each, ...said } : each));
  return { '@context': 'http://www.w3.org/ns/anno.jsonld', id, type: 'Annotation', created, modified: updated, body: bodies, target: targets };
}

const idOf = (source: unknown): unknown => (isObject(source) ? source['id'] : source);

/** Sets of resources as one target (section 3.2.7) hold their members in `items`. */
const isSet = (target: unknown): target is Json & { readonly items: readonly unknown[] } => isObject(target) && Array.isArray(target['items']);
/** Targets, and the members of sets among them. */
const targetsOf = (json: Json): readonly unknown[] => listOf(json['target']).flatMap((target) => (isSet(target) ? target.items : [target]));

/** Addresses of what was annotated: of a specific resource its source, else the resource itself. */
function sourcesOf(json: Json): string[] {
  return targetsOf(json).flatMap((target) => {
    const id = idOf(isObject(target) ? (target['source'] ?? target['id']) : target);
    return typeof id === 'string' && id !== '' ? [id] : [];
  });
}

function quoteOf(json: Json): string | null {
  for (const target of targetsOf(json)) {
    for (const selector of isObject(target) ? listOf(target['selector']) : []) {
      if (isObject(selector) && typeof selector['exact'] === 'string' && selector['exact'].trim() !== '') return selector['exact'];
    }
  }
  return null;
}

const TITLE = 'dc:title';

/** What an annotation says of its work; an address serves where it gives no title. */
function workOf(json: Json, source: string): Work {
  const named = listOf(json['target']).flatMap((target) => (isObject(target) && typeof target[TITLE] === 'string' && target[TITLE].trim() !== '' ? [target[TITLE]] : []))[0];
  const address = source.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[#?].*$/, '').replace(/\/+$/, '') || source;
  return { title: named ?? address, byline: null, imprint: /^https?:/i.test(source) ? { url: source } : {} };
}

/** Shorter words stand in many texts and say nothing about which it was. */
const TELLING = 24;

/** Tells which article an annotation is about: by our own id, its address, or the words it quotes where one text alone has them. */
function seeker(library: readonly Candidate[], textOf: (id: string) => string | null): (json: Json) => string | null {
  const known = new Set(library.map(({ id }) => id));
  const addressed = new Map(library.flatMap(({ id, imprint }) => identifiersOf(imprint).map((name) => [name, id] as const)));
  const own = (source: string): string => (source.startsWith(DOCUMENT) ? source.slice(DOCUMENT.length) : '');
  return (json) => {
    const sources = sourcesOf(json);
    for (const source of sources) for (const id of [own(source), decoded(own(source))]) if (known.has(id)) return id;
    for (const source of sources) for (const name of identifiersOf({ url: source })) if (addressed.has(name)) return addressed.get(name) ?? null;
    const titled = matchWork(workOf(json, ''), library);
    if (titled) return titled.id;
    const quote = quoteOf(json);
    if (quote === null || quote.length < TELLING) return null;
    const quoted = library.filter(({ id }) => textOf(id)?.includes(quote) === true);
    return quoted.length === 1 ? (quoted[0]?.id ?? null) : null;
  };
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Reads every annotation of something. Never throws. @param textOf an article's text; `null` where it cannot be read */
export function readWebAnnotations(json: unknown, library: readonly Candidate[], textOf: (id: string) => string | null): ReadAnnotations {
  const seek = seeker(library, textOf);
  const works = new Map<string, { document: string | null; work: Work; annotations: Json[] }>();
  const refused: string[] = [];
  for (const given of annotationsIn(json)) {
    const annotation = isObject(given) ? standard(given) : null;
    const [source] = annotation ? sourcesOf(annotation) : [];
    const isWhole = annotation !== null && listOf(annotation['type']).includes('Annotation') && typeof annotation['id'] === 'string' && annotation['id'] !== '';
    if (!isWhole || source === undefined) {
      const what = annotation === null ? String(given) : (quoteOf(annotation) ?? annotation['id']);
      refused.push(typeof what === 'string' ? what.slice(0, SHOWN) : '');
      continue;
    }
    const document = seek(annotation);
    const key = document ?? `address ${source.replace(/#.*$/, '')}`;
    const there = works.get(key);
    if (there) there.annotations.push(annotation);
    else works.set(key, { document, work: workOf(annotation, source), annotations: [annotation] });
  }
  return { works: [...works.values()], refused };
}

/** The words the annotations quote, for an article that stands for theirs. */
export const quotesOf = (annotations: readonly Json[]): string[] => annotations.flatMap((each) => quoteOf(each) ?? []);

/** Stands for the place of an annotation that names none we can read: no words, so that it is found nowhere, and kept. */
const NO_PLACE = { type: 'TextQuoteSelector', exact: '' };

/** The title tells which work it was, and is the article's to say. */
function untitled(json: Json): Json {
  const targets = listOf(json['target']).map((target) => (isObject(target) ? Object.fromEntries(Object.entries(target).filter(([name]) => name !== TITLE)) : target));
  return { ...json, target: targets };
}

function withoutPlace(json: Json): Json {
  const place = (target: unknown): unknown => {
    if (isSet(target)) return target;
    return isObject(target) ? { ...target, source: target['source'] ?? target['id'], selector: [...listOf(target['selector']), NO_PLACE] } : { source: target, selector: [NO_PLACE] };
  };
  const targets = listOf(json['target']);
  // A set stays whole beside the target that is ours.
  const own = targets.every(isSet) ? [{ source: sourcesOf(json)[0], selector: [NO_PLACE] }] : [];
  return { ...json, target: [...own, ...targets.map(place)] };
}

/** An annotation in an article's text. One whose selectors say nothing to us has an empty quotation, and keeps them. @param instant ISO 8601, where it says none */
export function placeAnnotation(given: Json, points: CodePoints, document: string, revision: string, instant: string): ReadAnnotation | null {
  const fallback = { document, revision, instant };
  const json = untitled(given);
  const read = fromW3C(json, points, fallback) ?? fromW3C(withoutPlace(json), points, fallback);
  return read && { ...read, annotation: { ...read.annotation, document } };
}
