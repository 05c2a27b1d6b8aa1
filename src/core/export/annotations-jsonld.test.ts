import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationColors, markStyles, type Annotation } from '../annotations/annotation';
import { fromW3C, type Json, type Rest } from '../annotations/w3c';
import { collectionToJsonLd, pageToJsonLd } from './annotations-jsonld';
import { webAnnotationFaults } from './web-annotation-schema.fixture';

const text = 'A 🚀 rises. NASA and ESA meet; 文字 too.';
const annotation = fc
  .record({
    from: fc.nat(text.length - 1),
    length: fc.integer({ min: 1, max: 8 }),
    comment: fc.string({ unit: 'grapheme' }),
    tags: fc.array(fc.string({ minLength: 1 })),
    style: fc.constantFrom(...markStyles),
    color: fc.constantFrom(...annotationColors),
    at: fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    id: fc.oneof(fc.uuid(), fc.constantFrom('http://a.b/1', 'two words', 'a:b c', '100%', 'urn:almagest:annotation:x', '<>')),
  })
  .map(({ from, length, at, ...rest }): Annotation => {
    const end = Math.min(text.length, from + length);
    const quote = { exact: text.slice(from, end), prefix: text.slice(0, from), suffix: text.slice(end) };
    return { ...rest, document: 'agencies-1', revision: 'r', created: at.toISOString(), modified: at.toISOString(), selectors: { quote, position: { start: from, end } } };
  });
/** What an annotation made elsewhere may hold beyond our own fields. */
const rest: fc.Arbitrary<Rest> = fc.record(
  {
    fields: fc.record({ creator: fc.constantFrom('http://a.b/me', { id: 'http://a.b/you', type: 'Person', name: 'You' }), rights: fc.constant('http://a.b/rights'), motivation: fc.constantFrom('assessing', ['linking', 'tagging']) }, { requiredKeys: [] }),
    context: fc.constant(['http://a.b/context']),
    bodies: fc.constant([{ id: 'http://a.b/1.mp3', type: 'Sound', format: 'audio/mpeg', language: 'fr' }, { type: 'Choice', items: ['http://a.b/2', { type: 'TextualBody', value: 'w' }] }]),
    target: fc.constant({ renderedVia: { id: 'http://a.b/viewer', type: 'Software' } }),
    targets: fc.constant(['http://a.b/page', { source: 'http://a.b/map', selector: { type: 'SvgSelector', value: '<svg/>' } }]),
    selectors: fc.constant([{ type: 'FragmentSelector', value: 'top', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', refinedBy: { type: 'CssSelector', value: 'p' } }]),
  },
  { requiredKeys: [] },
).map((given) => Object.fromEntries(Object.entries(given).filter(([, part]) => Object.keys(part).length > 0)));
const marked = (annotations: readonly Annotation[], rests: ReadonlyMap<string, Rest> = new Map()) => ({ id: 'agencies-1', title: 'Agencies "&"', annotations, rests, textOf: (revision: string) => (revision === 'r' ? text : null) });

describe('annotations as JSON-LD', () => {
  it('keep every MUST, and count in code points', () => {
    fc.assert(
      fc.property(fc.uniqueArray(annotation, { maxLength: 5, selector: ({ id }) => id }), fc.array(rest), (annotations, rests) => {
        const given = marked(annotations, new Map(rests.flatMap((each, at) => (annotations[at] ? [[annotations[at].id, each] as const] : []))));
        const page = JSON.parse(pageToJsonLd(given)) as { items: Json[]; partOf: Json };
        expect(webAnnotationFaults(page)).toEqual([]);
        expect(page.partOf).toMatchObject({ label: 'Agencies "&"', total: annotations.length });
        page.items.forEach((item, index) => {
          const [target] = [item['target']].flat() as Json[];
          const position = (target?.['selector'] as Json[])[1];
          const { start, end } = annotations[index]?.selectors.position ?? { start: 0, end: 0 };
          const insidePair = [start, end].some((each) => each === 3);
          if (!insidePair) expect(Array.from(text).slice(position?.['start'] as number, position?.['end'] as number).join('')).toBe(text.slice(start, end));
        });
        expect(webAnnotationFaults(JSON.parse(collectionToJsonLd('All', [given, marked([])])))).toEqual([]);
      }),
    );
  });

  it('come back as what they were', () => {
    fc.assert(
      fc.property(annotation, rest, (given, more) => {
        fc.pre(given.selectors.position.start !== 3 && given.selectors.position.end !== 3);
        // A bookmark is told by its motivation.
        fc.pre(given.style !== 'bookmark' || more.fields?.['motivation'] === undefined);
        const { items } = JSON.parse(pageToJsonLd(marked([given], new Map([[given.id, more]])))) as { items: Json[] };
        const back = fromW3C(items[0], text);
        expect(back?.annotation).toEqual(given);
        const target = { ...more.target, 'dc:title': 'Agencies "&"' };
        expect(back?.rest).toEqual({ ...more, target });
      }),
    );
  });

  it('say no position where the text it counts in is lost', () => {
    const [given] = fc.sample(annotation, { numRuns: 1, seed: 1 });
    const page = JSON.parse(pageToJsonLd({ ...marked(given ? [given] : []), textOf: () => null })) as unknown;
    expect(JSON.stringify(page)).not.toContain('TextPositionSelector');
    expect(webAnnotationFaults(page)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it('see each kind of fault', () => {
    const sound = { '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:x:1', type: 'Annotation', target: 'http://a.b/c' };
    expect(webAnnotationFaults(sound)).toEqual([]);
    for (const change of [{ id: 'not an iri' }, { type: 'Squirrel' }, { '@context': 'fish' }, { target: [] }, { target: 9 }, { created: 'yesterday' }, { body: 'http://a.b', bodyValue: 'x' }, { body: { type: 'TextualBody' } }, { rights: 'none' }, { creator: 6 }]) {
      expect(webAnnotationFaults({ ...sound, ...change })).not.toEqual([]);
    }
    const selecting = (selector: unknown) => webAnnotationFaults({ ...sound, target: { source: 'urn:x:2', selector } });
    expect(selecting({ type: 'TextPositionSelector', start: 1, end: 2 })).toEqual([]);
    for (const selector of [{ type: 'FragmentSelector' }, { type: 'TextQuoteSelector' }, { type: 'TextPositionSelector', start: -1, end: 2 }, { type: 'TextPositionSelector', start: 3, end: 2 }]) {
      expect(selecting(selector)).not.toEqual([]);
    }
  });
});
