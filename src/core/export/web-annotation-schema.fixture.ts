/** The MUSTs of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) as a JSON schema of our own: for tests of what we write. */
import { Ajv, type ValidateFunction } from 'ajv';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const word = { type: 'string' };
/** "Exactly one", also as a list of one, which JSON-LD takes for the same. */
const one = (of: Schema): Schema => ({ anyOf: [of, { type: 'array', minItems: 1, maxItems: 1, items: of }] });
const many = (of: Schema): Schema => ({ anyOf: [of, { type: 'array', items: of }] });
const some = (of: Schema): Schema => ({ anyOf: [of, { type: 'array', minItems: 1, items: of }] });
const named = (...names: readonly string[]): Schema => ({ anyOf: names.flatMap((name) => [{ const: name }, { type: 'array', contains: { const: name } }]) });
const isA = (...names: readonly string[]): Schema => ({ type: 'object', required: ['type'], properties: { type: named(...names) } });
const having = (name: string): Schema => ({ type: 'object', required: [name] });
const where = (test: Schema, then: Schema): Schema => ({ if: test, then });
const never = (...names: readonly string[]): Schema => ({ not: { anyOf: names.map((name) => ({ required: [name] })) } });

const context = named('http://www.w3.org/ns/anno.jsonld');
/** An agent, a style sheet or another resource: by its IRI, or described. */
const resource: Schema = { anyOf: [ref('iri'), { type: 'object' }] };
const count = { type: 'integer', minimum: 0 };
/** `contains` does not reach into a nested position: `$data` reads the sibling. */
const positions: Schema = { required: ['start', 'end'], properties: { start: { ...count, maximum: { $data: '1/end' } }, end: count } };

const sets = ['Choice', 'Composite', 'List', 'Independents'];
/** What only a specific resource has (section 4). */
const specifics = ['selector', 'state', 'styleClass', 'renderedVia', 'scope'];
const selectors: Readonly<Record<string, Schema>> = {
  FragmentSelector: { required: ['value'], properties: { value: word, conformsTo: one(ref('iri')) } },
  CssSelector: { required: ['value'], properties: { value: word } },
  XPathSelector: { required: ['value'], properties: { value: word } },
  TextQuoteSelector: { required: ['exact'], properties: { exact: word, prefix: word, suffix: word } },
  TextPositionSelector: positions,
  DataPositionSelector: positions,
  SvgSelector: { properties: { value: word, id: ref('iri') }, oneOf: [{ required: ['value'] }, { required: ['id'] }] },
  RangeSelector: { required: ['startSelector', 'endSelector'], properties: { startSelector: ref('selector'), endSelector: ref('selector') } },
};
const states: Readonly<Record<string, Schema>> = {
  TimeState: { properties: { sourceDate: some(ref('instant')), sourceDateStart: ref('instant'), sourceDateEnd: ref('instant'), cached: some(ref('iri')) }, oneOf: [{ required: ['sourceDate'] }, { required: ['sourceDateStart', 'sourceDateEnd'] }] },
  HttpRequestState: { required: ['value'], properties: { value: word } },
};
const kinds = (of: Readonly<Record<string, Schema>>): Schema[] => Object.entries(of).map(([name, schema]) => where(isA(name), schema));

const place = (items: string): Schema => ({
  anyOf: [ref('iri'), { type: 'object' }],
  ...where({ type: 'object' }, {
    allOf: [
      ref('described'),
      { properties: { format: many(word), language: many(word), processingLanguage: one(word), textDirection: one({ enum: ['ltr', 'rtl', 'auto'] }), purpose: many(word), accessibility: many(word) } },
      where(isA('TextualBody'), { required: ['value'], properties: { value: word }, ...never('items', 'source') }),
      where(isA(...sets), { required: ['items'], properties: { items: { type: 'array', minItems: 1, items: ref(items) } }, oneOf: sets.map((set) => isA(set)), ...never('value', 'source') }),
      where({ anyOf: [isA('SpecificResource'), ...specifics.map(having)] }, { required: ['source'], ...never('items') }),
      { properties: { source: one(resource), selector: many(ref('selector')), state: many(ref('state')), styleClass: some(word), renderedVia: some(resource), scope: some(ref('iri')), id: ref('iri') } },
      { anyOf: [having('id'), having('source'), having('value'), isA(...sets)] },
    ],
  }),
});

