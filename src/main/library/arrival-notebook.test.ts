import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { annotationColors } from '../../core/annotations/annotation';
import type { NoteInline, NoteTree, ReferenceTarget } from '../../core/notes/note';
import { imagesOf } from '../../core/notes/images';
import { noteMarkdown, readNoteMarkdown } from '../../core/notes/note-markdown';
import { nodeFileSystem } from '../vault/file-system';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { notebookAt } from './arriving-notebook';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';
import { png, svg } from './picture.fixture';
import { writeFolderZip } from './write-folder-zip';

let folder: string;
let turn = 0;
const open: Vault[] = [];
const newId = () => `01ARZ3ND${String(++turn).padStart(18, '0')}`;

interface Notebook {
  readonly vault: Vault;
  readonly library: Library;
}

/** Addresses and words of the pictures in a page. */
function shownIn(markdown: string): { readonly images: string[]; readonly alts: string[] } {
  const shown = imagesOf(readNoteMarkdown(markdown).tree);
  return { images: shown.map(({ url }) => url), alts: shown.map(({ alt }) => alt) };
}

async function notebook(name: string): Promise<Notebook> {
  const opened = await openVault(join(folder, name), { now: () => new Date('2026-01-01T00:00:00.000Z'), newId, device: 'desk', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  open.push(opened.vault);
  return { vault: opened.vault, library: createLibrary({ vault: opened.vault, engine: localEngine(() => 0), now: () => new Date('2026-01-02T00:00:00.000Z'), newId, tell: () => undefined }) };
}

async function takeOut({ library }: Notebook): Promise<string> {
  const target = join(folder, `${newId()}.zip`);
  await writeFolderZip(library.exports.folder(), { fs: nodeFileSystem, target, newToken: newId });
  return target;
}

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'almagest-notebook-'))));
afterEach(async () => {
  for (const vault of open.splice(0)) await vault.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const text = '# On lights\n\n## Old ones\n\nA lighthouse 🗼 is a tower with a lamp, seen from [far away](https://sea.example/) by everybody at sea.\n\n## New ones\n\nThe European Space Agency (ESA) watches them from above. ESA counts 3 of them.\n';
const lamp = png(300, 200);
const picture = (bytes: Uint8Array, alt: string): string => `\n![${alt}](data:image/png;base64,${Buffer.from(bytes).toString('base64')})\n`;
const source = { name: 'lights.md', read: () => Promise.resolve(Buffer.from(`${text}${picture(lamp, 'A lamp [at] night')}\nBetween.\n${picture(png(40, 40), '')}${picture(lamp, 'Again')}`, 'utf8')) };

async function withArticle(book: Notebook): Promise<string> {
  const [line] = await book.library.documents.add([source]);
  await book.library.settle();
  return line?.document ?? '';
}

const linked = (targets: readonly ReferenceTarget[]): NoteTree => ({
  blocks: [{ type: 'paragraph', children: targets.flatMap((target, index): NoteInline[] => [{ type: 'reference', target, text: `link ${String(index)}` }, { type: 'text', text: ', ', marks: [] }]).slice(0, -1) }],
});

/** All that a notebook holds of what is the reader's, in an order that its ids do not tell. */
async function contentOf({ vault, library }: Notebook) {
  const documents = await vault.documents.list();
  const articles = [];
  for (const { id, title, byline, language, imprint, shelf, revisions } of documents) {
    const { text: words, structure } = await library.documents.read(id);
    const pictures = (await vault.documents.pictures(id, structure)).map(({ sha256, bytes }) => [sha256, Buffer.from(bytes).toString('base64')]);
    articles.push({ id, title, byline, language, imprint, shelf, words, structure, pictures, marks: (await vault.annotations.list(id)).map(({ revision, ...mark }) => ({ ...mark, onNewest: revision === revisions.at(-1)?.sha256 })).sort((a, b) => (a.id < b.id ? -1 : 1)) });
  }
  const notes = await Promise.all((await vault.notes.list()).map(({ id }) => vault.notes.get(id)));
  const decisions = (await vault.decisions.list()).map(({ entry }) => entry);
  const collections = (await vault.collections.list()).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { articles, collections, decisions, notes: notes.sort((a, b) => ((a?.id ?? '') < (b?.id ?? '') ? -1 : 1)) };
}

const mark = fc.record({
  ends: fc.tuple(fc.nat(150), fc.integer({ min: 1, max: 40 })),
  color: fc.constantFrom(...annotationColors),
  style: fc.constantFrom('highlight' as const, 'underline' as const),
  comment: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constant('</script> urn:almagest:document:01ARZ3ND')),
  tags: fc.uniqueArray(fc.constantFrom('sea', 'Ötzi', 'a b', 'x/y'), { maxLength: 3 }),
});

describe('a notebook that is taken out as a zip', () => {
  it('makes the same of an empty one: articles, marks, notes, tags, and every link leads where it led', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mark, { maxLength: 6 }), fc.boolean(), async (marks, starred) => {
        const [first, second] = [await notebook(newId()), await notebook(newId())];
        const document = await withArticle(first);
        await first.library.collections.change({ put: [{ id: 'inner', name: 'Inner </script>', parent: 'outer' }, { id: 'outer', name: 'Outer', parent: null }, { id: 'empty', name: 'Outer', parent: 'outer' }], remove: [] });
        await first.library.descriptions.update([{ document, patch: { title: 'On lights, anew', byline: 'Jane Doe', imprint: { date: '2019', doi: '10.1000/182' }, shelf: { collections: ['inner', 'gone'], tags: ['towers'], starred, archived: !starred } } }]);
        const made = [];
        for (const { ends: [start, length], ...rest } of marks) made.push((await first.library.annotations.create({ document, start, end: start + length, ...rest })).annotation.id);
        const [entity] = await first.library.entities.list();
        await first.library.decide({ kind: 'rename', entity: entity?.id ?? '', name: 'Lights of </script> all' });
        const { entity: coined } = await first.library.decide({ kind: 'coin', name: 'The keeper', type: 'person' });
        const { id } = await first.library.notes.create('A first [one]', { tags: ['a', 'b c'], tree: linked([{ kind: 'document', id: document }]) });
        const section = (await first.library.documents.read(document)).structure.sections.at(-1)?.id ?? '';
        const targets: ReferenceTarget[] = [{ kind: 'note', id }, { kind: 'document', id: document }, { kind: 'section', id: `${document}#${section}` }, { kind: 'entity', id: entity?.id ?? '' }, { kind: 'entity', id: coined ?? '' }, ...made.map((each) => ({ kind: 'annotation' as const, id: each }))];
        await first.library.notes.create('Second', { tree: linked(targets) });
        await first.library.notes.pin(id, true);

        const zip = await notebookAt(await takeOut(first));
        const planned = await second.library.arrivals.notebook(zip, true);
        expect(await contentOf(second)).toEqual({ articles: [], collections: [], decisions: [], notes: [] });
        const came = await second.library.arrivals.notebook(zip);
        expect(planned.lines).toEqual(came.lines);
        expect(planned.articles).toEqual([]);
        expect(planned.decisions).toHaveLength(2);
        expect(planned.whole).toEqual([{ document, title: 'On lights, anew' }]);
        expect(came).toMatchObject({ whole: planned.whole, articles: [], collections: planned.collections, remarks: [] });
        expect(planned.collections?.map(({ id }) => id)).toEqual(['outer', 'inner', 'empty']);
        expect(await second.vault.verify()).toEqual([]);
        expect(came.lines.filter(({ fate, missing }) => fate !== 'new' || missing.length > 0)).toEqual([]);
        expect(await contentOf(second)).toEqual(await contentOf(first));
        await second.library.settle();
        const names = await first.library.resolve(targets);
        expect(names.every((name) => name !== null)).toBe(true);
        expect(await second.library.resolve(targets)).toEqual(names);
        const again = await second.library.arrivals.notebook(zip);
        expect(again.lines.filter(({ fate }) => fate !== 'same')).toEqual([]);
        expect(again).toMatchObject({ notes: [], marks: [], whole: [], decisions: [], collections: [] });
      }),
      { numRuns: 5 },
    );
  });

  it('comes to an article that is there under another id, and its links lead to that', async () => {
    const [first, second] = [await notebook('first'), await notebook('second')];
    const [from, to] = [await withArticle(first), await withArticle(second)];
    expect(from).not.toBe(to);
    const { annotation } = await first.library.annotations.create({ document: from, start: 0, end: 9, color: 'rose', comment: 'why?', tags: [] });
    const [entity] = await first.library.entities.list();
    await first.library.decide({ kind: 'refuse', scope: 'document', entity: entity?.id ?? '', document: from });
    const { id } = await first.library.notes.create('Links', { tree: { blocks: [{ type: 'passage', annotation: annotation.id, document: from, quote: 'On lights', source: 'On lights' }, ...linked([{ kind: 'document', id: from }, { kind: 'section', id: `${from}#s-new-ones` }]).blocks] } });
    const came = await second.library.arrivals.notebook(await notebookAt(await takeOut(first)));
    expect(came).toMatchObject({ whole: [], articles: [], notes: [id], marks: [{ document: to, annotation: annotation.id }] });
    expect((await second.vault.decisions.list()).map(({ entry }) => entry)).toMatchObject([{ kind: 'refuse', document: to }]);
    expect(JSON.stringify((await second.library.notes.get(id)).tree)).not.toContain(from);
    expect((await second.library.backlinks({ kind: 'document', id: to })).length).toBeGreaterThan(0);
    expect(await second.library.annotations.list(to)).toMatchObject([{ annotation: { comment: 'why?', document: to }, anchor: { status: 'same', range: { start: 0, end: 9 } } }]);
  });
});

