import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noMeanings, type Annotation } from '../annotations/annotation';
import { writeCsv } from './csv';
import { annotationsToCsv, entitiesToCsv, mentionsToCsv } from './tables';

/** RFC 4180, section 2, as an automaton; throws where the text is not CSV. */
function readCsv(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  for (field.lastIndex = 1; field.lastIndex < csv.length; ) {
    const found = field.exec(csv);
    if (!found) throw new Error('not CSV');
    row.push(found[1]?.replace(/""/g, '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'",\r\n\t =+-@|;a\'') }), fc.constantFrom('=cmd|\' /C calc\'!A0', '+1', '-1', '@SUM(1)', ' =1', '\t=1'));

describe('a table', () => {
  it('reads back as the cells it was written from, with an apostrophe before what could be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 }), (rows) => {
        const read = readCsv(writeCsv(['a', 'b'], rows));
        expect(read[0]).toEqual(['a', 'b']);
        expect(read.slice(1).map((row) => row.map((each) => each.replace(/^'(?=[\s\0]*[=+\-@|%]|[\t\r\n])/, '')))).toEqual(rows.map((row) => row.map((each) => each.replace(/^'(?=[\s\0]*[=+\-@|%]|[\t\r\n])/, ''))));
        for (const each of read.flat()) expect(each).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });

  it('leaves numbers numbers', () => {
    expect(writeCsv(['n'], [[-1], [2], [Number.NaN]])).toBe('\ufeffn\r\n-1\r\n2\r\n\r\n');
  });
});

describe('the three tables', () => {
  const article = { id: 'd', title: 'Space, "agencies"', text: '🚀 NASA flies.', structure: { sections: [{ id: 's', heading: 'First', level: 1, start: 0, end: 14 }] } };

  it('hold a mark, a mention and an entity a line, counted in code points', () => {
    const annotation: Annotation = { id: 'm', document: 'd', revision: 'r', created: '2026-01-01T00:00:00.000Z', modified: '2026-01-02T00:00:00.000Z', style: 'highlight', color: 'blue', comment: '=1+1', tags: ['a', 'b'], selectors: { quote: { exact: 'NASA', prefix: '', suffix: '' }, position: { start: 3, end: 7 } } };
    const marks = annotationsToCsv([{ ...article, annotations: [{ annotation, anchor: { status: 'same', range: { start: 3, end: 7 }, confidence: 1 } }, { annotation, anchor: { status: 'orphan', confidence: 0 } }] }], { ...noMeanings, blue: 'Fact' });
    expect(readCsv(marks).slice(1)).toEqual([
      ['Space, "agencies"', 'd', 'First', 'NASA', "'=1+1", 'a; b', 'blue', 'Fact', 'highlight', 'same', '2', '6', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', 'm'],
      ['Space, "agencies"', 'd', '', 'NASA', "'=1+1", 'a; b', 'blue', 'Fact', 'highlight', 'orphan', '', '', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', 'm'],
    ]);
    const mentions = mentionsToCsv([{ ...article, mentions: [{ start: 3, end: 7, entity: 'nasa', name: 'NASA', type: 'organisation', reason: 'gazetteer' }] }]);
    expect(readCsv(mentions)[1]).toEqual(['Space, "agencies"', 'd', 'First', 'NASA', 'NASA', 'organisation', 'nasa', '2', '6', 'gazetteer']);
    const entities = entitiesToCsv([{ entity: { id: 'nasa', type: 'organisation', name: 'NASA', aliases: ['N. A.', 'X'], description: '' }, mentions: 2, notes: 0 }]);
    expect(readCsv(entities)[1]).toEqual(['NASA', 'organisation', 'N. A.; X', '', '2', '0', 'nasa']);
  });
});
