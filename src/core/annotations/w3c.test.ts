import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as select } from '../anchoring/describe';
import { annotationColors, markStyles, type Annotation } from './annotation';
import { measure } from './code-points';
import { fromW3C, toW3C } from './w3c';

const source = fc.string({
  unit: fc.constantFrom('a', ' ', '.', '😀', '漢', '字', 'e\u0301', '\u{1F469}\u200d\u{1F680}', '\n'),
  minLength: 1,
  maxLength: 80,
});
const instant = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
  .map((date) => date.toISOString());
const annotated = fc
  .record({
    text: source,
    start: fc.nat(200),
    end: fc.nat(200),
    id: fc.oneof(fc.ulid(), fc.constant('https://example.org/anno/1')),
    document: fc.oneof(fc.ulid(), fc.constant('https://example.org/page')),
    revision: fc.oneof(fc.constant(''), fc.constant('ab12'.repeat(16))),
    created: instant,
    modified: instant,
    style: fc.constantFrom(...markStyles),
    color: fc.constantFrom(...annotationColors),
    comment: fc.string({ unit: 'grapheme' }),
    tags: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
  })
  .map(({ text, start, end, ...fields }) => {
    const annotation: Annotation = { ...fields, selectors: select(text, { start, end }) };
    return { text, annotation };
  });
/** As the vault sees it: through a line of text. */
const throughFile = (value: unknown): unknown => JSON.parse(Buffer.from(JSON.stringify(value)).toString('utf8'));

describe('our annotations', () => {
  it('come back as they went, with nothing set aside', () => {
    fc.assert(
      fc.property(annotated, ({ text, annotation }) => {
        expect(fromW3C(throughFile(toW3C(annotation, text)), text)).toEqual({ annotation, rest: {} });
      }),
    );
  });

  it('count positions in code points', () => {
    fc.assert(
      fc.property(annotated, ({ text, annotation }) => {
        const json = toW3C(annotation, measure(text)) as { target: { selector: { start: number; end: number }[] } };
        const [, position] = json.target.selector;
        const exact = [...text].slice(position?.start, position?.end).join('');
        expect(exact).toBe(annotation.selectors.quote.exact);
      }),
    );
  });

  it('have the form of the standard', () => {
    const text = 'The 🚀 of ESA flies.';
    const annotation: Annotation = {
      id: '01J',
      document: 'd1',
      revision: 'abc',
      created: '2024-01-01T00:00:00Z',
      modified: '2024-01-02T00:00:00Z',
      style: 'highlight',
      color: 'green',
      comment: 'Ariane?',
      tags: ['rocket'],
      selectors: select(text, { start: 10, end: 13 }),
    };
    expect(toW3C(annotation, text)).toEqual({
      '@context': ['http://www.w3.org/ns/anno.jsonld', { almagest: 'urn:almagest:' }],
      id: 'urn:almagest:annotation:01J',
      type: 'Annotation',
      motivation: 'commenting',
      created: '2024-01-01T00:00:00Z',
      modified: '2024-01-02T00:00:00Z',
      'almagest:color': 'green',
      body: [
        { type: 'TextualBody', format: 'text/markdown', value: 'Ariane?', purpose: 'commenting' },
        { type: 'TextualBody', value: 'rocket', purpose: 'tagging' },
      ],
      target: {
        source: 'urn:almagest:document:d1',
        'almagest:revision': 'abc',
        selector: [
          { type: 'TextQuoteSelector', exact: 'ESA', prefix: 'The 🚀 of ', suffix: ' flies.' },
          { type: 'TextPositionSelector', start: 9, end: 12 },
        ],
      },
    });
  });
});

