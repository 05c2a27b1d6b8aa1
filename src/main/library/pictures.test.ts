import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { structureProblems } from '../../core/documents/canonical';
import { paragraph, run, wordDocument } from '../../core/documents/docx/document.fixture';
import { book, PACKAGE } from '../../core/documents/epub/book.fixture';
import { lookOf } from '../../core/documents/picture-bytes';
import { heads, png, svg } from './picture.fixture';
import { readSource } from './read-source';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'almagest-pictures-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (path: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
};
const read = async (bytes: Uint8Array, name: string, within = folder) => {
  const source = await readSource(bytes, name, { folder: join(folder, 'papers'), within });
  if (!source.ok) throw new Error(source.message);
  expect(structureProblems(source.parsed)).toEqual([]);
  expect(source.parsed.references).toBeUndefined();
  const { text, structure } = source.parsed;
  const shown = (structure.pictures ?? []).map(({ at, alt, width, height }) => [text.slice(at, at + 12), alt, width, height]);
  return { ...source, text, shown, hashes: source.pictures.map(({ sha256 }) => sha256) };
};
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const page = (body: string): Buffer => Buffer.from(`<html><body><h1>Towers</h1><p>${'A lighthouse is a tower with a lamp on top. '.repeat(12)}</p>${body}<p>${'And so it went on for a hundred years or more. '.repeat(12)}</p></body></html>`);

describe('a picture', () => {
  it('is told by its bytes, with its size as it is shown', () => {
    expect(lookOf(png(300, 200))).toEqual({ type: 'image/png', width: 300, height: 200 });
    for (const [kind, bytes] of Object.entries(heads)) expect(lookOf(bytes), kind).toEqual({ type: `image/${kind === 'turned' ? 'jpeg' : kind}`, width: 300, height: 200 });
    for (const bytes of [svg, Buffer.alloc(0), Buffer.from('no picture'), png(0, 0)]) expect(lookOf(bytes)).toBeNull();
  });

  it('is never told by half a head, whatever stands there', () => {
    fc.assert(fc.property(fc.constantFrom(png(30, 20), ...Object.values(heads)), fc.nat(120), fc.uint8Array({ maxLength: 60 }), (bytes, at, noise) => {
      const broken = Uint8Array.from([...bytes.subarray(0, at), ...noise]);
      const look = lookOf(broken);
      expect(look === null || (look.width > 0 && look.height > 0)).toBe(true);
    }));
  });
});

