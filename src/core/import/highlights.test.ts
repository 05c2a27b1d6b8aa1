import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../export/csv';
import { readCsv } from './csv-rows';
import { nearestColor } from './highlights';
import { readMarksFile } from './marks-file';

let turn = 0;
const read = (text: string, name = 'file') => {
  const file = readMarksFile(text, name, () => `N${String(++turn)}`);
  if (file.kind !== 'highlights') throw new Error(file.kind);
  return file.read;
};

describe('a table', () => {
  it('that was written is read back, whatever its cells hold', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[\s\0]*[=+\-@＝＋－＠|%]|^[\t\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(readCsv(writeCsv(['a', 'b'], rows))).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });
  it('of any text is read without a throw', () => void fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a') }), (text) => Array.isArray(readCsv(text)))));
});

describe('Readwise', () => {
  const table = [
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags',
    '"A lighthouse, as one says, is ""lit""",On Lighthouses,Jane Doe,B000,"so?\nreally",pink,"sea, .h1",location,12,2024-01-31 10:20:30+01:00,',
    'Second words,On Lighthouses,Jane Doe,B000,,,,location,14,,',
    'Without a title,,,,,,,,,,',
  ].join('\r\n');

  it('gives highlights by work, with notes, tags, colours and times, and names what it cannot use', () => {
    const { works, problems } = read(table);
    expect(works).toEqual([
      {
        work: { title: 'On Lighthouses', byline: 'Jane Doe', imprint: {} },
        highlights: [
          { quote: 'A lighthouse, as one says, is "lit"', comment: 'so?\nreally', tags: ['sea', 'h1'], color: 'rose', created: '2024-01-31T09:20:30.000Z' },
          { quote: 'Second words', comment: '', tags: [], color: 'amber', created: null },
        ],
      },
    ]);
    expect(problems).toEqual(['Line 4 was left out: it has no title.']);
  });
});

describe('My Clippings of a Kindle', () => {
  const clippings = `\ufeffOn Lighthouses (Doe, Jane;Roe, Richard)\r
- Your Highlight on page 12 | Location 170-172 | Added on Monday, May 2, 2016 10:00:05 PM\r
\r
A lighthouse is a tower\r
==========\r
On Lighthouses (Doe, Jane;Roe, Richard)\r
- Your Highlight on page 12 | Location 170-174 | Added on Monday, May 2, 2016 10:01:00 PM\r
\r
A lighthouse is a tower with a lamp\r
==========\r
On Lighthouses (Doe, Jane;Roe, Richard)\r
- Your Note on page 12 | Location 174 | Added on Monday, May 2, 2016 10:02:00 PM\r
\r
what kind of lamp?\r
==========\r
Der Turm\r
- Ihre Markierung bei Position 1432-38 | Hinzugefügt am Montag, 2. Mai 2016 22:00:00\r
\r
Ein Licht\r
==========\r
Der Turm\r
- Ihr Lesezeichen bei Position 9 | Hinzugefügt am Montag, 2. Mai 2016 22:00:00\r
\r
\r
==========\r
nonsense\r
==========\r
`;
  it('gives highlights by book, each once, with the notes made at them', () => {
    const { works, problems } = read(clippings);
    expect(works).toEqual([
      {
        work: { title: 'On Lighthouses', byline: 'Jane Doe, Richard Roe', imprint: {} },
        highlights: [{ quote: 'A lighthouse is a tower with a lamp', comment: 'what kind of lamp?', tags: [], color: 'amber', created: '2016-05-02T22:01:00.000Z' }],
      },
      { work: { title: 'Der Turm', byline: null, imprint: {} }, highlights: [{ quote: 'Ein Licht', comment: '', tags: [], color: 'amber', created: null }] },
    ]);
    expect(problems).toEqual(['One bookmark was left out: it holds no words.', 'One clipping could not be read and was left out.']);
  });
});

const encoded = (value: unknown): string => encodeURIComponent(JSON.stringify(value)).replace(/'/g, '%27');
const uri = 'http://zotero.org/users/1/items/ABCD';
const item = { uris: [uri], itemData: { type: 'article-journal', title: 'On Lighthouses', author: [{ family: 'Doe', given: 'Jane' }], issued: { 'date-parts': [[2019]] }, DOI: '10.1000/182' } };
const note = `<div data-citation-items="${encoded([item])}" data-schema-version="9"><h1>Annotations<br/>(1/31/2024, 10:20:30 AM)</h1>
<p><span class="highlight" data-annotation="${encoded({ annotationKey: 'K', color: '#5fb236', citationItem: { uris: [uri] } })}">“A lighthouse is a tower”</span> <span class="citation" data-citation="x">(<span class="citation-item">Doe, 2019, p. 3</span>)</span> of what kind?</p></div>`;
const work = { title: 'On Lighthouses', byline: 'Jane Doe', imprint: { date: '2019', doi: '10.1000/182' } };
const highlight = { quote: 'A lighthouse is a tower', comment: 'of what kind?', tags: [], color: 'green', created: null };

describe('Zotero', () => {
  it('notes in HTML give their annotations to the cited works, and what else they say as notes', () => {
    expect(read(`<div class="zotero-notes"><div class="zotero-note">${note}</div></div>`)).toEqual({ works: [{ work, highlights: [highlight] }], notes: [], problems: [] });
    const more = read(`<div class="zotero-note">${note.replace('</div>', '<p>And <b>more</b>.</p></div>')}</div>`);
    expect(more.notes).toMatchObject([{ title: 'Annotations(1/31/2024, 10:20:30 AM)' }]);
  });

  it('RDF gives the notes of works, with the works as they are described', () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<bib:Article rdf:about="http://x"><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dcterms:isReferencedBy rdf:resource="#item_2"/><dc:identifier>DOI 10.1000/182</dc:identifier><dc:date>2019</dc:date><dc:title>On Lighthouses</dc:title></bib:Article>
<bib:Memo rdf:about="#item_2"><rdf:value>${note.replace(/data-citation-items="[^"]*"/, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</rdf:value></bib:Memo>
<bib:Memo rdf:about="#item_3"><rdf:value>&lt;h2&gt;Plan&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;&lt;p&gt;first &lt;em&gt;step&lt;/em&gt;&lt;/p&gt;&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;no&lt;/script&gt;</rdf:value></bib:Memo></rdf:RDF>`;
    const { works, notes } = read(rdf);
    expect(works).toEqual([{ work, highlights: [highlight] }]);
    expect(notes).toMatchObject([{ title: 'Plan', tree: { blocks: [{ type: 'heading', level: 2 }, { type: 'list', kind: 'bullet', items: [{ children: [{ text: 'first ' }, { text: 'step', marks: ['italic'] }] }] }] } }]);
    expect(JSON.stringify(notes)).not.toContain('"no"');
  });

  it('annotations in Markdown go to what is cited', () => {
    const { works } = read(`# Annotations\n\n“A lighthouse is a tower” ([Doe, 2019, p. 3](zotero://select/library/items/ABCD)) ([pdf](zotero://open-pdf/library/items/X?page=3&annotation=K)) of what kind?\n`);
    expect(works).toEqual([{ work: { title: 'Doe, 2019', byline: 'Doe', imprint: { date: '2019' } }, highlights: [{ ...highlight, color: 'amber' }] }]);
  });
});

describe('a file of marks', () => {
  it('is told by what it holds, and any text is answered', () => {
    expect(readMarksFile('[{"id": "a"', 'x', String)).toEqual({ kind: 'none', why: 'half' });
    expect(readMarksFile('Dear diary', 'x.txt', String)).toEqual({ kind: 'none', why: 'unknown' });
    const part = fc.constantFrom('==========\n', '- Your Highlight | Location 1-2 | Added on', 'Highlight,Book Title\n', '“a” ([D, 2019](zotero://select/x))', '<rdf:RDF ', '<div data-annotation="%7B', '\n', '{', '"', 'Title (A)', '9'.repeat(20));
    fc.assert(fc.property(fc.array(part, { maxLength: 12 }), (parts) => typeof readMarksFile(parts.join(''), 'x', String).kind === 'string'));
  });
});

describe('a colour', () => {
  it('is the nearest of ours', () => expect(['#ffd400', '#ff6666', '#5fb236', '#2ea8e5', '#a28ae5', '#e56eee', '#f19837', '#aaaaaa', 'Purple', ''].map(nearestColor)).toEqual(['amber', 'rose', 'green', 'blue', 'violet', 'violet', 'amber', 'amber', 'violet', 'amber']));
});
