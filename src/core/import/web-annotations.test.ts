import { describe, expect, it } from 'vitest';
import { collectionToJsonLd } from '../export/annotations-jsonld';
import type { Annotation } from '../annotations/annotation';
import { measure } from '../annotations/code-points';
import type { Json } from '../annotations/w3c';
import { placeAnnotation, readWebAnnotations } from './web-annotations';
import type { Candidate } from './work';

const text = 'On lighthouses\n\nA lighthouse is a tower with a lamp, seen from far away by everybody at sea.\n';
const article: Candidate = { id: 'doc', title: 'On lighthouses', byline: null, imprint: { url: 'https://example.org/light' } };
const now = '2026-01-01T00:00:00.000Z';
const at = text.indexOf('a tower');
const mark: Annotation = {
  id: 'm1', document: 'doc', revision: 'rev', created: now, modified: now, style: 'highlight', color: 'rose', comment: 'Why?', tags: ['t'],
  selectors: { quote: { exact: 'a tower with a lamp', prefix: text.slice(at - 16, at), suffix: ', seen' }, position: { start: at, end: at + 19 } },
};
const target = (source: string, exact = 'a tower with a lamp') => ({ source, selector: [{ type: 'TextQuoteSelector', exact, prefix: 'lighthouse is ', suffix: ', seen' }] });
const elsewhere = (exact: string) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'https://x.org/2', type: 'Annotation', target: target('https://other.org/', exact) });
const read = (json: unknown, library = [article]) => readWebAnnotations(json, library, () => text);
const place = (json: Json | undefined) => (json ? placeAnnotation(json, measure(text), 'doc', 'rev', now) : null);

describe('annotations of any program', () => {
  it('that we wrote come back the same, into a vault that knows the article by another id too', () => {
    const json: unknown = JSON.parse(collectionToJsonLd('All', [{ id: 'doc', title: 'On lighthouses', annotations: [mark], textOf: () => text }]));
    for (const id of ['doc', 'other']) {
      const { works, refused } = read(json, [{ ...article, id }]);
      expect(works.map(({ document }) => document)).toEqual([id]);
      expect(refused).toEqual([]);
      expect(place(works[0]?.annotations[0])).toEqual({ annotation: mark, rest: {} });
    }
  });

  it('are found by the address of their article, however it is written, and in Hypothesis’s own form', () => {
    const given = [
      { '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'https://x.org/1', type: 'Annotation', body: { type: 'TextualBody', value: 'said' }, target: target('https://www.example.org/light/#top') },
      { id: 'h1', uri: 'http://example.org/light', text: 'of *interest*', tags: ['sea'], created: now, updated: now, target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'a tower with a lamp' }] }] },
    ];
    const { works } = read({ rows: given });
    expect(works.map(({ document }) => document)).toEqual(['doc']);
    const [standard, hypothesis] = works[0]?.annotations.map(place) ?? [];
    expect(standard).toMatchObject({ annotation: { comment: 'said', document: 'doc', selectors: { position: { start: at, end: at + 19 } } } });
    expect(hypothesis).toMatchObject({ annotation: { comment: 'of *interest*', tags: ['sea'] } });
  });

  it('are found by their words where only one article has them, and otherwise kept by the address of their work', () => {
    const documentsOf = (json: unknown, library?: Candidate[]) => read(json, library).works.map(({ document }) => document);
    expect(documentsOf(elsewhere('seen from far away by everybody'))).toEqual(['doc']);
    expect(documentsOf(elsewhere('seen from far away by everybody'), [article, { ...article, id: 'twin', imprint: {} }])).toEqual([null]);
    expect(read(elsewhere('a tower')).works).toMatchObject([{ document: null, work: { title: 'other.org', imprint: { url: 'https://other.org/' } } }]);
  });

  it('with selectors that say nothing to us are kept, with them and without a place', () => {
    const odd = { type: 'SvgSelector', value: '<svg/>' };
    const placed = place({ ...elsewhere(''), target: { source: 'https://other.org/', selector: odd } });
    expect(placed).toMatchObject({ annotation: { selectors: { quote: { exact: '' } } }, rest: { selectors: [odd] } });
    expect(place({ ...elsewhere(''), target: 'https://example.org/light', bodyValue: 'of the whole page' })).toMatchObject({ annotation: { comment: 'of the whole page' } });
  });

  it('of several works at once are kept with all of them', () => {
    const set = { type: 'Composite', items: ['https://other.org/', 'https://example.org/light'] };
    expect(read({ ...elsewhere(''), target: set })).toMatchObject({ refused: [], works: [{ document: 'doc' }] });
    expect(place({ ...elsewhere(''), target: set, bodyValue: 'of both' })).toMatchObject({ annotation: { comment: 'of both', document: 'doc' }, rest: { targets: [set] } });
  });

  it('that are none are named', () => {
    expect(read([7, { type: 'Annotation' }, { ...elsewhere('words'), id: undefined }]).refused).toEqual(['7', '', 'words']);
  });
});