/** The files of a notebook's zip, written anew as `change` leaves them. */
async function changed(path: string, change: (files: Record<string, Uint8Array>) => void): Promise<string> {
  const files = unzipSync(await readFile(path));
  change(files);
  await writeFile(path, zipSync(files));
  return path;
}

describe('what lies beside the articles of a notebook', () => {
  it('is named in their Markdown by where it lies, and lies there once', async () => {
    const first = await notebook('first');
    await withArticle(first);
    const files = unzipSync(await readFile(await takeOut(first)));
    const [page = ''] = Object.keys(files).filter((path) => /^articles\/.*\.md$/.test(path));
    const { images, alts } = shownIn(strFromU8(files[page] ?? new Uint8Array()));
    expect(alts).toEqual(['A lamp [at] night', '']);
    expect(images.map((url) => posix.join('articles', url)).sort()).toEqual(Object.keys(files).filter((path) => path.startsWith('images/')).sort());
    expect(images.map((url) => Buffer.from(files[posix.join('articles', url)] ?? []))).toEqual([lamp, png(40, 40)]);
  });

  it('is left out where it is no picture by its bytes, or another; the article comes and the plan says so', async () => {
    const [first, second] = [await notebook('first'), await notebook('second')];
    const document = await withArticle(first);
    const { structure } = await first.library.documents.read(document);
    const [, small] = structure.pictures ?? [];
    const whole = await takeOut(first);
    const withOther = async (bytes: Uint8Array): Promise<string> => changed(whole, (files) => {
      for (const name of Object.keys(files)) if (name.startsWith('images/')) files[name] = name.includes(small?.sha256 ?? '?') ? bytes : (files[name] ?? bytes);
    });
    const sentence = '“On lights” comes without one of its pictures, which is not whole or not beside it.';
    for (const bytes of [png(41, 40), svg]) {
      const path = await withOther(bytes);
      expect((await second.library.arrivals.notebook(await notebookAt(path), true)).remarks).toEqual([sentence]);
    }
    const path = await withOther(png(41, 40));
    expect((await second.library.arrivals.notebook(await notebookAt(path))).remarks).toEqual([sentence]);
    const came = await second.library.documents.read(document);
    expect(came.structure.pictures).toEqual(structure.pictures?.filter(({ sha256 }) => sha256 !== small?.sha256));
    expect(came.text).toBe((await first.library.documents.read(document)).text);
    expect(await second.vault.verify()).toEqual([]);
  });

  it('may be more than is taken out of an archive at once; a picture that is too large is left', async () => {
    const files = Object.fromEntries([18, 18, 18, 26].map((size, index) => [`images/${String(index + 1)}.png`, Buffer.concat([png(300, 200, index), randomBytes(size * 1024 * 1024)])]));
    const path = join(folder, 'many.zip');
    await writeFile(path, zipSync({ ...files, 'note.md': strToU8('![One](images/1.png) ![Two](images/2.png) ![Four](images/4.png)') }, { level: 0 }));
    const { vault, library } = await notebook('second');
    await library.arrivals.notebook(await notebookAt(path));
    expect((await vault.images.list()).length).toBe(2);
  });

  it('joins the collection that stands in the same place under the same name; one that stands in itself stands at the top', async () => {
    const [first, second] = [await notebook('first'), await notebook('second')];
    const document = await withArticle(first);
    const there = [{ id: 'mine', name: 'Space', parent: null }, { id: 'agencies', name: 'Agencies', parent: 'mine' }];
    await second.library.collections.change({ put: there, remove: [] });
    await first.library.collections.change({ put: [{ id: 'theirs', name: 'Space', parent: null }, { id: 'probes', name: 'Probes', parent: 'theirs' }], remove: [] });
    await first.library.descriptions.update([{ document, patch: { shelf: { collections: ['theirs', 'probes'], tags: [], starred: false, archived: false } } }]);
    const path = await changed(await takeOut(first), (files) => {
      const list = JSON.parse(strFromU8(files['collections.json'] ?? new Uint8Array())) as object[];
      files['collections.json'] = strToU8(JSON.stringify([...list, { id: 'circle', name: 'Circle', parent: 'circle' }, { id: '../evil', name: 'Evil', parent: null }, { name: 1 }]));
    });
    const came = await second.library.arrivals.notebook(await notebookAt(path));
    const made = [{ id: 'circle', name: 'Circle', parent: null }, { id: 'probes', name: 'Probes', parent: 'mine' }];
    expect(came.collections).toEqual(made);
    expect(new Set(await second.vault.collections.list())).toEqual(new Set([...there, ...made]));
    expect((await second.vault.documents.get(document))?.shelf.collections).toEqual(['mine', 'probes']);
  });
});