const annotation: Schema = {
  type: 'object',
  required: ['id', 'type', 'target'],
  properties: {
    id: ref('iri'),
    type: named('Annotation'),
    target: some(ref('target')),
    body: many(ref('body')),
    bodyValue: one(word),
    motivation: some(word),
    stylesheet: { anyOf: [ref('iri'), { type: 'object', oneOf: [having('id'), having('value')], properties: { value: word } }] },
  },
  allOf: [ref('described')],
  not: { required: ['body', 'bodyValue'] },
};

const page: Schema = {
  type: 'object',
  required: ['id', 'type', 'items'],
  properties: { id: ref('iri'), type: named('AnnotationPage'), items: { type: 'array', items: { anyOf: [ref('iri'), ref('annotation')] } }, startIndex: count, partOf: resource, next: resource, prev: resource },
};

/** Creation, agents and rights (sections 3.3.1, 3.3.2, 3.3.6 and 3.3.7). */
const described: Schema = {
  properties: {
    ...Object.fromEntries(['created', 'modified', 'generated'].map((name) => [name, one(ref('instant'))])),
    creator: many(resource),
    generator: many(resource),
    rights: many(ref('iri')),
    via: many(ref('iri')),
    canonical: one(ref('iri')),
  },
};

const contexted = (name: string): Schema => ({ ...having('@context'), properties: { '@context': context }, allOf: [ref(name)] });

const definitions: Readonly<Record<string, Schema>> = {
  iri: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"{}|\\\\^`]+$' },
  /** xsd:dateTime with its zone (section 3.3.1). */
  instant: { type: 'string', pattern: '^-?\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' },
  described,
  selector: { anyOf: [ref('iri'), having('type'), having('id')], ...where({ type: 'object' }, { allOf: [...kinds(selectors), { properties: { refinedBy: many(ref('refinement')) } }] }) },
  state: { anyOf: [ref('iri'), having('type'), having('id')], ...where({ type: 'object' }, { allOf: [...kinds(states), { properties: { refinedBy: many(ref('refinement')) } }] }) },
  refinement: where(isA(...Object.keys(states)), ref('state')),
  body: place('body'),
  target: { ...place('target'), not: isA('TextualBody') },
  annotation,
  page,
  collection: { type: 'object', required: ['id', 'type'], properties: { id: ref('iri'), type: named('AnnotationCollection'), label: some(word), total: one(count), first: { anyOf: [ref('iri'), ref('page')] }, last: resource }, anyOf: [having('first'), { properties: { total: { const: 0 } } }] },
};
const ajv = new Ajv({ $data: true, allErrors: true, strict: true, strictRequired: false, strictTypes: false });
ajv.addSchema({ $id: 'model', definitions: { ...definitions, refinement: { ...definitions['refinement'], else: ref('selector') }, wholeAnnotation: contexted('annotation'), wholePage: contexted('page'), wholeCollection: contexted('collection') } });

function compiled(name: string): ValidateFunction {
  const validate = ajv.getSchema(`model#/definitions/${name}`);
  if (!validate) throw new Error(`The schema has no ${name}`);
  return validate;
}
const validators = { annotation: compiled('wholeAnnotation'), page: compiled('wholePage'), collection: compiled('wholeCollection') };

/** What an annotation, a page or a collection breaks, a place and a sentence each; empty where it is sound. */
export function webAnnotationFaults(json: unknown): string[] {
  const type = typeof json === 'object' && json !== null ? (json as { readonly type?: unknown }).type : undefined;
  const has = (name: string): boolean => (Array.isArray(type) ? type.includes(name) : type === name);
  const validate = has('AnnotationCollection') ? validators.collection : has('AnnotationPage') ? validators.page : validators.annotation;
  return validate(json) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath === '' ? '/' : instancePath} ${message ?? 'is wrong'}`);
}
