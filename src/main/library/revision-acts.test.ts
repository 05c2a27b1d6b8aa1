import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';

const paragraphs = [
  'The Outer Space Treaty was signed in 1967 by three governments, and it is still the ground of space law.',
  'Docking in orbit had to be learned by both sides before anything could be built together up there.',
  'The station is assembled from parts that were made in fifteen countries and flown by four agencies.',
  'A probe that leaves the Solar System carries a greeting which nobody expects to be answered soon.',
];
const article = `On agencies\n\n${paragraphs.join('\n\n')}\n`;
/** The first paragraph goes to the end, the second is reworded, the third is gone. */
const changed = `On agencies\n\n${paragraphs[1]?.replace('anything could be built', 'anything larger was ever built')}\n\n${paragraphs[3]}\n\n${paragraphs[0]}\n`;

let folder: string;
let vault: Vault;
let library: Library;
let turn = 0;
const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;
const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, turn));
const file = (text: string, name = 'agencies.txt') => ({ name, read: () => Promise.resolve(Buffer.from(text)) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-revisions-'));
  const opened = await openVault(join(folder, 'vault'), { now, newId, device: 'test', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  ({ vault } = opened);
  library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: () => undefined });
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true });
});

async function add(text: string, name?: string): Promise<string> {
  const [line] = await library.documents.add([file(text, name)]);
  if (!line?.document) throw new Error(line?.problem ?? 'nothing came in');
  return line.document;
}

async function mark(document: string, passage: string): Promise<string> {
  const start = (await library.documents.read(document)).text.indexOf(passage);
  return (await library.annotations.create({ document, start, end: start + passage.length, color: 'amber', comment: passage, tags: [] })).annotation.id;
}

const statuses = async (document: string) => Object.fromEntries((await library.annotations.list(document)).map(({ annotation, anchor }) => [annotation.comment, anchor.status]));

it('brings a version in, says what became of each mark, and goes back to the one before', async () => {
  const document = await add(article);
  await mark(document, 'signed in 1967 by three governments');
  await mark(document, 'before anything could be built together');
  await mark(document, 'made in fifteen countries and flown by four agencies');
  const before = await library.annotations.list(document);
  const revised = await library.revisions.add(document, file(changed, 'new.txt'));
  expect(revised.problem).toBeNull();
  expect(await statuses(document)).toEqual({
    'signed in 1967 by three governments': 'moved',
    'before anything could be built together': 'edited',
    'made in fifteen countries and flown by four agencies': 'orphan',
  });
  await library.revisions.turn(document, revised.before);
  expect(await library.annotations.list(document)).toEqual(before);
  await library.revisions.turn(document, revised.after);
  expect((await library.documents.read(document)).text).toContain('anything larger');
});

it('refuses what is no new version, and says why', async () => {
  const document = await add(article);
  const other = await add('Another article.\n\nIt has words of its own.\n', 'other.txt');
  expect((await library.revisions.add(document, file(article))).problem).toMatch(/nothing in it has changed/);
  expect((await library.revisions.add(document, file('Another article.\n\nIt has words of its own.\n'))).problem).toMatch(/is in the library already, as “other”/);
  expect((await library.revisions.add(document, file(''))).problem).toMatch(/is empty/);
  expect((await library.documents.read(document)).document.revisions).toHaveLength(1);
  expect(await vault.documents.get(other)).not.toBeNull();
});

it('puts a mark whose passage is gone on another one, and back exactly where it was', async () => {
  const document = await add(article);
  const id = await mark(document, 'made in fifteen countries');
  const before = await library.annotations.list(document);
  const { before: first } = await library.revisions.add(document, file(changed));
  const { text } = await library.documents.read(document);
  const start = text.indexOf('a greeting');
  const placed = await library.annotations.edit(document, [{ kind: 'update', id, patch: { range: { start, end: start + 10 } } }]);
  expect(placed.changed).toMatchObject([{ annotation: { comment: 'made in fifteen countries' }, anchor: { status: 'same', range: { start, end: start + 10 } } }]);
  await library.annotations.edit(document, placed.undo);
  await library.revisions.turn(document, first);
  const [back] = await library.annotations.list(document);
  expect({ ...back, annotation: { ...back?.annotation, modified: '' } }).toEqual({ ...before[0], annotation: { ...before[0]?.annotation, modified: '' } });
});

it('recognises a version that was imported as an article of its own, and makes one of both', async () => {
  const document = await add(article);
  const [line] = await library.documents.add([file(changed)]);
  expect(line).toMatchObject({ problem: null, earlier: { id: document } });
  const second = line?.document ?? '';
  const { before } = await library.revisions.absorb(second, document);
  expect((await library.documents.list()).map(({ id }) => id)).toEqual([document]);
  expect((await library.documents.read(document)).text).toContain('anything larger');
  await library.revisions.turn(document, before);
  await library.trash.restoreDocument(second);
  expect((await library.documents.list()).map(({ id }) => id).sort()).toEqual([document, second].sort());
  expect((await library.documents.read(document)).text).not.toContain('anything larger');
});

it('says of a file that comes in which encoding was guessed, as an article and as a version', async () => {
  const latin = (name: string, text: string) => ({ name, read: () => Promise.resolve(Buffer.from(text, 'latin1')) });
  const note = (name: string) => `${name} does not say which encoding it is in and was read as Western European (Windows-1252). If letters look wrong, open the file in an editor, save it with the encoding UTF-8, and import it again.`;
  const [line] = await library.documents.add([latin('a.txt', 'Die Gr\xf6\xdfe der M\xe4nner'), file('Plain')]);
  expect(line).toMatchObject({ problem: null, notes: [note('a.txt')] });
  expect(await library.revisions.add(line?.document ?? '', latin('b.txt', 'Die Gr\xf6\xdfe der Frauen'))).toMatchObject({ problem: null, notes: [note('b.txt')] });
});

it('leads links to a section that goes on under another heading, which they then say', async () => {
  const sections = (first: string) => `# On agencies\n\n## ${first}\n\n${paragraphs[0] ?? ''}\n\n## Docking\n\n${paragraphs[1] ?? ''}\n`;
  const document = await add(sections('The treaty'), 'agencies.md');
  const before = { kind: 'section' as const, id: `${document}#s-the-treaty` };
  const words = (text: string, named?: true) => ({ type: 'reference' as const, target: before, text, ...(named && { named }) });
  const { id } = await library.notes.create('On law', { tree: { blocks: [{ type: 'paragraph', children: [words('The treaty', true), { type: 'text', text: ' and ', marks: [] }, words('that part')] }] } });
  await library.revisions.add(document, file(sections('The ground of space law'), 'new.md'));
  expect(await library.resolve([before])).toMatchObject([{ name: 'The ground of space law' }]);
  expect(await library.brokenLinks()).toEqual([]);
  expect((await library.backlinks({ kind: 'section', id: `${document}#s-the-ground-of-space-law` })).map(({ note, context }) => [note, context])).toEqual([[id, 'The ground of space law and that part']]);
  expect(JSON.stringify((await library.notes.get(id)).tree)).toMatch(/"The ground of space law","named":true.*"that part"/);
});
