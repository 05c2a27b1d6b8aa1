/** Reads and writes annotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/). */
import { annotationColors, type Annotation, type AnnotationColor, type MarkStyle } from './annotation';
import { measure, type CodePoints } from './code-points';
import { readSelectors } from './w3c-selectors';

const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Names our own properties in JSON-LD, so that a standard reader keeps them as triples instead of dropping them. */
const OUR_CONTEXT = { almagest: 'urn:almagest:' };
const ANNOTATION_URN = 'urn:almagest:annotation:';
const DOCUMENT_URN = 'urn:almagest:document:';
const COLOR = 'almagest:color';
const REVISION = 'almagest:revision';
/** What a comment's purpose may be in annotations made elsewhere. */
const COMMENT_PURPOSES: readonly unknown[] = [
  'commenting',
  'describing',
  'replying',
  'assessing',
  'questioning',
  undefined,
];
const OWN_MOTIVATIONS: readonly unknown[] = ['highlighting', 'commenting', 'bookmarking'];
const COMMENT_FORMAT = 'text/markdown';
/** An underlined passage is a highlight whose target names this class; the style sheet says what it means (section 4.4). */
const UNDERLINE_CLASS = 'underline';
const UNDERLINE_SHEET = { type: 'CssStylesheet', value: '.underline { text-decoration: underline; }' };

export type Json = Readonly<Record<string, unknown>>;

/** What an annotation read from elsewhere holds beyond our own fields; plain JSON, to be kept beside the annotation. */
export interface Rest {
  /** Unknown properties of the annotation itself, `creator` and `generator` for example. */
  readonly fields?: Json;
  /** Context entries besides the standard's and ours. */
  readonly context?: readonly unknown[];
  /** Unknown properties of the body we read as the comment. */
  readonly comment?: Json;
  /** Bodies that are neither the comment nor a tag. */
  readonly bodies?: readonly unknown[];
  /** Unknown properties of the target. */
  readonly target?: Json;
  /** Targets besides the one we read. */
  readonly targets?: readonly unknown[];
  /** Selectors besides the quote and the position. */
  readonly selectors?: readonly unknown[];
}

export interface ReadAnnotation {
  readonly annotation: Annotation;
  readonly rest: Rest;
}

/** Stands in for what an annotation made elsewhere does not say. */
export interface Fallback {
  /** Document id, used where the source is not one of our documents; otherwise the source's IRI is taken. */
  readonly document?: string;
  readonly revision?: string;
  /** ISO 8601 instant. */
  readonly instant?: string;
}

