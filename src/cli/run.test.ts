import { promises as node } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportLine } from '../shared/contract';
import { openForTests } from '../main/vault/vault.fixture';
import { run, type ExitCode } from './run';
import { userFolder } from './user-folder';

const article = new URL('../../resources/article/space-agencies.txt', import.meta.url);
let folder: string;
beforeEach(async () => {
  folder = await node.mkdtemp(join(tmpdir(), 'almagest-cli-'));
});
afterEach(() => Promise.all([folder, `${folder}-shadow`].map((each) => node.rm(each, { recursive: true, force: true }))));

interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

async function raw(...args: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const builtIn = { name: 'space-agencies.txt', bytes: await node.readFile(article) };
  const code = await run(args, { out: (text) => (out += text), err: (text) => (err += text), folder, builtIn, shadow: `${folder}-shadow` });
  return { code, out, err };
}
const cli = (...args: string[]): Promise<Outcome> => raw('--vault', 'vault', ...args);

async function json<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await cli(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as T;
}
interface Identified {
  readonly id: string;
}

describe('reading', () => {
  it('finds the built-in article in a new vault, with its eight sections', async () => {
    const documents = await json<(Identified & { title: string })[]>('documents');
    expect(documents).toHaveLength(1);
    const sections = await json<{ heading: string | null }[]>('sections');
    expect(sections.map((section) => section.heading?.replace(/^.*Historical/, 'Historical'))).toHaveLength(8);
    expect(await json('sections', documents[0]?.title ?? '')).toEqual(sections);
    expect((await cli('documents')).out).toContain(documents[0]?.title);
    expect(await node.readdir(folder)).toEqual(['vault']);
  });

  it('lists entities and answers any query', async () => {
    const entities = await json<{ name: string; mentions: number }[]>('entities');
    expect(entities.some((entity) => entity.name.includes('NASA') || entity.name.includes('National Aeronautics'))).toBe(true);
    const found = await json<{ hits: { kind: string }[]; total: number }>('search', 'apollo', 'soyuz');
    expect(found.total).toBeGreaterThan(0);
    for (const odd of ['~', 'ESA:', '"', '', 'space -']) expect((await cli('search', '--', odd)).code).toBe(0);
  });

  it('runs beside a window that has the vault open, where writing is refused with a sentence', async () => {
    await cli('documents');
    const vault = await openForTests(join(folder, 'vault'));
    expect((await cli('documents')).code).toBe(0);
    const refused = await cli('note', 'add', '--title', 'T', '--text', 'x');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/is open in another Almagest/);
    await vault.close();
  });
});

