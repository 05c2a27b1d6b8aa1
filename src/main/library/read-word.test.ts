import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureProblems } from '../../core/documents/canonical';
import { BODY, paragraph, run, wordDocument } from '../../core/documents/docx/document.fixture';
import { readSource } from './read-source';

const read = async (bytes: Uint8Array, name = 'paper.docx') => {
  const source = await readSource(bytes, name);
  if (!source.ok) throw new Error(source.message);
  expect(structureProblems(source.parsed)).toEqual([]);
  const { text, structure } = source.parsed;
  return { ...structure, text, shown: structure.blocks.map((b) => [b.kind, b.level, text.slice(b.start, b.end)] as const) };
};
const problem = async (bytes: Uint8Array): Promise<string> => {
  const source = await readSource(bytes, 'paper.docx');
  return source.ok ? 'read' : source.message;
};

describe('a Word document', () => {
  it('is read with headings, lists, quotes, tables, notes and equations, whatever the names of its styles', async () => {
    const { shown, marks, text } = await read(wordDocument());
    expect(shown).toEqual([
      ['title', 0, 'Minor Planets'],
      ['heading', 1, 'Orbits'],
      ['paragraph', 0, 'They go round, says a page.[1]'],
      ['paragraph', 0, 'Where T2=a holds.'],
      ['list-item', 1, 'inner'],
      ['list-item', 2, 'Ceres'],
      ['quote', 0, 'Said of old.'],
      ['table', 0, 'name\tkm\nCeres\t939'],
      ['heading', 2, 'Names'],
      ['paragraph', 0, 'After goddesses.'],
      ['footnote', 0, 'Kepler, 1609.'],
    ]);
    expect(marks.map((mark) => [mark.kind, text.slice(mark.start, mark.end), mark.target])).toEqual([
      ['strong', 'round', undefined],
      ['link', 'a page', 'https://example.org/'],
      ['link', '[1]', '#footnote-2'],
    ]);
  });

  it('is named by its title, not by what the program wrote', async () => {
    expect(await read(wordDocument())).toMatchObject({ title: 'Minor Planets', byline: 'Ann Lee', imprint: { date: '2020-03-04T05:06:07Z' } });
    expect((await read(wordDocument(paragraph(run('Orbits'), 'Ueber1') + paragraph(run('x'))))).shown[0]).toEqual(['title', 0, 'Orbits']);
    expect(await read(wordDocument(paragraph(run('x'))), 'My paper.docx')).toMatchObject({ title: 'My paper' });
  });

  it('gets a sentence where it cannot be read', async () => {
    const whole = wordDocument();
    for (const length of [60, 1000, whole.length - 20]) expect(await problem(whole.subarray(0, length))).toMatch(/^paper\.docx is damaged or not complete/);
    expect(await problem(wordDocument('<w:p><w:r>'))).toContain('do not fit together');
    expect(await problem(wordDocument(''))).toContain('without text');
    expect(await problem(wordDocument(BODY, { 'word/document.xml': new Uint8Array(5_000_000) }))).toContain('far more');
    expect(await problem(wordDocument('<w:p>'.repeat(20_000)))).toContain('do not fit together');
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await problem(locked)).toMatch(/^paper\.docx is protected by a password/);
  });

  it('takes pictures only by their alternative text', async () => {
    const picture =
      '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="A comet with two tails"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>' +
      '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    expect((await read(wordDocument(paragraph(run('x')) + paragraph(picture)))).shown).toContainEqual(['figure', 0, 'A comet with two tails']);
  });

  it('never throws, whatever is changed in it', async () => {
    const whole = wordDocument();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 }), async (at, noise) => {
        const broken = Uint8Array.from(whole);
        broken.set(noise.subarray(0, broken.length - at), at);
        const source = await readSource(broken, 'paper.docx');
        expect(source.ok ? structureProblems(source.parsed) : []).toEqual([]);
      }),
    );
  });
});
