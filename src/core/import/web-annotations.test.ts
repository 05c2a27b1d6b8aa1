import { describe, expect, it } from 'vitest';
import { collectionToJsonLd } from '../export/annotations-jsonld';
import type { Annotation } from '../annotations/annotation';
import { readWebAnnotations, type KnownDocument } from './web-annotations';

const text = 'On lighthouses\n\nA lighthouse is a tower with a lamp, seen from far away by everybody at sea.\n';
const document: KnownDocument = { id: 'doc', revision: 'rev', identifiers: ['url:example.org/light'], text };
const now = '2026-01-01T00:00:00.000Z';
const at = text.indexOf('a tower');
const mark: Annotation = {
  id: 'm1', document: 'doc', revision: 'rev', created: now, modified: now, style: 'highlight', color: 'rose', comment: 'Why?', tags: ['t'],
  selectors: { quote: { exact: 'a tower with a lamp', prefix: text.slice(at - 16, at), suffix: ', seen' }, position: { start: at, end: at + 19 } },
};
const target = (source: string, exact = 'a tower with a lamp') => ({ source, selector: [{ type: 'TextQuoteSelector', exact, prefix: 'lighthouse is ', suffix: ', seen' }] });

describe('annotations of any program', () => {
  it('that we wrote come back the same', () => {
    const json: unknown = JSON.parse(collectionToJsonLd('All', [{ id: 'doc', title: 'On lighthouses', annotations: [mark], textOf: () => text }]));
    expect(readWebAnnotations(json, [document], now)).toEqual([{ ok: true, document: 'doc', annotation: mark }]);
  });

  it('are found by the address of their article, however it is written, and in Hypothesis’s own form', () => {
    const given = [
      { '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'https://x.org/1', type: 'Annotation', body: { type: 'TextualBody', value: 'said' }, target: target('https://www.example.org/light/#top') },
      { id: 'h1', uri: 'http://example.org/light', text: 'of *interest*', tags: ['sea'], created: now, updated: now, target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'a tower with a lamp' }] }] },
    ];
    const [standard, hypothesis] = readWebAnnotations({ rows: given }, [document], now);
    expect(standard).toMatchObject({ ok: true, annotation: { comment: 'said', document: 'doc', selectors: { position: { start: at, end: at + 19 } } } });
    expect(hypothesis).toMatchObject({ ok: true, annotation: { comment: 'of *interest*', tags: ['sea'] } });
  });

  it('are found by their words where only one article has them, and otherwise left with a reason', () => {
    const elsewhere = (exact: string) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'https://x.org/2', type: 'Annotation', target: target('https://other.org/', exact) });
    expect(readWebAnnotations(elsewhere('seen from far away by everybody'), [document], now)).toMatchObject([{ ok: true }]);
    expect(readWebAnnotations([elsewhere('a tower'), 7, { type: 'Annotation' }], [document], now)).toMatchObject([{ ok: false, reason: 'no-document' }, { ok: false, reason: 'no-annotation' }, { ok: false, reason: 'no-annotation' }]);
    expect(readWebAnnotations(elsewhere('seen from far away by everybody'), [document, { ...document, id: 'twin', identifiers: [] }], now)).toMatchObject([{ ok: false }]);
  });
});