describe('annotations made elsewhere', () => {
  const text = 'One probe left. Another 🛰 probe stayed.';
  const foreign = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { ex: 'https://example.org/' }],
    id: 'https://hypothes.is/a/1',
    type: ['Annotation', 'ex:Thing'],
    motivation: 'describing',
    creator: { id: 'acct:someone', type: 'Person' },
    body: [
      { type: 'TextualBody', value: 'A remark', purpose: 'describing', language: 'en' },
      'https://example.org/body',
      { type: 'TextualBody', value: 'tag', purpose: 'tagging' },
    ],
    target: [
      'https://example.org/other',
      {
        source: 'https://example.org/page',
        'ex:scope': 1,
        selector: [
          { type: 'FragmentSelector', value: 'p1' },
          { type: 'TextQuoteSelector', exact: 'probe', prefix: 'Another 🛰 ', suffix: ' stayed.' },
        ],
      },
    ],
  };

  it('are read, their position found from the quote', () => {
    const read = fromW3C(foreign, text, { document: 'd9', revision: 'r', instant: '2020-02-02T00:00:00Z' });
    expect(read?.annotation).toMatchObject({
      id: 'https://hypothes.is/a/1',
      document: 'd9',
      revision: 'r',
      created: '2020-02-02T00:00:00Z',
      comment: 'A remark',
      tags: ['tag'],
      selectors: { position: { start: 27, end: 32 } },
    });
  });

  it('keep what we have no place for', () => {
    const read = fromW3C(foreign, text);
    const again = read && toW3C(read.annotation, text, read.rest);
    expect(again).toMatchObject({
      '@context': expect.arrayContaining([{ ex: 'https://example.org/' }]) as unknown,
      motivation: 'describing',
      creator: foreign.creator,
      body: expect.arrayContaining(['https://example.org/body']) as unknown,
    });
    expect(JSON.stringify(again)).toContain('"language":"en"');
    expect(JSON.stringify(again)).toContain('"ex:scope":1');
    expect(JSON.stringify(again)).toContain('FragmentSelector');
    expect(JSON.stringify(again)).toContain('https://example.org/other');
    expect(fromW3C(again, text)).toEqual(read);
  });

  it('get their quote from the text when only a position is given', () => {
    const json = {
      ...foreign,
      target: { source: 'x:y', selector: { type: 'TextPositionSelector', start: 24, end: 25 } },
    };
    expect(fromW3C(json, text)?.annotation.selectors.quote.exact).toBe('🛰');
  });

  it('are refused where they mark no passage, and never throw', () => {
    expect(fromW3C({ ...foreign, target: 'https://example.org/page' }, text)).toBeNull();
    fc.assert(fc.property(fc.jsonValue(), (json) => void fromW3C(json, text)));
    const scrambled = fc.record({
      id: fc.constant('x:1'),
      type: fc.constant('Annotation'),
      body: fc.jsonValue(),
      motivation: fc.jsonValue(),
      '@context': fc.jsonValue(),
      target: fc.record({
        source: fc.jsonValue(),
        selector: fc.array(
          fc.record({
            type: fc.constantFrom('TextQuoteSelector', 'TextPositionSelector', 'Other'),
            exact: fc.jsonValue(),
            prefix: fc.jsonValue(),
            start: fc.jsonValue(),
            end: fc.oneof(fc.nat(99), fc.jsonValue()),
          }),
        ),
      }),
    });
    fc.assert(
      fc.property(scrambled, (json) => {
        const read = fromW3C(json, text);
        if (read)
          expect(fromW3C(throughFile(toW3C(read.annotation, text, read.rest)), text)?.annotation).toEqual(
            read.annotation,
          );
      }),
    );
  });
});

/** Some of the incorrect samples are no JSON at all. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const archive = fileURLToPath(new URL('../../../../shared/eval/w3c/web-annotation-tests.tar.gz', import.meta.url));
if (!existsSync(archive))
  console.log('Skipped: the samples of w3c/web-annotation-tests are not here (../shared/eval/w3c).');

describe.skipIf(!existsSync(archive))('the samples of w3c/web-annotation-tests', () => {
  it('are read or refused; those that mark text are read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'w3c-'));
    try {
      execFileSync('tar', ['-xzf', archive, '-C', folder]);
      const read: string[] = [];
      for (const kind of ['correct', 'incorrect']) {
        for (const name of readdirSync(join(folder, 'tools/samples', kind))) {
          const json = parse(readFileSync(join(folder, 'tools/samples', kind, name), 'utf8'));
          if (fromW3C(json, 'any text')) read.push(`${kind}/${name}`);
        }
      }
      expect(read).toEqual(['correct/anno26.json', 'correct/anno27.json']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
