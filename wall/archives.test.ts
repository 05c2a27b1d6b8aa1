import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { book, pack } from '../src/core/documents/epub/book.fixture';
import { wordDocument } from '../src/core/documents/docx/document.fixture';
import { readSource } from '../src/main/library/read-source';
import { restoreBackup } from '../src/main/vault/backup';
import { nodeFileSystem } from '../src/main/vault/file-system';
import { countingId } from '../src/main/vault/vault.fixture';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-archives-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const description = '{"format":1,"id":"01ID"}';

/** Names by which an entry would leave the folder it is unpacked into, or become something else there. */
const leaving = [
  '../evil.json',
  'notes/../../evil.json',
  '/tmp/evil.json',
  '//server/share/evil.json',
  'C:\\evil.json',
  'C:evil.json',
  '..\\evil.json',
  'notes\\..\\..\\evil.json',
  'notes/x.json\u0000.txt',
  'notes/x.json:stream',
  'notes/CON',
  'notes/nul.json',
  'notes/./../../evil.json',
  '~/evil.json',
];

/** Turns the entry of that name into a symbolic link: Unix mode in the external attributes of the directory (APPNOTE 4.4.15). */
function withLink(zip: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const length = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + length) !== name) continue;
    bytes.writeUInt8(3, at + 5);
    bytes.writeUInt32LE(0xa1ff0000, at + 38);
  }
  return bytes;
}

async function restore(zip: Uint8Array): Promise<string | null> {
  const file = join(folder, 'backup.zip');
  await writeFile(file, zip);
  return restoreBackup({ fs: nodeFileSystem, zip: file, target: join(folder, 'out', 'vault'), newId: countingId }).then(() => null, (error: unknown) => String(error));
}

const everything = async (): Promise<string[]> => (await readdir(folder, { recursive: true })).map(String).sort();

describe('a backup', () => {
  it.each(leaving)('with an entry called %j writes nothing outside its folder', async (name) => {
    const refused = await restore(zipSync({ 'vault.json': strToU8(description), [name]: strToU8('evil') }));
    const written = await everything();
    expect(written.filter((path) => !/^(?:backup\.zip|out(?:$|\/vault(?:$|\/)))/.test(path))).toEqual([]);
    expect(written.filter((path) => path.includes('evil'))).toEqual([]);
    expect(refused).toMatch(/^ExpectedFailure: This backup was not restored because .* Nothing was written\./s);
  });

  it('with a symbolic link makes no link', async () => {
    const zip = withLink(zipSync({ 'vault.json': strToU8(description), 'notes/link.json': strToU8('/etc/passwd') }), 'notes/link.json');
    await restore(zip);
    const entries = await readdir(join(folder), { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isSymbolicLink())).toEqual([]);
  });

  it('that is a bomb, cut off or no zip is refused with a sentence, and nothing stays', async () => {
    const zip = zipSync({ 'vault.json': strToU8(description), 'notes/a.json': new Uint8Array(1024 * 1024) }, { level: 9 });
    const zeros: Zippable = { 'vault.json': strToU8(description), 'notes/bomb.json': [new Uint8Array(300 * 1024 * 1024), { level: 9 }] };
    for (const bytes of [zip.subarray(0, zip.length / 2), Buffer.from('PK\x03\x04 no zip'), new Uint8Array(0), zipSync(zeros)]) {
      const refused = await restore(bytes);
      expect(refused).toMatch(/^ExpectedFailure: This backup was not restored because .* Nothing was written\./s);
      expect((await everything()).filter((path) => path.includes('notes'))).toEqual([]);
    }
  }, 60_000);
});

describe('a book or a paper', () => {
  const made: readonly (readonly [string, (parts: Record<string, string | Uint8Array>) => Uint8Array])[] = [
    ['book.epub', book],
    ['paper.docx', (parts) => wordDocument(undefined, parts)],
  ];
  it.each(made)('%s may hold entries of any name: they are looked up, never written', async (name, make) => {
    const before = await readdir(tmpdir());
    const read = await readSource(make(Object.fromEntries(leaving.map((each) => [each, 'evil']))), name);
    expect(read.ok ? read.parsed.text : read.message).not.toContain('evil');
    expect((await readdir(tmpdir())).filter((each) => !before.includes(each) && each.includes('evil'))).toEqual([]);
  });

  it.each(made)('%s with too many entries, or one that unpacks beyond reason, is left alone with a sentence', async (name, make) => {
    const many = Object.fromEntries(Array.from({ length: 20_100 }, (_, index) => [`x/${String(index)}`, '']));
    const bomb = { 'OEBPS/text/two.xhtml': new Uint8Array(60 * 1024 * 1024), 'word/document.xml': new Uint8Array(60 * 1024 * 1024) };
    for (const parts of [many, bomb]) {
      const read = await readSource(make(parts), name);
      // A book whose chapter is not taken out may still be read by its other chapters.
      if (read.ok) expect(read.parsed.text.length).toBeLessThan(10_000);
      else expect(read.message).toMatch(new RegExp(`^${name.replace('.', '\\.')} `));
    }
  }, 60_000);

  it('whose directory points nowhere, lies about sizes or repeats names does not throw', async () => {
    const whole = pack({ 'META-INF/container.xml': 'x', a: 'b' });
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const read = await readSource(bytes, 'book.epub');
      expect(read.ok ? '' : read.message).toMatch(/^(?:$|book\.epub )/);
    }
  });
});
