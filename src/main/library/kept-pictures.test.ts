import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { imageUrl } from '../../core/notes/images';
import { fromMarkdown } from '../../core/notes/markdown';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';
import { heads, png } from './picture.fixture';
import { sourceFilesAt } from './source-files';
import { writeBeside } from './write-beside';

let folder: string;
let vault: Vault;
let library: Library;
let turn = 0;
const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;
const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, turn));
const lamp = png(300, 200);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-kept-pictures-'));
  const opened = await openVault(join(folder, 'vault'), { now, newId, device: 'test', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  ({ vault } = opened);
  library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: () => undefined });
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

async function add(): Promise<{ id: string; revision: string; sha256: string; file: string }> {
  await writeFile(join(folder, 'lamp.png'), lamp);
  await writeFile(join(folder, 'towers.md'), '# Towers\n\nA tower with a lamp.\n\n![A lamp at night](lamp.png)\n\n- An item\n\nEnd.\n\n![](lamp.png)\n');
  const [line] = await library.documents.add(await sourceFilesAt([join(folder, 'towers.md')]));
  const id = line?.document ?? '';
  const { document, structure } = await library.documents.read(id);
  expect(structure.pictures).toHaveLength(2);
  const [revision, sha256] = [document.revisions[0]?.sha256 ?? '', structure.pictures?.[0]?.sha256 ?? ''];
  return { id, revision, sha256, file: join(folder, 'vault/documents', id, revision.slice(0, 12), `${sha256}.png`) };
}

it('keeps a picture once, by its hash, beside the text, and gives it by document, version and hash alone', async () => {
  const { id, revision, sha256, file } = await add();
  expect(await readFile(file)).toEqual(lamp);
  expect((await readdir(join(file, '..'))).sort()).toEqual([`${sha256}.png`, 'original.md', 'structure.json', 'text.txt'].sort());
  expect(await vault.documents.picture(id, revision, sha256)).toMatchObject({ type: 'image/png', bytes: expect.objectContaining({ length: lamp.length }) as Uint8Array });
  expect(await vault.documents.picture(id, revision, revision)).toBeNull();
  expect(await vault.documents.picture(id, sha256, sha256)).toBeNull();
  expect(await vault.documents.picture('../x', revision, sha256)).toBeNull();
  expect(await vault.verify()).toEqual([]);
});

it('finds a picture that was changed or lost, gives none that is not whole, and keeps the article', async () => {
  const { id, revision, sha256, file } = await add();
  await writeFile(file, png(300, 200, 9));
  expect(await vault.documents.picture(id, revision, sha256)).toBeNull();
  expect((await vault.verify()).map(({ code }) => code)).toContain('damaged');
  await rm(file, { force: true });
  expect((await vault.verify()).map(({ code }) => code)).toContain('missing');
  expect((await library.documents.read(id)).text).toContain('A tower with a lamp.');
});

it('goes with its article into the trash and back, and into what the article is absorbed by', async () => {
  const { id, revision, sha256 } = await add();
  await vault.documents.remove(id);
  expect(await vault.documents.picture(id, revision, sha256)).toBeNull();
  await library.trash.restoreDocument(id);
  expect(await vault.documents.picture(id, revision, sha256)).not.toBeNull();
  const [other] = await library.documents.add([{ name: 'other.txt', read: () => Promise.resolve(Buffer.from('Another article of towers.')) }]);
  await library.revisions.absorb(id, other?.document ?? '');
  expect(await vault.documents.picture(other?.document ?? '', revision, sha256)).not.toBeNull();
});

it('is in the web page and the Word document that an article is written as', async () => {
  const { id } = await add();
  const { content: html } = await library.exports.make({ kind: 'article', id }, 'html');
  const source = `src="data:image/png;base64,${lamp.toString('base64')}"`;
  expect(String(html).split(source)).toHaveLength(3);
  expect(String(html)).toMatch(/<figure><img [^>]*alt="A lamp at night" width="300" height="200">/);
  const { content: markdown, beside } = await library.exports.make({ kind: 'article', id }, 'markdown');
  expect(markdown).toMatch(/## Pictures\n\n!\[A lamp at night\]\(images\/[0-9a-f]{64}\.png\)\n$/);
  expect(await writeBeside(join(folder, 'out'), beside, newId)).toBe(1);
  expect(await readFile(join(folder, 'out', beside[0]?.path ?? ''))).toEqual(lamp);
  const { content: word } = await library.exports.make({ kind: 'article', id }, 'docx');
  const parts = unzipSync(word as Uint8Array);
  expect(Buffer.from(parts['word/media/picture0.png'] ?? [])).toEqual(lamp);
  expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array()).match(/r:embed="picture0"/g)).toHaveLength(2);
  const [line] = await library.documents.add([{ name: 'again.docx', read: () => Promise.resolve(word as Uint8Array) }]);
  expect((await library.documents.read(line?.document ?? '')).structure.pictures).toHaveLength(2);
});

it('leaves a sentence and the picture’s words in a Word document in the place of a kind that Word does not show', async () => {
  const page = `# Towers\n\n![A lamp](data:image/webp;base64,${Buffer.from(heads.webp).toString('base64')})\n\nWords after it.`;
  const [line] = await library.documents.add([{ name: 'towers.md', read: () => Promise.resolve(Buffer.from(page)) }]);
  const { content } = await library.exports.make({ kind: 'article', id: line?.document ?? '' }, 'docx');
  const parts = unzipSync(content as Uint8Array);
  expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('[Picture: A lamp. It is of the kind WEBP, which Word documents cannot hold; the notebook shows it.]');
  expect(Object.keys(parts).filter((name) => name.includes('media'))).toEqual([]);

  // Whoever can draw makes a PNG of it, in articles and in notes; what cannot be drawn leaves the sentence.
  const drawing = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: () => undefined, toPng: () => Promise.resolve(lamp) });
  const note = await drawing.notes.create('On lamps', { tree: fromMarkdown(`![A lamp](${imageUrl(await vault.images.put(heads.webp))})`) });
  for (const subject of [{ kind: 'article', id: line?.document ?? '' }, { kind: 'note', id: note.id }] as const) {
    const drawn = unzipSync((await drawing.exports.make(subject, 'docx')).content as Uint8Array);
    expect(Buffer.from(drawn['word/media/picture0.png'] ?? [])).toEqual(lamp);
    expect(strFromU8(drawn['word/document.xml'] ?? new Uint8Array())).toMatch(/descr="A lamp".*r:embed="picture0"/);
  }
  const failing = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: () => undefined, toPng: () => Promise.resolve(null) });
  const { content: left } = await failing.exports.make({ kind: 'article', id: line?.document ?? '' }, 'docx');
  expect(strFromU8(unzipSync(left as Uint8Array)['word/document.xml'] ?? new Uint8Array())).toContain('which Word documents cannot hold');
});
