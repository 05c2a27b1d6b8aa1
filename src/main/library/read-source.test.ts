import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { book } from '../../core/documents/epub/book.fixture';
import { png } from './picture.fixture';
import { LARGEST_BINARY, readSource } from './read-source';

const title = async (bytes: Uint8Array, name: string): Promise<string> => {
  const source = await readSource(bytes, name);
  return source.ok ? `${source.mediaType}: ${source.parsed.structure.title}` : source.message;
};

describe('readSource', () => {
  it('tells the format by what is in the file', async () => {
    expect(await title(book(), 'wrong.txt')).toBe('application/epub+zip: Small Bodies');
    expect(await title(Buffer.from('Hello\n\nA paragraph about %PDF- files.'), 'wrong.epub')).toBe('text/plain: Hello');
  });

  it('says what is wrong with a file in a sentence that names it', async () => {
    expect(await title(book().subarray(0, 2000), 'small.epub')).toBe('small.epub is damaged or not complete. Copy or download it again and import that file.');
    const large = new Uint8Array(LARGEST_BINARY + 1);
    large.set(book().subarray(0, 200));
    expect(await title(large, 'large.epub')).toMatch(/^large\.epub is 201 MB, more than the 200 MB/);
  });

  it('says of a book that the encoding of its pages was guessed', async () => {
    const page = (encoding: string) => ({ 'OEBPS/pic.png': png(30, 40), 'OEBPS/text/two.xhtml': iconv.encode('<html><body><p>Вчера поздно вечером экипаж вернулся на Землю. Следующая экспедиция начнется осенью.</p></body></html>', encoding) });
    const [guessed, said] = [await readSource(book(page('windows-1251')), 'small.epub'), await readSource(book(page('utf8')), 'small.epub')];
    expect(guessed.ok && guessed.parsed.text).toContain('Вчера поздно вечером');
    expect(guessed.ok && guessed.notes).toEqual([expect.stringMatching(/^small\.epub does not say which encoding some of its pages are in; they were read as .*1251/)]);
    expect(said.ok && said.notes).toEqual([]);
  });

  it('never throws, whatever the bytes', async () => {
    const beginnings = ['', '%PDF-1.7\n', 'PK\x03\x04', 'PK\x03\x04' + '\0'.repeat(26) + 'mimetypeapplication/epub+zip'].map((text) => [...Buffer.from(text, 'latin1')]);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), async (beginning, rest) => {
        const source = await readSource(Uint8Array.from([...beginning, ...rest]), 'paper.bin');
        expect(source.ok || source.message.startsWith('paper.bin ')).toBe(true);
      }),
    );
  });
});
