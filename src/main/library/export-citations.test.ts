import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';

let folder: string;
let vault: Vault;
let library: Library;
let document: string;
let turn = 0;
const newId = () => `01ARZ3ND${String(++turn).padStart(18, '0')}`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-citations-'));
  const opened = await openVault(folder, { now: () => new Date('2026-01-01T00:00:00.000Z'), newId, device: 'desk', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  ({ vault } = opened);
  library = createLibrary({ vault, engine: localEngine(() => 0), now: () => new Date('2026-01-02T00:00:00.000Z'), newId, tell: () => undefined });
  const [line] = await library.documents.add([{ name: 'light.txt', read: () => Promise.resolve(Buffer.from('On lighthouses\n\nA lighthouse is a tower with a lamp.\n')) }]);
  document = line?.document ?? '';
  await library.descriptions.update([{ document, patch: { byline: 'Jane Doe', imprint: { date: '2019', publisher: 'Press', isbn: '9780306406157' } } }]);
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('what is copied', () => {
  it('of an article is its reference in the style, its key, its marks and its page', async () => {
    const copy = (form: 'citation' | 'key' | 'markdown' | 'html', style: 'apa' | 'mla' = 'apa') => library.exports.copy({ kind: 'article', id: document, document: '' }, form, style);
    expect((await copy('citation')).text).toBe('Doe, J. (2019). On lighthouses. Press.');
    expect((await copy('citation', 'mla')).html).toContain('<em>On lighthouses</em>. Press, 2019.');
    expect(await copy('key')).toEqual({ text: '[@doe2019lighthouses]', html: null });
    expect((await copy('markdown')).text).toContain('# On lighthouses');
    expect((await copy('html')).html).toContain('A lighthouse is a tower');
  });

  it('of a mark is its passage with the source, of a note its text with citations written out', async () => {
    const { annotation } = await library.annotations.create({ document, start: 16, end: 28, color: 'rose', comment: 'Why *this*?', tags: [] });
    const mark = { kind: 'mark', id: annotation.id, document } as const;
    expect((await library.exports.copy(mark, 'citation', 'chicago')).text).toBe('“A lighthouse” (Doe 2019)');
    expect((await library.exports.copy(mark, 'markdown', 'apa')).text).toBe('> A lighthouse\n>\n> (Doe, 2019)\n\nWhy _this_?\n');
    expect((await library.exports.copy(mark, 'html', 'apa')).html).toContain('<blockquote>');
    const note = await library.notes.create('Plan', { tree: { blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'So says [@doe2019lighthouses, p. 3].', marks: [] }] }] } });
    const subject = { kind: 'note', id: note.id, document: '' } as const;
    expect((await library.exports.copy(subject, 'markdown', 'apa')).text).toBe('# Plan\n\nSo says (Doe, 2019, p. 3).\n\n## References\n\nDoe, J. (2019). _On lighthouses_. Press.\n');
    expect((await library.exports.make({ kind: 'note', id: note.id }, 'html', 'ieee')).content).toContain('[1] J. Doe, <em>On lighthouses</em>. Press, 2019.');
    await expect(library.exports.copy(subject, 'key', 'apa')).rejects.toMatchObject({ code: 'bad-request' });
  });
});
