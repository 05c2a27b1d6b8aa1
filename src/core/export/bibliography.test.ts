import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuthors, readDate, type CitedDocument } from './bibliography';
import { escapeLatex, toBibtex } from './bibtex';
import { toCslJson } from './csl-json';

const work = (more: Partial<CitedDocument>): CitedDocument => ({ id: 'd', title: 'Space agencies', byline: null, language: 'en', imprint: {}, imported: '2026-03-04T05:06:07.000Z', ...more });

describe('a byline', () => {
  it.each([
    [null, []],
    ['', []],
    ['By Jane Doe', [{ given: 'Jane', family: 'Doe' }]],
    ['by JANE Q. DOE and Richard Roe', [{ given: 'JANE Q.', family: 'DOE' }, { given: 'Richard', family: 'Roe' }]],
    ['Jane Doe, Richard Roe & Ludwig van Beethoven', [{ given: 'Jane', family: 'Doe' }, { given: 'Richard', family: 'Roe' }, { given: 'Ludwig', family: 'van Beethoven' }]],
    ['Doe, Jane', [{ given: 'Jane', family: 'Doe' }]],
    ['Doe, Jane; Roe, Richard', [{ given: 'Jane', family: 'Doe' }, { given: 'Richard', family: 'Roe' }]],
    ['European Space Agency', [{ literal: 'European Space Agency' }]],
    ['Reuters', [{ literal: 'Reuters' }]],
    ['Jane Doe, PhD', [{ given: 'Jane', family: 'Doe' }]],
  ])('%j names its authors', (byline, authors) => {
    expect(readAuthors(byline)).toEqual(authors);
  });
});

it('reads the year where the date keeps to no form', () => {
  expect([readDate('2024-05-06T01:02:03Z'), readDate('2024-05'), readDate('2024-13-40'), readDate('6 May 2024'), readDate('soon'), readDate(undefined)]).toEqual([[2024, 5, 6], [2024, 5], [2024], [2024], [], []]);
});

describe('BibTeX', () => {
  it('is one entry for each document, each with its key', () => {
    const doe = work({ byline: 'By Jane Doe', imprint: { date: '2024-05-06', publisher: 'A & B', identifier: 'https://a.b/c_d?e={f}' } });
    expect(toBibtex([doe, doe, work({ title: '100 % of {it}', imprint: { identifier: 'urn:isbn:978-0-306-40615-7' } })])).toBe(
      '@misc{doe2024space,\n  title = {{Space agencies}},\n  author = {Doe, Jane},\n  year = {2024},\n  date = {2024-05-06},\n  publisher = {A \\& B},\n  url = {https://a.b/c_d?e=%7Bf%7D},\n  urldate = {2026-03-04},\n  language = {en},\n}\n\n' +
        '@misc{doe2024space-2,\n  title = {{Space agencies}},\n  author = {Doe, Jane},\n  year = {2024},\n  date = {2024-05-06},\n  publisher = {A \\& B},\n  url = {https://a.b/c_d?e=%7Bf%7D},\n  urldate = {2026-03-04},\n  language = {en},\n}\n\n' +
        '@book{work,\n  title = {{100 \\% of {\\textbraceleft}it{\\textbraceright}}},\n  isbn = {9780306406157},\n  language = {en},\n}\n',
    );
    expect(toBibtex([])).toBe('');
  });

  it('stays balanced and escaped whatever the metadata say', () => {
    const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'{}\\"%&#$_^~@,= and\n') }));
    fc.assert(
      fc.property(odd, fc.option(odd), fc.record({ date: odd, publisher: odd, identifier: fc.oneof(odd, odd.map((each) => `https://a.b/${each}`), odd.map((each) => `10.1234/${each}`)) }), (title, byline, imprint) => {
        const entry = toBibtex([work({ title, byline, imprint })]);
        const lines = entry.trimEnd().split('\n').slice(1, -1);
        // The depth of braces after each character of a field: never below nothing, nothing at its end.
        const depths = lines.map((line) => Array.from(line).reduce<number[]>((all, unit) => [...all, (all.at(-1) ?? 0) + (unit === '{' ? 1 : unit === '}' ? -1 : 0)], []));
        expect(depths.every((each) => each.at(-1) === 0 && Math.min(...each) === 0)).toBe(true);
        expect(lines.every((line) => /^ {2}[a-z]+ = \{.*\},$/.test(line))).toBe(true);
      }),
    );
    expect(escapeLatex('a\\b')).toBe('a{\\textbackslash}b');
  });
});

it('CSL-JSON says the same in its own words', () => {
  const doe = work({ byline: 'By Jane Doe and Reuters', imprint: { date: '2024', publisher: 'P', identifier: 'doi:10.1000/xyz' } });
  expect(JSON.parse(toCslJson([doe, work({ imprint: { identifier: 'https://a.b' } })]))).toEqual([
    { id: 'doe2024space', type: 'article-journal', title: 'Space agencies', author: [{ given: 'Jane', family: 'Doe' }, { literal: 'Reuters' }], issued: { 'date-parts': [[2024]] }, publisher: 'P', language: 'en', DOI: '10.1000/xyz' },
    { id: 'space', type: 'webpage', title: 'Space agencies', language: 'en', URL: 'https://a.b', accessed: { 'date-parts': [[2026, 3, 4]] } },
  ]);
});
