/** The MUSTs of the Web Annotation Data Model as far as JSON shows them: for tests of what we write. */

type Json = Readonly<Record<string, unknown>>;
export type Fault = string;

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value]);
const isIri = (value: unknown): value is string => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
/** xsd:dateTime with a zone (section 3.3.1). */
const isInstant = (value: unknown): boolean => typeof value === 'string' && /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const hasType = (value: Json, type: string): boolean => listOf(value['type']).includes(type);

/** An agent or a resource named by IRI, or described by an object. */
const isResource = (value: unknown): boolean => isIri(value) || isObject(value);

function provenance(json: Json): Fault[] {
  const faults: Fault[] = [];
  for (const name of ['created', 'modified', 'generated']) {
    const values = listOf(json[name]);
    if (values.length > 1 || !values.every(isInstant)) faults.push(`${name} is at most one instant (3.3.1)`);
  }
  for (const name of ['creator', 'generator']) if (!listOf(json[name]).every(isResource)) faults.push(`${name} is an agent (3.3.2)`);
  for (const name of ['rights', 'via', 'canonical']) if (!listOf(json[name]).every(isIri)) faults.push(`${name} is an IRI (3.3.6, 3.3.7)`);
  if (listOf(json['canonical']).length > 1) faults.push('canonical is at most one (3.3.7)');
  return faults;
}

const text = (value: unknown): boolean => typeof value === 'string';
const textOrNone = (value: unknown): boolean => value === undefined || text(value);

/** What each selector must hold (section 4.2). */
const selectors: Readonly<Record<string, (selector: Json) => boolean>> = {
  FragmentSelector: (each) => text(each['value']) && (each['conformsTo'] === undefined || isIri(each['conformsTo'])),
  CssSelector: (each) => text(each['value']),
  XPathSelector: (each) => text(each['value']),
  TextQuoteSelector: (each) => text(each['exact']) && textOrNone(each['prefix']) && textOrNone(each['suffix']),
  TextPositionSelector: (each) => isCount(each['start']) && isCount(each['end']) && (each['start'] as number) <= (each['end'] as number),
  DataPositionSelector: (each) => isCount(each['start']) && isCount(each['end']),
  SvgSelector: (each) => text(each['value']) !== isIri(each['id']),
  RangeSelector: (each) => isObject(each['startSelector']) && isObject(each['endSelector']),
};

function selectorFaults(selector: unknown): Fault[] {
  if (isIri(selector)) return [];
  if (!isObject(selector)) return ['a selector is an IRI or an object (4.2)'];
  const check = Object.entries(selectors).find(([type]) => hasType(selector, type))?.[1];
  if (!check) return isIri(selector['id']) ? [] : ['a selector has a type (4.2)'];
  return [...(check(selector) ? [] : [`${String(selector['type'])} lacks what it must have (4.2)`]), ...listOf(selector['refinedBy']).flatMap((each) => (isObject(each) && /State$/.test(String(each['type'])) ? [] : selectorFaults(each)))];
}

const sets = ['Choice', 'Composite', 'List', 'Independents'];

function resourceFaults(resource: unknown, place: 'body' | 'target'): Fault[] {
  if (isIri(resource)) return [];
  if (!isObject(resource)) return [`a ${place} is an IRI or an object (3.2)`];
  const faults = provenance(resource);
  if (hasType(resource, 'TextualBody') && !text(resource['value'])) faults.push('a TextualBody has one value (3.2.4)');
  if (sets.some((type) => hasType(resource, type))) {
    const items = listOf(resource['items']);
    return [...faults, ...(items.length === 0 ? [`a set has items (3.2.7)`] : items.flatMap((item) => resourceFaults(item, place)))];
  }
  const specific = hasType(resource, 'SpecificResource') || 'selector' in resource || 'state' in resource;
  if (specific && !isResource(resource['source'])) faults.push('a SpecificResource has one source (4)');
  if (!specific && !text(resource['value']) && !isIri(resource['id']) && !isResource(resource['source'])) faults.push(`a ${place} has an IRI, a source or a value (3.2)`);
  return [...faults, ...listOf(resource['selector']).flatMap(selectorFaults)];
}

/** What an annotation breaks; empty where it is sound. Inside a page the context stands on the page. */
export function annotationFaults(json: unknown, inPage = false): Fault[] {
  if (!isObject(json)) return ['an annotation is an object'];
  const faults = provenance(json);
  if (!inPage && !listOf(json['@context']).includes(CONTEXT)) faults.push('@context holds the standard’s (3.1)');
  if (!isIri(json['id'])) faults.push('id is exactly one IRI (3.1)');
  if (!hasType(json, 'Annotation')) faults.push('type holds Annotation (3.1)');
  if (listOf(json['target']).length === 0) faults.push('there is a target (3.1)');
  if ('body' in json && 'bodyValue' in json) faults.push('body and bodyValue exclude each other (3.2.5)');
  if ('bodyValue' in json && !text(json['bodyValue'])) faults.push('bodyValue is one string (3.2.5)');
  const places = (['body', 'target'] as const).flatMap((place) => listOf(json[place]).flatMap((each) => resourceFaults(each, place)));
  return [...faults, ...places];
}

function pageFaults(page: unknown, inCollection: boolean): Fault[] {
  if (!isObject(page)) return isIri(page) ? [] : ['a page is an IRI or an object (5.2)'];
  const faults: Fault[] = [];
  if (!inCollection && !listOf(page['@context']).includes(CONTEXT)) faults.push('@context holds the standard’s (5.2)');
  if (!isIri(page['id'])) faults.push('a page has exactly one IRI (5.2)');
  if (!hasType(page, 'AnnotationPage')) faults.push('type holds AnnotationPage (5.2)');
  if (!Array.isArray(page['items'])) faults.push('a page has items (5.2)');
  if (page['startIndex'] !== undefined && !isCount(page['startIndex'])) faults.push('startIndex counts from 0 (5.2)');
  return [...faults, ...listOf(page['items']).flatMap((item) => (isIri(item) ? [] : annotationFaults(item, true)))];
}

/** What an annotation, a page or a collection breaks. */
export function webAnnotationFaults(json: unknown): Fault[] {
  if (!isObject(json)) return ['not an object'];
  if (hasType(json, 'AnnotationPage')) return pageFaults(json, false);
  if (!hasType(json, 'AnnotationCollection')) return annotationFaults(json);
  const faults: Fault[] = [];
  if (!listOf(json['@context']).includes(CONTEXT)) faults.push('@context holds the standard’s (5.1)');
  if (!isIri(json['id'])) faults.push('a collection has exactly one IRI (5.1)');
  if (json['total'] !== undefined && !isCount(json['total'])) faults.push('total counts (5.1)');
  if (json['first'] === undefined) return [...faults, 'a collection leads to its first page (5.1)'];
  return [...faults, ...pageFaults(json['first'], true)];
}