describe('the pictures of an article', () => {
  it('come from the folder of a saved page and from the page itself, and leave the text as it is', async () => {
    await put('papers/Towers_files/lamp one.png', png(300, 200));
    const inPage = png(90, 80, 7);
    const body = `<figure><img src="./Towers_files/lamp%20one.png?x=1" alt="A lamp"><figcaption>The lamp at night</figcaption></figure><p>Before it. <img src="data:image/png;base64,${inPage.toString('base64')}" alt="inside"> After it.</p>`;
    const { text, shown, hashes } = await read(page(body), 'Towers.html');
    expect(shown).toEqual([['The lamp at ', 'A lamp', 300, 200], ['And so it we', 'inside', 90, 80]]);
    expect(hashes).toEqual([hash(png(300, 200)), hash(inPage)]);
    const bare = await read(page(body.replace(/ src="[^"]*"/g, '')), 'Towers.html');
    expect(bare.text).toBe(text);
    expect(bare.shown).toEqual([]);
  });

  it('come from beside a Markdown file, within the folder that was chosen and never from outside it', async () => {
    for (const path of ['papers/near.png', 'shared/far.png']) await put(path, png(300, 200, path.length));
    await symlink(join(folder, 'shared/far.png'), join(folder, 'papers/link.png'));
    const text = Buffer.from(['# Towers', '![Near](near.png)', '![Far](../shared/far.png)', '![Link](link.png)', 'End.'].join('\n\n'));
    expect((await read(text, 'a.md')).shown.map(([, alt]) => alt)).toEqual(['Near', 'Far', 'Link']);
    expect((await read(text, 'a.md', join(folder, 'papers'))).shown.map(([, alt]) => alt)).toEqual(['Near']);
  });

  it('are never looked for on the web, by an absolute address, or where the file says what is no picture', async () => {
    await put('papers/drawing.svg', svg);
    await put('papers/words.png', Buffer.from('These are words, not a picture.'));
    await put('papers/near.png', png(300, 200));
    const sources = ['https://example.org/near.png', '//example.org/near.png', `file://${folder}/papers/near.png`, join(folder, 'papers/near.png'), '..%2f..%2fnear.png', 'near.png%00', 'drawing.svg', 'words.png', 'data:image/svg+xml,<svg/>', 'javascript:alert(1)', '\\\\server\\near.png'];
    expect((await read(page(sources.map((source) => `<figure><img src="${source}" alt="A drawing of it"></figure>`).join('')), 'a.html')).shown).toEqual([]);
    expect((await readSource(Buffer.from('# T\n\n![Near](near.png)\n\nEnd.'), 'a.md')).ok).toBe(true);
  });

  it('come out of a book, from whatever folder its page names', async () => {
    const orbit = png(300, 200);
    const chapter = (source: string) => ({ 'OEBPS/text/two.xhtml': `<html><body><p>Rocks of all sizes.</p><p><img src="${source}" alt="An orbit"/></p><p>The largest.</p></body></html>`, 'OEBPS/images/an orbit.png': orbit });
    const { shown, hashes } = await read(book(chapter('../images/an%20orbit.png')), 'book.epub');
    expect(shown).toEqual([['An orbit', 'An orbit', 300, 200]].map(([, ...rest]) => [expect.stringMatching(/^An orbit/) as string, ...rest]));
    expect(hashes).toEqual([hash(orbit)]);
    expect((await read(book(chapter('../../../images/an%20orbit.png')), 'book.epub')).shown).toEqual([]);
  });

  it('are found by whichever of their addresses there is a picture at, the largest first', async () => {
    for (const [index, name] of ['small.png', 'large.png', 'late.png', 'source.png'].entries()) await put(`papers/Towers_files/${name}`, png(300, 200, index + 1));
    const blank = `data:image/gif;base64,${Buffer.from('GIF89a\x01\0\x01\0', 'latin1').toString('base64')}`;
    const body = [
      '<img src="https://example.org/a.png" srcset="Towers_files/small.png 300w, Towers_files/large.png 900w, https://example.org/b.png 1200w" alt="In a set of sizes">',
      `<img src="${blank}" data-src="Towers_files/late.png" alt="Loaded by a script">`,
      '<picture><source srcset="https://example.org/c.avif, Towers_files/source.png 2x"><img src="https://example.org/c.png" alt="Among sources"></picture>',
    ];
    const { hashes, notes } = await read(page(body.map((each) => `<p>${each}</p>`).join('')), 'Towers.html');
    expect(hashes).toEqual([2, 3, 4].map((which) => hash(png(300, 200, which))));
    expect(notes).toEqual([]);
  });

  it('that stay on the web, or are not where they are said to be, are counted in a sentence', async () => {
    const body = '<p><img src="https://example.org/a.png" alt="One"></p><p><img src="//example.org/b.png" alt="Two"></p><p><img src="/c.png" alt="Three"></p><p>A sign <img src="https://example.org/d.png"> amid words.</p>';
    const { notes } = await read(page(body), 'Towers.html');
    expect(notes).toEqual([
      'Towers.html came in without 2 of its pictures, which are on the web, and nothing is loaded from there. Save the page with its pictures, and import that as a new version.',
      'Towers.html came in without 1 of its pictures, which are neither in it nor where it says they are.',
    ]);
  });

  it('that a note of Obsidian embeds by name come from anywhere in the folder, and leave no brackets behind', async () => {
    for (const [index, path] of ['assets/a lamp.png', 'assets/old/tower.png', 'shared/tower.png', '.trash/gone.png'].entries()) await put(path, png(300, 200, index + 1));
    const text = Buffer.from('# Towers\n\n![[A lamp.png|The lamp]]\n\n![[old/tower.png|300]]\n\n![[tower.png]]\n\n![[gone.png]]\n\n`![[tower.png]]` as code, ![[Another note]].');
    const read1 = await read(text, 'a.md');
    expect(read1.shown.map(([, alt]) => alt)).toEqual(['The lamp', '', '']);
    expect(read1.hashes).toEqual([1, 2, 3].map((which) => hash(png(300, 200, which))));
    expect(read1.text).toContain('![[tower.png]] as code, ![[Another note]].');
    expect(read1.text.match(/!\[\[/g)).toHaveLength(2);
    expect(read1.notes).toHaveLength(1);
  });

  it('begin with a book’s cover, once, whether its package or a page of its own names it', async () => {
    const marked = (extra: string) => PACKAGE.replace('media-type="image/png"/>', `media-type="image/png" ${extra}/>`);
    const cover = { 'OEBPS/pic.png': png(300, 400) };
    for (const changed of [{}, { 'OEBPS/book.opf': marked('properties="cover-image"') }, { 'OEBPS/book.opf': PACKAGE.replace('</metadata>', '<meta name="cover" content="pic"/></metadata>'), 'OEBPS/cover.xhtml': '<html><body><svg/></body></html>' }]) {
      const { shown, text } = await read(book({ ...cover, ...changed }), 'book.epub');
      expect(shown).toEqual([[text.slice(0, 12), 'Small Bodies', 300, 400]]);
    }
    const twice = { ...cover, 'OEBPS/book.opf': marked('properties="cover-image"'), 'OEBPS/text/two.xhtml': '<html><body><p>Rocks of all sizes.</p><p><img src="../pic.png" alt="An orbit"/></p></body></html>' };
    expect((await read(book(twice), 'book.epub')).shown.map(([, alt]) => alt)).toEqual(['An orbit']);
    expect((await read(book({ 'OEBPS/book.opf': marked('properties="cover-image"') }), 'book.epub')).shown).toEqual([]);
  });

  it('come out of a Word document', async () => {
    const drawing = '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="x" descr="A lamp"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rIdP"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>';
    const body = paragraph(run('A tower stands here.')) + paragraph(drawing) + paragraph(run('So it ends.'));
    const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const { shown, hashes } = await read(wordDocument(body, { 'word/_rels/document.xml.rels': relations, 'word/media/image1.png': png(300, 200), '[Content_Types].xml': types }), 'a.docx');
    expect(shown).toEqual([[expect.stringMatching(/^A lamp/) as string, 'A lamp', 300, 200]]);
    expect(hashes).toEqual([hash(png(300, 200))]);
  });

  it('leaves out ornaments, and says what was too large', async () => {
    await put('papers/dot.png', png(1, 1));
    await put('papers/sign.png', png(40, 40));
    await put('papers/huge.png', Buffer.concat([png(300, 200).subarray(0, 16), Buffer.from([0, 0, 0x80, 0, 0, 0, 0x80, 0]), png(300, 200).subarray(24)]));
    const text = Buffer.from('# T\n\n![](dot.png)\n\nA word ![sign](sign.png) and a word.\n\n![Huge](huge.png)\n\nEnd.');
    const { shown, notes } = await read(text, 'a.md');
    expect(shown).toEqual([]);
    expect(notes).toEqual(['a.md came in without 1 of its pictures, which are larger than what is kept: 20 MB each, 128 MB together.']);
  });
});
