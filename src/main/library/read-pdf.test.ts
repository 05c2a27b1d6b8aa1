import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureProblems } from '../../core/documents/canonical';
import { ARTICLE, TITLE, column, pdf } from '../../core/documents/pdf/file.fixture';
import { readSource } from './read-source';

const read = async (bytes: Uint8Array, name = 'paper.pdf') => {
  const source = await readSource(bytes, name);
  if (!source.ok) throw new Error(source.message);
  expect(structureProblems(source.parsed)).toEqual([]);
  const { text, structure } = source.parsed;
  return { ...structure, text, shown: structure.blocks.map((b) => [b.kind, b.level, text.slice(b.start, b.end)] as const) };
};
const problem = async (bytes: Uint8Array, name = 'paper.pdf'): Promise<string> => {
  const source = await readSource(bytes, name);
  return source.ok ? 'read' : source.message;
};

describe('a PDF file', () => {
  it('becomes running text: headings by size, lines and pages joined, hyphens undone, running heads dropped', async () => {
    const { shown, title } = await read(pdf(ARTICLE));
    expect(title).toBe(TITLE);
    expect(shown).toEqual([
      ['title', 0, TITLE],
      ['heading', 1, '1 Introduction'],
      ['paragraph', 0, 'The bodies that move between the planets Mars and Jupiter are small, and well-known ones are fewer than those unknown (some say). They were found one after another by many.'],
      ['paragraph', 0, 'A second paragraph stands here with its own first line, and it goes on to the end of the page, where the sentence is not at its end but goes on over it without a break of any kind, to this place.'],
      ['footnote', 0, '1 Found by Piazzi.'],
      ['heading', 2, 'Well known bodies'],
      ['paragraph', 0, 'These are well-known to everyone, or so the books about them say.'],
      ['list-item', 1, 'Ceres, the first of them'],
      ['list-item', 1, 'Pallas, the second of them'],
      ['table', 0, 'name\tyear\tkm\nCeres\t1801\t939\nPallas\t1802\t513'],
      ['heading', 1, '2 Results'],
      ['code', 0, 'for (;;) {\n  orbit();\n}'],
      ['paragraph', 0, 'The last page says that nothing more is to be said of bodies here.'],
    ]);
  });

  it('knows where its pages begin, inside a paragraph too', async () => {
    const { pages, text } = await read(pdf(ARTICLE));
    expect(pages?.map(({ label, start }) => [label, text.slice(start, start + 12)])).toEqual([
      ['1', 'On the Orbit'],
      ['2', 'end but goes'],
      ['3', 'The last pag'],
    ]);
  });

  it('says what its properties say, unless a program wrote them', async () => {
    expect(await read(pdf(ARTICLE, '/Title (Small Bodies) /Author (Ann Lee; Bo Ek) /CreationDate (D:20200304050607Z)'))).toMatchObject({ title: 'Small Bodies', byline: 'Ann Lee, Bo Ek', imprint: { date: '2020-03-04' } });
    expect(await read(pdf(ARTICLE, '/Title (Microsoft Word - paper.doc) /Author (user)'))).toMatchObject({ title: TITLE, byline: null });
    expect(await read(pdf([column(['Only a line of text.'], 700)]), 'My paper.pdf')).toMatchObject({ title: 'My paper' });
  });

  it('reads two columns one after the other', async () => {
    const left = column(['The left column is set first and it', 'has lines of such a length, which', 'end where the next column has its'], 700);
    const right = column(['beginning, and the text goes on as', 'though there were no columns here.'], 700, { x: 320 });
    const { shown } = await read(pdf([[...left, ...right]]));
    expect(shown).toHaveLength(1);
  });

  it('keeps lines that several pages begin with, where they are part of the text', async () => {
    const page = (head: string) => [{ text: `Journal ${head}`, y: 815 }, ...column(['All of these pages begin with the same line,', `and then go on to say something else: ${head}.`, 'That is no running head, it is a refrain here.'], 790)];
    const { text } = await read(pdf([page('1'), page('2'), page('3')]));
    expect(text.match(/All of these pages/g)).toHaveLength(3);
    expect(text).not.toContain('Journal');
  });

  it('is known whatever its name, and gets a sentence where it cannot be read', async () => {
    expect(await problem(pdf(ARTICLE), 'wrong.txt')).toBe('read');
    const whole = pdf(ARTICLE);
    expect(await problem(whole.subarray(0, 60))).toMatch(/^paper\.pdf is damaged or not complete/);
    expect(await problem(pdf([[]]))).toMatch(/^paper\.pdf holds pictures of pages, but no text/);
    const locked = pdf(ARTICLE, '', `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`);
    expect(await problem(locked)).toMatch(/^paper\.pdf is protected by a password/);
  });

  it('leaves the bytes as they were, since they are kept', async () => {
    const bytes = pdf(ARTICLE);
    await readSource(bytes, 'paper.pdf');
    expect(bytes).toEqual(pdf(ARTICLE));
  });

  it('never throws, whatever is changed in it', { timeout: 60_000 }, async () => {
    const whole = pdf(ARTICLE);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 }), async (at, noise) => {
        const broken = Uint8Array.from(whole);
        broken.set(noise.subarray(0, broken.length - at), at);
        const source = await readSource(broken, 'paper.pdf');
        expect(source.ok ? structureProblems(source.parsed) : []).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
