import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotations/annotation';
import type { Document } from '../../core/documents/document';
import type { Vault } from './vault';
import { annotationForTests, importForTests, noteForTests, openForTests, temporaryFolder } from './vault.fixture';

const text = 'Die ESA 🚀 und NASA fliegen zum Mond.';
let folder: string;
let remove: () => Promise<void>;
let vault: Vault;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  vault = await openForTests(folder);
});
afterEach(async () => {
  await vault.close();
  await remove();
});

async function reopen(): Promise<void> {
  await vault.close();
  vault = await openForTests(folder);
}
const add = async (content = text): Promise<Document> => (await vault.documents.add(importForTests(content))).document;
const sha = (document: Document): string => document.revisions.at(-1)?.sha256 ?? '';
const mark = (document: Document, id: string, start = 4, end = 7): Annotation => annotationForTests(id, document.id, sha(document), text, start, end);
const codes = (): string[] => vault.problems().map((problem) => problem.code);

describe('documents', () => {
  it('come back after closing, with text, structure and original', async () => {
    const document = await add();
    await reopen();
    expect(await vault.documents.list()).toEqual([document]);
    expect(await vault.documents.read(document.id)).toEqual({ text, structure: importForTests(text).parsed.structure });
    const original = join(folder, 'documents', document.id, sha(document).slice(0, 12), 'original.txt');
    expect(await node.readFile(original, 'utf8')).toBe(text);
    expect(await vault.verify()).toEqual([]);
  });

  it('recognise the same bytes, also when they come at the same time', async () => {
    const results = await Promise.all([1, 2, 3].map(() => vault.documents.add(importForTests(text))));
    expect(results.map((result) => result.added)).toEqual([true, false, false]);
    expect(new Set(results.map((result) => result.document.id)).size).toBe(1);
  });

  it('keep the earlier revision when revised, and unknown fields when changed', async () => {
    const document = await add();
    const path = join(folder, 'documents', document.id, 'document.json');
    await node.writeFile(path, JSON.stringify({ ...(JSON.parse(await node.readFile(path, 'utf8')) as object), rating: 5 }));
    const revised = await vault.documents.revise(document.id, importForTests(`${text} Neu.`));
    expect(revised.revisions).toHaveLength(2);
    await vault.documents.update(document.id, { title: 'Anders' });
    expect((await vault.documents.get(document.id))?.title).toBe('Anders');
    expect((await vault.documents.read(document.id))?.text).toBe(`${text} Neu.`);
    expect((await vault.documents.read(document.id, sha(document)))?.text).toBe(text);
    expect(JSON.parse(await node.readFile(path, 'utf8'))).toMatchObject({ rating: 5, title: 'Anders' });
    const back = await vault.documents.revise(document.id, importForTests(text));
    expect(back.revisions.map((revision) => revision.sha256)).toEqual([sha(document), sha(revised), sha(document)]);
    expect(await vault.verify()).toEqual([]);
  });

  it('show an earlier revision again, and the later one after it', async () => {
    const first = await add();
    const second = await vault.documents.revise(first.id, importForTests(`${text} Neu.`));
    await vault.documents.turnTo(first.id, sha(first));
    await reopen();
    expect((await vault.documents.read(first.id))?.text).toBe(text);
    expect(await vault.documents.source(first.id)).toEqual(importForTests(text));
    expect(await vault.documents.turnTo(first.id, sha(second))).toEqual(second);
    await expect(vault.documents.turnTo(first.id, 'f'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
    expect(await vault.verify()).toEqual([]);
  });

  it('keep what is known of their publication and where they are kept, beside what another version keeps there', async () => {
    const document = await add();
    const path = join(folder, 'documents', document.id, 'document.json');
    const raw = JSON.parse(await node.readFile(path, 'utf8')) as object;
    await node.writeFile(path, JSON.stringify({ ...raw, imprint: { doi: '10.1000/x', series: 'A' }, shelf: { tags: ['orbit', 7], colour: 'red' } }));
    expect(await vault.documents.get(document.id)).toMatchObject({ imprint: { doi: '10.1000/x' }, shelf: { tags: ['orbit'], collections: [], starred: false } });
    await vault.documents.update(document.id, { imprint: { date: '1967' }, shelf: { collections: ['c1'], tags: [], starred: true, archived: false } });
    await reopen();
    expect(JSON.parse(await node.readFile(path, 'utf8'))).toMatchObject({ imprint: { series: 'A', date: '1967' }, shelf: { colour: 'red', collections: ['c1'], starred: true } });
    expect((await vault.documents.get(document.id))?.imprint).toEqual({ date: '1967' });
  });

  it('never let an imported name or a foreign id become a path', async () => {
    const { document } = await vault.documents.add(importForTests(text, '../../../etc/passwd.sh\0.exe'));
    expect(await node.readdir(join(folder, 'documents', document.id, sha(document).slice(0, 12)))).toContain('original.txt');
    for (const id of ['../documents', '..', '.', 'a/b', 'a\\b', 'con', '', 'x\0']) {
      expect(await vault.documents.get(id)).toBeNull();
      expect(await vault.notes.get(id)).toBeNull();
      expect(await vault.annotations.list(id)).toEqual([]);
      await expect(vault.documents.remove(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(vault.documents.restore(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(vault.notes.put(noteForTests(id, 'x'))).rejects.toMatchObject({ code: 'not-found' });
      await expect(vault.notes.remove(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(vault.annotations.remove(id, 'a')).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('go to the trash with their annotations and come back with them', async () => {
    const document = await add();
    await vault.annotations.put(mark(document, 'a1'));
    await vault.documents.remove(document.id);
    expect(await vault.documents.list()).toEqual([]);
    expect(await vault.annotations.list(document.id)).toEqual([]);
    expect((await vault.trash()).documents).toEqual([document]);
    await reopen();
    expect(await vault.documents.restore(document.id)).toEqual(document);
    expect(await vault.annotations.list(document.id)).toEqual([mark(document, 'a1')]);
    await vault.documents.remove(document.id);
    expect((await vault.documents.add(importForTests(text))).added).toBe(true);
  });

  it('that are damaged are quarantined, reported and left where they are', async () => {
    const document = await add();
    const path = join(folder, 'documents', document.id, sha(document).slice(0, 12), 'text.txt');
    await node.writeFile(path, text.replace('ESA', 'ESX'));
    expect(await vault.documents.read(document.id)).toBeNull();
    expect(await vault.documents.read(document.id)).toBeNull();
    expect(codes()).toEqual(['damaged']);
    expect(vault.problems()[0]?.message).toMatch(/the text of “Agencies” does not match its hash .*quarantine\//);
    expect(await node.readdir(join(folder, 'quarantine'))).toHaveLength(1);
    expect(await node.readFile(path, 'utf8')).toContain('ESX');
    await node.rm(path);
    expect(await vault.documents.read(document.id)).toBeNull();
    expect(codes()).toEqual(['damaged', 'missing']);
    expect(await vault.documents.list()).toEqual([document]);
  });
});

describe('annotations', () => {
  it('are W3C annotations a line, counted in code points, in a stable order', async () => {
    const document = await add();
    const nasa = mark(document, 'a2', 15, 19);
    await vault.annotations.put(mark(document, 'a1'));
    await vault.annotations.put(nasa);
    await vault.annotations.put({ ...mark(document, 'a1'), comment: 'who' });
    const lines = (await node.readFile(join(folder, 'annotations', `${document.id}.jsonl`), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['urn:almagest:annotation:a1', 'urn:almagest:annotation:a2']);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ type: 'Annotation', target: { selector: [{ exact: 'NASA' }, { start: 14, end: 18 }] } });
    await reopen();
    expect(await vault.annotations.list(document.id)).toEqual([{ ...mark(document, 'a1'), comment: 'who' }, nasa]);
    expect(await vault.verify()).toEqual([]);
  });

  it('lose nothing to each other when saved at once', async () => {
    const document = await add();
    await Promise.all(Array.from({ length: 20 }, (_, index) => vault.annotations.put(mark(document, `a${index}`))));
    expect((await vault.annotations.list(document.id)).map((one) => one.id)).toEqual(Array.from({ length: 20 }, (_, index) => `a${index}`));
  });

  it('keep lines that cannot be read byte for byte, and fields they do not know', async () => {
    const document = await add();
    await vault.annotations.put(mark(document, 'a1'));
    const path = join(folder, 'annotations', `${document.id}.jsonl`);
    const line = { ...(JSON.parse(await node.readFile(path, 'utf8')) as object), creator: 'Ada' };
    const odd = Buffer.from([0x7b, 0xff, 0xfe, 0x22]);
    await node.writeFile(path, Buffer.concat([odd, Buffer.from(`\n${JSON.stringify(line)}\r\n{"id":"torn`)]));
    await reopen();
    expect(codes()).toEqual(['torn-line']);
    await vault.annotations.put({ ...mark(document, 'a1'), comment: 'new' });
    expect(codes().sort()).toEqual([]);
    const after = await node.readFile(path);
    expect(after.subarray(0, 5)).toEqual(Buffer.concat([odd, Buffer.from('\n')]));
    expect(after.toString('utf8')).toContain('"creator":"Ada"');
    expect(after.toString('utf8').endsWith('\n{"id":"torn\n')).toBe(true);
    expect(await vault.annotations.list(document.id)).toHaveLength(1);
    expect(codes()).toEqual(['unreadable-line', 'unreadable-line']);
  });

  it('go to the trash and come back as they were', async () => {
    const document = await add();
    const first = { ...mark(document, 'a1'), comment: 'kept', tags: ['t'] };
    await vault.annotations.put(first);
    await vault.annotations.put(mark(document, 'a2', 15, 19));
    await vault.annotations.remove(document.id, 'a1');
    expect((await vault.trash()).annotations).toEqual([first]);
    await reopen();
    expect((await vault.annotations.list(document.id)).map((one) => one.id)).toEqual(['a2']);
    expect(await vault.annotations.restore(document.id, 'a1')).toEqual(first);
    expect(await vault.annotations.restore(document.id, 'a1')).toEqual(first);
    expect((await vault.annotations.list(document.id)).map((one) => one.id)).toEqual(['a2', 'a1']);
    expect((await vault.trash()).annotations).toEqual([]);
    await expect(vault.annotations.restore(document.id, 'never')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a document in the trash whose description is damaged', () => {
  it('is told, and its bytes are kept', async () => {
    const document = await add();
    await vault.documents.remove(document.id);
    const path = join(folder, 'trash', 'documents', document.id, 'document.json');
    await node.writeFile(path, '{"format":1,');
    expect((await vault.trash()).documents).toEqual([]);
    expect((await vault.verify()).map(({ code }) => code)).toEqual(['damaged']);
    expect(await node.readFile(path, 'utf8')).toBe('{"format":1,');
    expect(await node.readdir(join(folder, 'quarantine'))).toHaveLength(1);
  });
});

describe('an annotation in the trash of a document that is in the trash', () => {
  it('waits for its document, and comes back beside the others', async () => {
    const document = await add();
    await vault.annotations.put(mark(document, 'a1'));
    await vault.annotations.put(mark(document, 'a2', 12, 16));
    await vault.annotations.remove(document.id, 'a1');
    await vault.documents.remove(document.id);
    await expect(vault.annotations.restore(document.id, 'a1')).rejects.toMatchObject({ code: 'not-found' });
    await vault.documents.restore(document.id);
    await vault.annotations.restore(document.id, 'a1');
    expect((await vault.annotations.list(document.id)).map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect(await vault.verify()).toEqual([]);
  });
});

describe('logs', () => {
  it('give back what was appended, across torn and damaged lines', async () => {
    await vault.decisions.append({ kind: 'merge', from: 'a', to: 'b' });
    const path = join(folder, 'decisions', 'desk.ndjson');
    await node.appendFile(path, '{"sum":"0000","entry":{"kind":"bad"}}\n{"sum":"12');
    await reopen();
    expect(codes()).toEqual(['torn-line']);
    await vault.decisions.append({ kind: 'rename' });
    expect(await vault.decisions.list()).toEqual([
      { device: 'desk', entry: { kind: 'merge', from: 'a', to: 'b' } },
      { device: 'desk', entry: { kind: 'rename' } },
    ]);
    expect(codes().filter((code) => code === 'unreadable-line')).toHaveLength(2);
  });
});

describe('verify', () => {
  it('names what is wrong, each with its file', async () => {
    const document = await add();
    await vault.annotations.put({ ...mark(document, 'far'), selectors: { ...mark(document, 'far').selectors, position: { start: 3, end: 7 } } });
    await vault.annotations.put({ ...mark(document, 'old'), revision: '0'.repeat(64) });
    await vault.notes.put(noteForTests('n1', 'One'));
    await vault.notes.settle();
    await node.rm(join(folder, 'notes', 'n1.md'));
    const put = (path: string, content = ''): Promise<void> => node.writeFile(join(folder, path), content);
    await put('notes/lonely.md');
    await put('notes/n1.sync-conflict-20260301-100000-ABCDEFG.json');
    await put('notes/.almagest-x.tmp');
    await put('holiday.jpg');
    await put('.DS_Store');
    await put('annotations/gone.jsonl');
    await put(`documents/${document.id}/${sha(document).slice(0, 12)}/original.txt`, 'changed');
    await node.mkdir(join(folder, 'documents', 'empty'));
    const found = (await vault.verify()).map((problem) => `${problem.code} ${problem.path}`).sort();
    expect(found).toEqual(
      [
        `damaged documents/${document.id}/${sha(document).slice(0, 12)}/original.txt`,
        `inconsistent annotations/${document.id}.jsonl`,
        'conflict-copy notes/n1.sync-conflict-20260301-100000-ABCDEFG.json',
        'missing documents/empty',
        'missing notes/n1.md',
        'orphan annotations/gone.jsonl',
        'orphan notes/lonely.md',
        'stray holiday.jpg',
        'stray notes/.almagest-x.tmp',
      ].sort(),
    );
    for (const problem of vault.problems()) expect(problem.message).toMatch(/^Vault: .+/);
  });
});
