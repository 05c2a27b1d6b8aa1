/** What the tests of this room share: temporary folders, ids that count up, an article and its marks. */
import { promises as node } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Annotation } from '../../core/annotations/annotation';
import type { ParsedDocument } from '../../core/documents/document';
import type { Note } from '../../core/notes/note';
import { openVault, type OpenOptions } from './open-vault';
import type { Import } from './revision-folder';
import type { Vault } from './vault';

export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await node.mkdtemp(join(tmpdir(), 'almagest-vault-'));
  return { folder, remove: () => node.rm(folder, { recursive: true, force: true }) };
}

let count = 0;
export const countingId = (): string => `id${String((count += 1)).padStart(8, '0')}`;

export const optionsForTests = (): OpenOptions => ({
  now: () => new Date('2026-03-01T10:00:00.000Z'),
  newId: countingId,
  device: 'desk',
  noteToMarkdown: ({ title, modified }) => `---\ntitle: ${JSON.stringify(title)}\nmodified: ${JSON.stringify(modified)}\n---\n`,
});

export async function openForTests(folder: string, options: Partial<OpenOptions> = {}): Promise<Vault> {
  const result = await openVault(folder, { ...optionsForTests(), ...options });
  if (!result.ok) throw new Error(result.message);
  return result.vault;
}

/** A document of one paragraph. */
export function parsedForTests(text: string): ParsedDocument {
  const range = { start: 0, end: text.length };
  return {
    text,
    structure: {
      format: 1,
      title: 'Agencies',
      byline: null,
      language: 'en',
      sections: [{ ...range, id: 's-introduction', heading: null, level: 1 }],
      blocks: [{ ...range, kind: 'paragraph', level: 0 }],
      marks: [],
    },
  };
}

export const importForTests = (text: string, name = 'agencies.txt'): Import => ({
  bytes: Buffer.from(text),
  name,
  mediaType: 'text/plain',
  parsed: parsedForTests(text),
});

/** A mark on `[start, end)` of a text. */
export function annotationForTests(id: string, document: string, revision: string, text: string, start: number, end: number): Annotation {
  const quote = { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
  return {
    id,
    document,
    revision,
    created: '2026-03-01T10:00:00.000Z',
    modified: '2026-03-01T10:00:00.000Z',
    style: 'highlight',
    color: 'amber',
    comment: '',
    tags: [],
    selectors: { quote, position: { start, end } },
  };
}

export const noteForTests = (id: string, title: string, text = 'Body.'): Note => ({
  format: 1,
  id,
  title,
  tags: [],
  created: '2026-03-01T10:00:00.000Z',
  modified: '2026-03-01T10:00:00.000Z',
  tree: { blocks: [{ type: 'paragraph', children: [{ type: 'text', text, marks: [] }] }] },
});