describe('writing', () => {
  const first = async (): Promise<string> => (await json<Identified[]>('documents'))[0]?.id ?? '';

  it('marks a passage letter for letter and prints the mark’s id', async () => {
    const document = await first();
    const made = await cli('annotate', document, '--quote', 'Historical   Context', '--color', 'rose', '--comment', 'c', '--tag', 'a', '--tag', 'b');
    expect(made).toMatchObject({ code: 0, err: '' });
    const [found] = await json<{ annotation: Identified; anchor: { status: string } }[]>('annotations');
    expect(found).toMatchObject({
      annotation: { id: made.out.trim(), document, color: 'rose', comment: 'c', tags: ['a', 'b'], selectors: { quote: { exact: 'Historical Context' } } },
      anchor: { status: 'same' },
    });
    const missing = await cli('annotate', document, '--quote', 'no such words');
    expect(missing).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^“no such words” does not stand in .*\n$/) as string });
    expect((await cli('annotate', document, '--quote', 'x', '--color', 'pink')).code).toBe(2);
    expect((await cli('annotate', 'nobody', '--quote', 'x')).code).toBe(1);
  });

  it('writes a note, prints its id, shows and finds it', async () => {
    const { out, code } = await cli('note', 'add', '--title', 'Zebra', '--text', 'Some **bold** words\n\n- one\n- two', '--tag', 't');
    expect(code).toBe(0);
    const id = out.trim();
    expect(await node.readdir(join(folder, 'vault', 'notes'))).toEqual([`${id}.json`, `${id}.md`]);
    expect((await cli('note', 'show', id)).out).toContain('Some **bold** words');
    expect(await json('note', 'show', id)).toMatchObject({ id, title: 'Zebra', tags: ['t'] });
    expect((await json<Identified[]>('notes')).map((note) => note.id)).toEqual([id]);
    expect((await json<{ hits: Identified[] }>('search', 'zebra')).hits[0]?.id).toBe(id);
    expect(await cli('note', 'show', '../../vault')).toMatchObject({ code: 1, out: '' });
  });

  it('imports what it can and gives each bad file its sentence', async () => {
    await node.writeFile(join(folder, 'good.md'), '# Good\n\nA paragraph of words.\n');
    await node.writeFile(join(folder, 'empty.txt'), '');
    await node.writeFile(join(folder, 'binary.txt'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]));
    await node.writeFile(join(folder, 'large.txt'), Buffer.alloc(50 * 2 ** 20, 'words '));
    const { code, out, err } = await cli('import', 'empty.txt', 'good.md', 'binary.txt', 'large.txt', 'absent.txt', '--json');
    expect(code).toBe(1);
    const lines = JSON.parse(out) as ImportLine[];
    expect(lines.map((line) => line.document !== null)).toEqual([false, true, false, false, false]);
    expect(err.trim().split('\n')).toHaveLength(4);
    for (const name of ['empty.txt', 'binary.txt', 'large.txt', 'absent.txt']) expect(err).toContain(name);
    expect(await cli('import', 'good.md')).toMatchObject({ code: 0 });
    expect((await json<Identified[]>('documents')).length).toBe(2);
  });

  it('exports a note, an article’s marks, or everything', async () => {
    const document = await first();
    await cli('annotate', document, '--quote', 'Historical Context');
    const note = (await cli('note', 'add', '--title', 'Zebra', '--text', 'stripes')).out.trim();
    const read = (path: string): Promise<string> => node.readFile(join(folder, path), 'utf8');
    expect(await cli('export', '--format', 'markdown', '--note', note, '--out', 'a/note.md')).toMatchObject({ code: 0, err: '' });
    expect(await read('a/note.md')).toContain('stripes');
    await cli('export', '--format', 'md', '--document', document, '--out', 'marks.md');
    expect(await read('marks.md')).toContain('Historical Context');
    await cli('export', '--format', 'jsonld', '--document', document, '--out', 'marks.jsonld');
    expect(JSON.parse(await read('marks.jsonld'))).toMatchObject({ type: 'AnnotationPage', items: [{ type: 'Annotation' }] });
    expect(await cli('export', '--format', 'html', '--document', document, '--out', 'article.html')).toMatchObject({ code: 0, err: '' });
    expect(await read('article.html')).toMatch(/^<!doctype html>[^]*<mark class="amber">Historical Context<\/mark>/);
    await cli('export', '--format', 'html', '--note', note, '--out', 'note.html');
    expect(await read('note.html')).toContain('<h1>Zebra</h1><p>stripes</p>');
    expect(await cli('export', '--format', 'docx', '--document', document, '--out', 'article.docx')).toMatchObject({ code: 0, err: '' });
    expect((await node.readFile(join(folder, 'article.docx'))).subarray(0, 2).toString()).toBe('PK');
    await cli('export', '--format', 'csv', '--document', document, '--out', 'marks.csv');
    expect((await read('marks.csv')).split('\r\n')[1]).toContain(',Historical Context,');
    await cli('export', '--format', 'csv-mentions', '--document', document, '--out', 'mentions.csv');
    expect((await read('mentions.csv')).split('\r\n').length).toBeGreaterThan(100);
    await cli('export', '--format', 'csljson', '--document', document, '--out', 'references.json');
    expect(JSON.parse(await read('references.json'))).toMatchObject([{ title: expect.stringMatching(/^Space agencies/) as string }]);
    const { files: [table = ''] } = await json<{ files: string[] }>('export', '--format', 'csv-entities', '--all', '--out', 'tables');
    expect(await read(`tables/${table.split('/').at(-1) ?? ''}`)).toMatch(/NASA|National Aeronautics/);
    await cli('export', '--format', 'bibtex', '--all', '--out', 'tables');
    expect(await read('tables/almagest-bibtex.bib')).toMatch(/^@misc\{space,\n {2}title = \{\{Space agencies/);
    const { files } = await json<{ files: string[] }>('export', '--format', 'markdown', '--all', '--out', 'all');
    expect((await node.readdir(join(folder, 'all'))).sort()).toEqual(['articles', 'entities', 'marks.jsonld', 'notes']);
    const written = (await Promise.all(['articles', 'notes'].map((each) => node.readdir(join(folder, 'all', each))))).flat();
    expect(written).toHaveLength(3);
    expect(files.length - written.length - 1).toBe((await node.readdir(join(folder, 'all/entities'))).length);
    expect(await cli('export', '--format', 'md', '--note', note, '--out', 'vault/notes/x.md')).toMatchObject({ code: 1, out: '' });
  });
});

describe('what other programs wrote', () => {
  it('is told, then comes in as notes and marks; what cannot come gets its sentence', async () => {
    await node.mkdir(join(folder, 'obsidian/deep'), { recursive: true });
    await node.writeFile(join(folder, 'obsidian/One.md'), 'To [[Two]] and [[nobody]].');
    await node.writeFile(join(folder, 'obsidian/deep/Two.md'), 'Back to [[One]].');
    expect((await cli('import', '--from', 'notes', 'obsidian', '--dry-run')).out).toMatch(/new +\S+ +One\.md\nnew +\S+ +deep\/Two\.md/);
    expect(await json('notes')).toEqual([]);
    expect(await cli('import', '--from', 'notes', 'obsidian')).toMatchObject({ code: 0, err: '' });
    expect((await json<{ title: string }[]>('notes')).map(({ title }) => title).sort()).toEqual(['One', 'Two']);
    await node.writeFile(join(folder, 'half.json'), '{');
    expect(await cli('import', '--from', 'marks', 'half.json')).toMatchObject({ code: 1, err: expect.stringContaining('half.json is not JSON') as string });
    expect(await cli('import', '--from', 'elsewhere', 'half.json')).toMatchObject({ code: 2 });
    expect(await cli('import', '--dry-run', 'half.json')).toMatchObject({ code: 2 });
  });
});

describe('verify', () => {
  it('says that nothing is wrong, or what is, with exit code 1', async () => {
    await cli('documents');
    expect(await cli('verify')).toMatchObject({ code: 0, err: '', out: '1 document, 0 notes: nothing is wrong\n' });
    const [id = ''] = await node.readdir(join(folder, 'vault', 'documents'));
    await node.writeFile(join(folder, 'vault', 'documents', id, 'stray.bin'), 'x');
    const found = await cli('verify', '--json');
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out)).toMatchObject({ documents: 1, problems: [{ code: 'stray', path: `documents/${id}/stray.bin` }] });
    expect(await raw('--vault', 'nothing', 'verify')).toMatchObject({ code: 1, out: '' });
    expect(await node.readdir(folder)).toEqual(['vault']);
  });
});

