import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationColors, markStyles, type Annotation } from '../annotations/annotation';
import { fromW3C, type Json } from '../annotations/w3c';
import { webAnnotationFaults } from './annotation-musts.fixture';
import { collectionToJsonLd, pageToJsonLd } from './annotations-jsonld';

const samples = new URL('../../../../shared/eval/w3c/web-annotation-tests.tar.gz', import.meta.url);

/** The JSON files of a tar archive (ustar: a 512-byte header with name and octal size before each file). */
function sampleFiles(folder: string): { readonly name: string; readonly text: string }[] {
  const tar = gunzipSync(readFileSync(samples));
  const field = (from: number, length: number): string => tar.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const files = [];
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = field(at, 100);
    const size = parseInt(field(at + 124, 12), 8) || 0;
    if (name.startsWith(folder) && name.endsWith('.json')) files.push({ name: name.slice(folder.length), text: tar.toString('utf8', at + 512, at + 512 + size) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

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
    id: fc.uuid(),
  })
  .map(({ from, length, at, ...rest }): Annotation => {
    const end = Math.min(text.length, from + length);
    const quote = { exact: text.slice(from, end), prefix: text.slice(0, from), suffix: text.slice(end) };
    return { ...rest, document: 'agencies-1', revision: 'r', created: at.toISOString(), modified: at.toISOString(), selectors: { quote, position: { start: from, end } } };
  });
const marked = (annotations: readonly Annotation[]) => ({ id: 'agencies-1', title: 'Agencies "&"', annotations, textOf: (revision: string) => (revision === 'r' ? text : null) });

describe('annotations as JSON-LD', () => {
  it('keep every MUST, and count in code points', () => {
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 5 }), (annotations) => {
        const page = JSON.parse(pageToJsonLd(marked(annotations))) as { items: Json[]; partOf: Json };
        expect(webAnnotationFaults(page)).toEqual([]);
        expect(page.partOf).toMatchObject({ label: 'Agencies "&"', total: annotations.length });
        page.items.forEach((item, index) => {
          const position = ((item['target'] as Json)['selector'] as Json[])[1];
          const { start, end } = annotations[index]?.selectors.position ?? { start: 0, end: 0 };
          const insidePair = [start, end].some((each) => each === 3);
          if (!insidePair) expect(Array.from(text).slice(position?.['start'] as number, position?.['end'] as number).join('')).toBe(text.slice(start, end));
        });
        expect(webAnnotationFaults(JSON.parse(collectionToJsonLd('All', [marked(annotations), marked([])])))).toEqual([]);
      }),
    );
  });

  it('come back as what they were', () => {
    fc.assert(
      fc.property(annotation, (given) => {
        fc.pre(given.selectors.position.start !== 3 && given.selectors.position.end !== 3);
        const { items } = JSON.parse(pageToJsonLd(marked([given]))) as { items: Json[] };
        expect(fromW3C(items[0], text)?.annotation).toEqual(given);
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
  const there = existsSync(samples);
  if (!there) console.info('The W3C samples are not beside this project: the checks of the MUSTs are not tried on them.');

  it.skipIf(!there)('accept every correct sample of the W3C', () => {
    const files = sampleFiles('tools/samples/correct/');
    expect(files.length).toBe(45);
    for (const { name, text: source } of files) expect({ name, faults: webAnnotationFaults(JSON.parse(source)) }).toEqual({ name, faults: [] });
  });

  it.skipIf(!there)('refuse every incorrect sample of the W3C', () => {
    const files = sampleFiles('tools/samples/incorrect/');
    expect(files.length).toBe(39);
    // Half of them are no JSON at all (a comma too many), which is a refusal as well.
    const accepted = files.filter(({ text: source }) => {
      try {
        return webAnnotationFaults(JSON.parse(source)).length === 0;
      } catch {
        return false;
      }
    });
    expect(accepted.map(({ name }) => name)).toEqual([]);
  });

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
