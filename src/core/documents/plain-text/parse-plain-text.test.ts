import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureProblems } from '../canonical';
import { shortHeading } from '../sections';
import { parsePlainText } from './parse-plain-text';

const ARTICLE = new URL('../../../../resources/article/space-agencies.txt', import.meta.url);

function parse(source: string) {
  const parsed = parsePlainText(source, 'file.txt');
  if (!parsed) throw new Error('nothing readable');
  expect(structureProblems(parsed)).toEqual([]);
  return {
    ...parsed.structure,
    text: parsed.text,
    shown: parsed.structure.blocks.map((b) => [b.kind, parsed.text.slice(b.start, b.end)] as const),
    outline: parsed.structure.sections.map(shortHeading),
  };
}

describe('parsePlainText', () => {
  it('divides the built-in article into its eight sections', () => {
    const article = parse(readFileSync(ARTICLE, 'utf8'));
    expect(article.title).toBe('Space agencies: forging international alliances for cosmic exploration?');
    expect(article.outline).toEqual([
      'Introduction',
      'Historical Context',
      'Key Players',
      'Collaborative Missions',
      'Technological Exchange',
      'Diplomatic Challenges',
      'Future Prospects',
      'Closing',
    ]);
    expect(article.sections.map((section) => section.heading === null)).toEqual([true, false, false, false, false, false, false, true]);
    expect(article.language).toBe('en');
    expect(article.sections.at(-1)?.id).toBe('s-closing');
  });

  it('reads the same from CRLF and CR line ends', () => {
    const source = readFileSync(ARTICLE, 'utf8');
    const want = parsePlainText(source, 'a.txt');
    expect(parsePlainText(source.replace(/\n/g, '\r\n'), 'a.txt')).toEqual(want);
    expect(parsePlainText(source.replace(/\n/g, '\r'), 'a.txt')).toEqual(want);
  });

  it('has nothing to say of blank sources', () => {
    for (const source of ['', ' \n\t\r\n', '\u0000\u00ad\u200b']) expect(parsePlainText(source, 'a.txt')).toBeNull();
  });

  it('joins wrapped lines and keeps the lines of verse', () => {
    const prose = parse('It was wrapped by hand at some forty columns,\nwhich nobody does any more, but old texts\nare full of it, and a reader wants it as one\nparagraph.');
    expect(prose.shown).toEqual([
      ['paragraph', 'It was wrapped by hand at some forty columns, which nobody does any more, but old texts are full of it, and a reader wants it as one paragraph.'],
    ]);
    const verse = parse('The Tyger\n\nTyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy fearful symmetry?\n');
    expect(verse.shown).toEqual([
      ['title', 'The Tyger'],
      ['paragraph', 'Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy fearful symmetry?'],
    ]);
  });

  it('reads a book as Project Gutenberg sets it', () => {
    const book = parse(
      'The Project Gutenberg eBook of Tides\n\nTitle: Tides\n\nAuthor: A. Moon\n\n\n\nCHAPTER I.\n\nThe Shore\n\n\n' +
        'The sea came in, as it had come in on every day that anybody could\nremember, and it took the boat along with it when it went out again.\n\n\n' +
        'CHAPTER II.\n\nThe Boat\n\n\nNobody saw it again.\n\n* * *\n\nYears later it was found.\n',
    );
    expect(book.title).toBe('Tides');
    expect(book.byline).toBe('A. Moon');
    expect(book.sections.map((s) => [s.heading, s.level])).toEqual([
      [null, 1], ['CHAPTER I.', 1], ['The Shore', 2], ['CHAPTER II.', 1], ['The Boat', 2], [null, 1],
    ]);
    expect(book.text).toContain('remember, and it took');
  });

  it('finds underlined, numbered and capital headings with their depth', () => {
    const text = parse('Orbits\n======\n\nShort.\n\n1. Basics\n\nText of it.\n\n1.1 Ellipses\n\nMore text.\n\n2. Uses\n\nAnd more.\n');
    expect(text.sections.map((s) => [s.heading, s.level])).toEqual([[null, 1], ['1. Basics', 1], ['1.1 Ellipses', 2], ['2. Uses', 1]]);
    expect(parse('A Title\n\nLaws\n----\nThree of them.\n').outline).toEqual(['Laws']);
    expect(parse('A Title\n\nIt begins.\n\nOF THE SEA\n\nIt is wet.\n').outline).toEqual(['Introduction', 'OF THE SEA']);
  });

  it('takes short lines for text where they head nothing', () => {
    expect(parse('Notes\n\nmilk\n\nbread\n\neggs\n').outline).toEqual(['Introduction']);
    expect(parse('Dear Anna,\n\nall is well here.\n\nBest regards,\n\nBob Jones\n').outline).toEqual(['Introduction']);
    expect(parse('One paragraph, and no more.').shown).toEqual([['paragraph', 'One paragraph, and no more.']]);
    expect(parse('One paragraph, and no more.').title).toBe('file');
  });

  it('joins Chinese and Japanese without spaces', () => {
    const source = '宇宙機関の協力\n\n第一章 歴史\n\n本稿では、宇宙機関が果たす役割について述べる。国際協力は、二十世紀の半ばに\n始まり、現在も続いている。\n';
    expect(parse(source).shown).toEqual([
      ['title', '宇宙機関の協力'], ['heading', '第一章 歴史'],
      ['paragraph', '本稿では、宇宙機関が果たす役割について述べる。国際協力は、二十世紀の半ばに始まり、現在も続いている。'],
    ]);
  });

  it('parts a list from the line that announces it', () => {
    expect(parse('Notes\n\nBudget\n\nWe agreed.\n\nNext steps\n- write\n- call\n').shown.slice(3)).toEqual([
      ['heading', 'Next steps'], ['list-item', 'write'], ['list-item', 'call'],
    ]);
  });

  it('reads an e-mail with its list and its quotation', () => {
    const mail = parse('From: Anna <a@example.org>\nSubject: Launch on Friday\n\nHi Bob,\n\n- the fuel\n- the weather, which is bad\n  in the north\n\n> I think so.\n\nNo.\n');
    expect([mail.title, mail.byline]).toEqual(['Launch on Friday', 'Anna <a@example.org>']);
    expect(mail.shown.slice(2)).toEqual([
      ['list-item', 'the fuel'], ['list-item', 'the weather, which is bad in the north'], ['quote', 'I think so.'], ['paragraph', 'No.'],
    ]);
  });

  it('keeps the lines of a log apart', () => {
    const log = parse('2024-01-02 10:00:00 INFO Starting\n2024-01-02 10:00:01 WARN Odd\n2024-01-02 10:00:02 ERROR Failed\n');
    expect(log.shown.map(([kind]) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });

  it('loses no word of what people write', () => {
    const line = fc.constantFrom('Title Of It', 'A sentence, with an end.', '- item', '2. two', '> said', '', '', '    set in', '=====', 'CHAPTER 2', 'x'.repeat(60));
    const words = (text: string): string[] => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const source = lines.join('\n');
        const parsed = parsePlainText(source, 'a.txt');
        expect(parsed ? structureProblems(parsed) : []).toEqual([]);
        expect(words(parsed?.text ?? '')).toEqual(words(source));
      }),
    );
  });

  it('keeps the laws on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
        const parsed = parsePlainText(source, 'a.txt');
        expect(parsed ? structureProblems(parsed) : []).toEqual([]);
      }),
    );
  });
});