describe('a zip that is damaged', () => {
  it('is refused with a sentence that names it, or reads as it was; nothing of it comes in', async () => {
    const first = await notebook('first');
    const document = await withArticle(first);
    await first.library.annotations.create({ document, start: 0, end: 9, color: 'rose', comment: 'why?', tags: [] });
    await first.library.notes.create('Note', { tree: linked([{ kind: 'document', id: document }]) });
    const path = await takeOut(first);
    const bytes = await readFile(path);
    const whole = await notebookAt(path);
    const directory = bytes.readUInt32LE(bytes.length - 22 + 16);
    await fc.assert(
      fc.asyncProperty(fc.nat(directory - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ change;
        await writeFile(path, other);
        const read = await notebookAt(path).catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toMatchObject({ code: 'bad-request', message: expect.stringContaining('is damaged or not complete') as string });
        else expect(JSON.stringify(read)).toBe(JSON.stringify(whole));
      }),
      { numRuns: 200 },
    );
    for (const [content, sentence] of [[bytes.subarray(0, bytes.length / 2), /half\.zip is damaged/], ['no zip', /half\.zip is damaged/], [Buffer.from([0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)]), /holds no notebook/]] as const) {
      await writeFile(join(folder, 'half.zip'), content);
      await expect(notebookAt(join(folder, 'half.zip'))).rejects.toMatchObject({ code: 'bad-request', message: expect.stringMatching(sentence) as string });
    }
  });
});
