import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { structureProblems } from '../canonical';
import { CONTAINER, PACKAGE, PAGES, book, pack } from './book.fixture';
import { parseEpub } from './parse-epub';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const read = (bytes: Uint8Array) => {
  const unpacked = parseEpub(bytes, 'small.epub', decode);
  if (!unpacked.ok) throw new Error(unpacked.problem);
  expect(structureProblems(unpacked.parsed)).toEqual([]);
  const { text, structure } = unpacked.parsed;
  return { ...structure, text, shown: structure.blocks.map((b) => [b.kind, b.level, text.slice(b.start, b.end)] as const) };
};
const problem = (bytes: Uint8Array): string => {
  const unpacked = parseEpub(bytes, 'small.epub', decode);
  return unpacked.ok ? 'read' : unpacked.problem;
};

describe('parseEpub', () => {
  it('reads the pages in order, with headings from the contents where a page has none', () => {
    const { shown, sections } = read(book());
    expect(shown).toEqual([
      ['heading', 1, 'Asteroids'],
      ['paragraph', 0, 'Rocks1 & more &x;.'],
      ['heading', 2, 'Ceres'],
      ['paragraph', 0, 'The largest.'],
      ['footnote', 0, 'Of many sizes.'],
      ['heading', 2, 'Comets'],
      ['paragraph', 0, 'Ice and dust, see here.'],
      ['list-item', 1, 'Halley'],
    ]);
    expect(sections.map((section) => section.heading)).toEqual(['Asteroids', 'Ceres', 'Comets']);
  });

  it('knows what the book says of itself', () => {
    const { title, byline, language, imprint, marks } = read(book());
    expect({ title, byline, language, imprint }).toEqual({
      title: 'Small Bodies',
      byline: 'Ann Lee',
      language: 'en-GB',
      imprint: { date: '2019-05-02', publisher: 'Orbit & Sons', identifier: 'urn:isbn:9780000000001' },
    });
    expect(marks.map((mark) => mark.target).filter(Boolean)).toEqual(['#n1', 'https://example.org/c']);
  });

  it('reads older books, with their contents in an NCX file', () => {
    const ncx =
      '<ncx><navMap><navPoint><navLabel><text>Part One</text></navLabel><content src="a.html"/><navPoint><navLabel><text>First</text></navLabel><content src="a.html#f"/></navPoint></navPoint></navMap></ncx>';
    const opf =
      '<opf:package xmlns:opf="o" xmlns:dc="d"><opf:metadata><dc:title>Old</dc:title><dc:creator opf:role="edt">E</dc:creator></opf:metadata><opf:manifest>' +
      '<opf:item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><opf:item id="a" href="a.html" media-type="application/xhtml+xml"/></opf:manifest><opf:spine toc="n"><opf:itemref idref="a"/></opf:spine></opf:package>';
    const { shown, title, byline } = read(
      pack({ 'META-INF/container.xml': CONTAINER, 'OEBPS/book.opf': opf, 'OEBPS/toc.ncx': ncx, 'OEBPS/a.html': '<p>before</p><p>x <a name="f"></a>after</p>' }),
    );
    expect([title, byline]).toEqual(['Old', 'E']);
    expect(shown.map(([, , text]) => text)).toEqual(['Part One', 'before', 'First', 'x after']);
  });

  it('makes the title of a heading that repeats it', () => {
    const { shown } = read(book({ 'OEBPS/cover.xhtml': '<h1>Small Bodies</h1><p>by Ann Lee</p>' }));
    expect(shown[0]).toEqual(['title', 0, 'Small Bodies']);
  });

  it('refuses what is protected, but not for fonts', () => {
    const encryption = (uri: string, algorithm: string): string =>
      `<encryption xmlns:enc="e"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`;
    const aes = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc';
    expect(problem(book({ 'META-INF/encryption.xml': encryption('OEBPS/text/one%20page.xhtml', aes) }))).toContain('protected');
    expect(problem(book({ 'META-INF/encryption.xml': encryption('OEBPS/book.opf', aes) }))).toContain('protected');
    expect(problem(book({ 'META-INF/encryption.xml': encryption('OEBPS/f.otf', 'http://www.idpf.org/2008/embedding') }))).toBe('read');
  });

  it('refuses what is damaged or has no text', () => {
    const whole = book();
    for (const length of [10, 100, whole.length >> 1, whole.length - 30]) expect(problem(whole.subarray(0, length))).toContain('damaged or not complete');
    expect(problem(book({ 'OEBPS/book.opf': PACKAGE.replaceAll('text/', 'gone/').replaceAll('"cover.xhtml"', '"gone"') }))).toContain('do not fit together');
    expect(problem(pack({ 'a.txt': 'x' }))).toContain('do not fit together');
    expect(problem(book(Object.fromEntries(Object.keys(PAGES).map((name) => [name, '<img src="a.png"/>']))))).toContain('without text');
  });

  it('leaves alone what unpacks beyond reason', () => {
    expect(problem(book({ 'OEBPS/cover.xhtml': new Uint8Array(20_000_000) }))).toContain('far more');
    expect(problem(zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`f${String(i)}`, new Uint8Array()])), { level: 0 }))).toContain('far more');
    // A directory that lies about a size gets as much as it said.
    const liar = book({ 'OEBPS/cover.xhtml': strToU8('<p>word</p>'.repeat(200_000)) });
    const directory = Buffer.from(liar.buffer, liar.byteOffset);
    directory.writeUInt32LE(1000, directory.lastIndexOf('OEBPS/cover.xhtml') - 46 + 24);
    expect(problem(liar)).toMatch(/read|damaged/);
  });

  it('is linear in pages that are made to be slow', { timeout: 15_000 }, () => {
    for (const bit of ['<?xml', '<!DOCTYPE [', '<a"', "<a '", '<!--', '<a/', '<![CDATA[']) {
      expect(problem(book({ 'OEBPS/text/two.xhtml': bit.repeat(100_000) + 'xX'.repeat(5000) }))).toMatch(/read|far more/);
    }
  });

  it('never throws, whatever is changed in a book', () => {
    const whole = book();
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 }), (at, noise) => {
        const broken = Uint8Array.from(whole);
        broken.set(noise.subarray(0, broken.length - at), at);
        const unpacked = parseEpub(broken, 'small.epub', decode);
        expect(unpacked.ok ? structureProblems(unpacked.parsed) : []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the laws on any page', () => {
    const bit = fc.constantFrom('<p>', '</p>', '<a id="ceres"/>', '<div/>', '<h1/>', '<aside epub:type="footnote">', '</aside>', '<![CDATA[x]]>', '<?xml?>', '<!DOCTYPE a [', ']>', '<span a=">"/>', 'word ', '&nbsp;', '<br/>');
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 30 }), (bits) => {
        const unpacked = parseEpub(book({ 'OEBPS/text/two.xhtml': bits.join('') }), 'small.epub', decode);
        expect(unpacked.ok && structureProblems(unpacked.parsed)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
