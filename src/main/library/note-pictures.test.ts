import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { imageNamesOf, imageUrl } from '../../core/notes/images';
import { fromMarkdown, toMarkdown } from '../../core/notes/markdown';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { markdownFilesIn } from './arriving-files';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';
import { heads, png, svg } from './picture.fixture';
import { writeBeside } from './write-beside';

let folder: string;
let turn = 0;
const newId = () => `01TEST${String(++turn).padStart(20, '0')}`;
const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, turn));
const lamp = png(300, 200);

async function open(name: string): Promise<{ vault: Vault; library: Library }> {
  const opened = await openVault(join(folder, name), { now, newId, device: 'test', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  const { vault } = opened;
  closes.push(() => vault.close());
  return { vault, library: createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: () => undefined }) };
}
const closes: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-note-pictures-'));
});
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

const showing = (url: string, alt = 'A lamp') => fromMarkdown(`Seen: ![${alt}](${url}) here.`);

it('keeps a picture once, by its bytes, and refuses what is none with a sentence', async () => {
  const { vault } = await open('vault');
  const name = await vault.images.put(lamp);
  expect(await vault.images.put(lamp)).toBe(name);
  expect(await vault.images.list()).toEqual([name]);
  expect(Buffer.from((await vault.images.read(name))?.bytes ?? [])).toEqual(lamp);
  for (const bytes of [svg, Buffer.from('no picture'), Buffer.alloc(0)]) await expect(vault.images.put(bytes)).rejects.toThrow(/no picture that a note can hold/);
  await expect(vault.images.put(Buffer.concat([lamp, Buffer.alloc(21 * 1024 * 1024)]))).rejects.toThrow(/larger than 20 MB/);
  const vast = Buffer.from(heads.gif);
  vast.writeUInt16LE(60_000, 6);
  vast.writeUInt16LE(60_000, 8);
  await expect(vault.images.put(vast)).rejects.toThrow(/million pixels/);
  expect(await vault.images.read('../vault.json')).toBeNull();
});

it('says which note lacks a picture and which picture is damaged', async () => {
  const { vault, library } = await open('vault');
  const [whole, gone] = [await vault.images.put(lamp), imageUrl(`${'ab'.repeat(32)}.png`)];
  await library.notes.create('On lamps', { tree: showing(imageUrl(whole)) });
  expect(await vault.verify()).toEqual([]);
  await library.notes.create('On lights', { tree: showing(gone) });
  await writeFile(join(vault.folder, 'images', whole), png(300, 200, 1));
  await writeFile(join(vault.folder, 'images', 'holiday.png'), lamp);
  const found = (await vault.verify()).map(({ code, message }) => `${code} ${message}`).join('\n');
  expect(found).toMatch(/damaged .*a picture of a note does not match its hash/);
  expect(found).toMatch(/missing .*“On lights” is not there/);
  expect(found).toMatch(/stray .*holiday\.png/);
  // Put in again, it is whole again.
  await vault.images.put(lamp);
  expect(await vault.images.read(whole)).not.toBeNull();
});

it('goes for good with the last note that showed it, and not before', async () => {
  const { vault, library } = await open('vault');
  const [shared, own] = [await vault.images.put(lamp), await vault.images.put(png(40, 40))];
  await library.notes.create('Stays', { tree: showing(imageUrl(shared)) });
  const { id } = await library.notes.create('Goes', { tree: fromMarkdown(`![a](${imageUrl(shared)}) ![b](${imageUrl(own)})`) });
  await library.notes.remove(id);
  expect((await vault.images.list()).sort()).toEqual([own, shared].sort());
  await library.notes.restore(id);
  expect(await vault.verify()).toEqual([]);
  await library.notes.remove(id);
  await library.trash.empty();
  expect(await vault.images.list()).toEqual([shared]);
});

it('goes along into every format, and comes back with the folder of Markdown', async () => {
  const { vault, library } = await open('vault');
  const name = await vault.images.put(lamp);
  const { id } = await library.notes.create('On lamps', { tree: showing(imageUrl(name)) });
  const written = async (format: 'html' | 'docx') => (await library.exports.make({ kind: 'note', id }, format)).content;
  const data = `data:image/png;base64,${lamp.toString('base64')}`;
  const { content, beside } = await library.exports.make({ kind: 'note', id }, 'markdown');
  expect(content).toContain(`![A lamp](images/${name})`);
  await writeBeside(join(folder, 'one'), beside, newId);
  expect(await readFile(join(folder, 'one/images', name))).toEqual(lamp);
  for (const form of ['markdown', 'html'] as const) {
    const copied = await library.exports.copy({ kind: 'note', id, document: '' }, form, 'apa');
    expect(copied.text).toContain(`![A lamp](${data})`);
    expect(copied.html ?? data).toContain(data);
  }
  expect(await written('html')).toContain(`<img src="${data}" alt="A lamp">`);
  const word = unzipSync((await written('docx')) as Uint8Array);
  expect(Buffer.from(word['word/media/picture0.png'] ?? [])).toEqual(lamp);
  expect(strFromU8(word['word/document.xml'] ?? new Uint8Array())).toMatch(/Seen: .*descr="A lamp".*r:embed="picture0".* here\./);

  const out = join(folder, 'out');
  for await (const { path, content } of library.exports.folder()) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), content);
  }
  expect(await readdir(join(out, 'images'))).toEqual([name]);
  const other = await open('other');
  const files = await markdownFilesIn(out);
  expect((await other.library.arrivals.notes(files, true)).lines.map(({ fate }) => fate)).toEqual(['new']);
  expect(await other.vault.images.list()).toEqual([]);
  await other.library.arrivals.notes(files);
  expect(await other.vault.images.list()).toEqual([name]);
  expect((await other.vault.notes.get(id))?.tree).toEqual((await vault.notes.get(id))?.tree);
  expect(await other.vault.verify()).toEqual([]);
  expect((await other.library.arrivals.notes(files)).lines.map(({ fate }) => fate)).toEqual(['same']);
});

it('comes from other programs’ folders and from within a note, and from nowhere else', async () => {
  const { vault, library } = await open('vault');
  const from = join(folder, 'from');
  await mkdir(join(from, 'attachments'), { recursive: true });
  await writeFile(join(from, 'attachments', 'my lamp.png'), lamp);
  await writeFile(join(from, 'drawing.svg'), svg);
  await writeFile(join(folder, 'outside.png'), lamp);
  const carried = png(50, 50);
  const markdown = `![near](attachments/my%20lamp.png) ![in](data:image/png;base64,${carried.toString('base64')}) ![out](../outside.png) ![far](https://example.org/a.png) ![svg](drawing.svg) ![[my lamp.png|300]]`;
  await writeFile(join(from, 'a.md'), markdown);
  await library.arrivals.notes(await markdownFilesIn(from));
  const [note] = await vault.notes.everywhere();
  expect(imageNamesOf(note?.tree ?? { blocks: [] })).toHaveLength(2);
  expect(await vault.images.list()).toHaveLength(2);
  expect(toMarkdown(note?.tree ?? { blocks: [] })).toMatch(/!\[out\]\(\.\.\/outside\.png\) !\[far\]\(https:\/\/example\.org\/a\.png\) !\[svg\]\(drawing\.svg\) !\[my lamp\]\(\.\.\/images\/[0-9a-f]{64}\.png\)/);
});