/** Used where neither the annotation nor the caller knows when it was made: ISO 8601, plainly not a real date. */
const NO_INSTANT = '1970-01-01T00:00:00.000Z';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value];
const isIri = (id: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id);
/** The id as an IRI: one that is none already goes behind our prefix, with what no IRI may hold escaped. */
const iriOf = (prefix: string, id: string): string => (isIri(id) && !id.startsWith(prefix) ? id : prefix + encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd')));

/** The id that `iriOf` was given. */
function idOf(prefix: string, iri: string): string {
  if (!iri.startsWith(prefix)) return iri;
  const id = iri.slice(prefix.length);
  try {
    const decoded = decodeURIComponent(id);
    return encodeURIComponent(decoded) === id ? decoded : id;
  } catch {
    return id;
  }
}

/** An instant as the standard writes it (xsd:dateTime with its zone, section 3.3.1); where there is no zone it is taken for UTC. `null` for anything else. */
function instantIn(value: unknown): string | null {
  const [whole, day, time = 'T00:00', seconds = ':00', zone = 'Z'] = /^(-?\d{4,}-\d\d-\d\d)(?:(T\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(isText(value) ? value : '') ?? [];
  return whole === undefined || day === undefined ? null : day + time + seconds + zone;
}

function without(value: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** The rest with its empty members left out, so that our own annotations have the rest `{}`. */
function tidy(rest: Required<Rest>): Rest {
  return Object.fromEntries(
    Object.entries(rest).filter(([, part]) => (Array.isArray(part) ? part.length : Object.keys(part as Json).length)),
  );
}

function motivationOf(annotation: Annotation): string {
  if (annotation.style === 'bookmark') return 'bookmarking';
  return annotation.comment ? 'commenting' : 'highlighting';
}

function bodiesOf(annotation: Annotation, rest: Rest): unknown[] {
  const comment = annotation.comment
    ? [{ type: 'TextualBody', format: COMMENT_FORMAT, ...rest.comment, value: annotation.comment, purpose: 'commenting' }]
    : [];
  const tags = annotation.tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' }));
  return [...comment, ...tags, ...(rest.bodies ?? [])];
}

function targetOf(annotation: Annotation, points: CodePoints, rest: Rest): Json {
  const { quote, position } = annotation.selectors;
  return {
    ...rest.target,
    ...(annotation.style === 'underline' ? { styleClass: UNDERLINE_CLASS } : {}),
    source: iriOf(DOCUMENT_URN, annotation.document),
    ...(annotation.revision ? { [REVISION]: annotation.revision } : {}),
    selector: [
      { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      {
        type: 'TextPositionSelector',
        start: points.toCodePoint(position.start),
        end: points.toCodePoint(position.end),
      },
      ...(rest.selectors ?? []),
    ],
  };
}

/**
 * The annotation as a W3C Web Annotation. `text` is the text of the annotation's revision (or that text measured
 * once, for many annotations): positions are written in Unicode code points. `rest` is what `fromW3C` set aside.
 */
export function toW3C(annotation: Annotation, text: string | CodePoints, rest: Rest = {}): Json {
  const points = typeof text === 'string' ? measure(text) : text;
  const bodies = bodiesOf(annotation, rest);
  const target = targetOf(annotation, points, rest);
  return {
    '@context': [ANNO_CONTEXT, OUR_CONTEXT, ...(rest.context ?? [])],
    id: iriOf(ANNOTATION_URN, annotation.id),
    type: 'Annotation',
    motivation: motivationOf(annotation),
    created: annotation.created,
    modified: annotation.modified,
    ...(annotation.style === 'underline' ? { stylesheet: UNDERLINE_SHEET } : {}),
    ...rest.fields,
    [COLOR]: annotation.color,
    ...(bodies.length ? { body: bodies } : {}),
    target: rest.targets?.length ? [target, ...rest.targets] : target,
  };
}

interface Bodies {
  readonly comment: string;
  readonly tags: readonly string[];
  readonly extra: Json;
  readonly others: readonly unknown[];
}

function readBodies(json: Json): Bodies {
  let comment = isText(json['bodyValue']) ? json['bodyValue'] : '';
  let extra: Json = {};
  const tags: string[] = [];
  const others: unknown[] = [];
  for (const body of listOf(json['body'])) {
    const known = isObject(body) && listOf(body['type']).includes('TextualBody') && isText(body['value']);
    const value = known ? (body['value'] as string) : '';
    const purpose = known ? body['purpose'] : null;
    const bare = known && Object.keys(body).every((name) => ['type', 'value', 'purpose'].includes(name));
    if (known && purpose === 'tagging' && bare) tags.push(value);
    else if (known && !comment && value && COMMENT_PURPOSES.includes(purpose)) {
      comment = value;
      extra = without(
        body,
        body['format'] === COMMENT_FORMAT ? ['type', 'value', 'purpose', 'format'] : ['type', 'value', 'purpose'],
      );
    } else others.push(body);
  }
  return { comment, tags, extra, others };
}

const isColor = (value: unknown): value is AnnotationColor => (annotationColors as readonly unknown[]).includes(value);

function styleOf(json: Json, target: Json): MarkStyle {
  if (json['motivation'] === 'bookmarking') return 'bookmark';
  return target['styleClass'] === UNDERLINE_CLASS ? 'underline' : 'highlight';
}

const isOurSheet = (value: unknown): boolean => JSON.stringify(value) === JSON.stringify(UNDERLINE_SHEET);

function isAnnotation(json: unknown): json is Json & { readonly id: string } {
  return isObject(json) && isText(json['id']) && json['id'] !== '' && listOf(json['type']).includes('Annotation');
}

/** Where the annotation points, and the context entries and the motivation that are not ours to write. */
function setAside(json: Json, comment: string, style: MarkStyle): Pick<Required<Rest>, 'context' | 'fields'> {
  const context = listOf(json['@context']).filter(
    (entry) => entry !== ANNO_CONTEXT && !(isObject(entry) && Object.keys(entry).join() === 'almagest'),
  );
  const own = ['@context', 'id', 'type', 'created', 'modified', 'body', 'bodyValue', 'target', 'motivation', COLOR];
  const fields: Record<string, unknown> = { ...without(json, own) };
  if (style === 'underline' && isOurSheet(json['stylesheet'])) delete fields['stylesheet'];
  const motivation = json['motivation'];
  if (motivation !== undefined && !OWN_MOTIVATIONS.includes(motivation)) fields['motivation'] = motivation;
  if (motivation === 'commenting' && !comment) fields['motivation'] = motivation;
  return { context, fields };
}

/**
 * Reads a Web Annotation, ours or anybody's, against the text it was made on; positions become UTF-16 offsets. What
 * we have no place for comes back in `rest`, and `toW3C` writes it out again. A missing position is found from the
 * quote, a missing quote is taken from the text. `null` where it is no annotation or marks no passage that can be
 * read; never throws.
 */
export function fromW3C(json: unknown, text: string | CodePoints, fallback: Fallback = {}): ReadAnnotation | null {
  if (!isAnnotation(json)) return null;
  const points = typeof text === 'string' ? measure(text) : text;
  const targets = listOf(json['target']);
  for (const [index, target] of targets.entries()) {
    if (!isObject(target)) continue;
    const source = isObject(target['source']) ? target['source']['id'] : target['source'];
    const found = readSelectors(listOf(target['selector']), points);
    if (!isText(source) || !found) continue;
    const { comment, tags, extra, others } = readBodies(json);
    const modified = instantIn(json['modified']);
    const created = instantIn(json['created']) ?? modified ?? fallback.instant ?? NO_INSTANT;
    const color = json[COLOR];
    const style = styleOf(json, target);
    return {
      annotation: {
        id: idOf(ANNOTATION_URN, json.id),
        document: source.startsWith(DOCUMENT_URN) ? idOf(DOCUMENT_URN, source) : (fallback.document ?? source),
        revision: isText(target[REVISION]) ? target[REVISION] : (fallback.revision ?? ''),
        created,
        modified: modified ?? created,
        style,
        color: isColor(color) ? color : annotationColors[0],
        comment,
        tags,
        selectors: found.selectors,
      },
      rest: tidy({
        ...setAside(json, comment, style),
        comment: extra,
        bodies: others,
        target: without(target, ['source', 'selector', REVISION, ...(style === 'underline' ? ['styleClass'] : [])]),
        targets: targets.filter((_, other) => other !== index),
        selectors: found.others,
      }),
    };
  }
  return null;
}