describe('what is not understood', () => {
  it.each([
    [],
    ['fly'],
    ['note'],
    ['note', 'fly'],
    ['documents', '--fly'],
    ['documents', 'more'],
    ['documents', '--quote', 'x'],
    ['annotate', 'doc'],
    ['annotate', 'doc', '--quote'],
    ['note', 'add', '--title', 'x'],
    ['note', 'show'],
    ['import'],
    ['export', '--format', 'papyrus', '--all', '--out', 'x'],
    ['export', '--format', 'csv', '--note', 'x', '--out', 'x'],
    ['export', '--format', 'md', '--out', 'x'],
    ['export', '--format', 'md', '--all'],
    ['export', '--format', 'md', '--all', '--note', 'x', '--out', 'x'],
    ['export', '--format', 'zip', '--note', 'x', '--out', 'x'],
    ['export', '--format', 'pdf', '--note', 'x', '--out', 'x'],
  ])('%j: usage and exit code 2', async (...args) => {
    const { code, out, err } = await cli(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: almagest');
    expect(await node.readdir(folder)).toEqual([]);
  });

  it('asks for a vault and helps', async () => {
    expect((await raw('documents')).code).toBe(2);
    const help = await raw('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toMatch(/annotate DOC --quote TEXT/);
  });

  it('refuses a folder that is no notebook', async () => {
    await node.mkdir(join(folder, 'vault'));
    await node.writeFile(join(folder, 'vault', 'thesis.txt'), 'mine');
    for (const command of ['documents', 'verify', 'entities']) {
      const { code, out, err } = await cli(command);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });
});

describe('backup and restore', () => {
  it('take the notebook into one file and out again, and refuse to write over anything', async () => {
    const { out } = await cli('note', 'add', '--title', 'Kept', '--text', 'Every word');
    expect(await cli('backup', 'all.zip')).toMatchObject({ code: 0, err: '' });
    const again = await cli('backup', 'all.zip');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toMatch(/is there already and was left as it is/);
    expect((await raw('--vault', 'second', 'restore', 'all.zip')).code).toBe(0);
    expect((await raw('--vault', 'second', 'note', 'show', out.trim())).out).toContain('Every word');
    expect((await raw('--vault', 'second', 'verify')).out).toMatch(/nothing is wrong/);
    expect((await raw('--vault', 'second', 'restore', 'all.zip')).err).toMatch(/is not empty and was left as it is/);
    expect((await raw('--vault', 'third', 'restore', 'nowhere.zip')).code).toBe(1);
    expect((await raw('--vault', 'third', 'backup', 'third.zip')).code).toBe(1);
    expect((await raw('--vault', 'third', 'restore')).code).toBe(2);
    expect((await node.readdir(folder)).sort()).toEqual(['all.zip', 'second', 'vault']);
  });
});

describe('this computer’s own folder', () => {
  it('is the one the window uses', async () => {
    expect(JSON.parse(await node.readFile(new URL('../../package.json', import.meta.url), 'utf8'))).toMatchObject({ productName: 'Almagest' });
    expect(userFolder('linux', {}, '/home/ann')).toBe(join('/home/ann', '.config', 'Almagest'));
    expect(userFolder('linux', { XDG_CONFIG_HOME: '/x' }, '/home/ann')).toBe(join('/x', 'Almagest'));
    expect(userFolder('darwin', {}, '/Users/ann')).toBe(join('/Users/ann', 'Library', 'Application Support', 'Almagest'));
    expect(userFolder('win32', { APPDATA: '/roaming' }, '/Users/ann')).toBe(join('/roaming', 'Almagest'));
  });

  it('keeps versions of what the terminal writes', async () => {
    const { out } = await cli('note', 'add', '--title', 'Kept', '--text', 'x');
    const vault = await openForTests(join(folder, 'vault'), { mode: 'read', shadow: `${folder}-shadow` });
    expect(await vault.notes.versions(out.trim())).toHaveLength(1);
    await vault.close();
  });
});
