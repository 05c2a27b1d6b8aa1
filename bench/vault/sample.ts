/** Vaults of many notes and articles: what is measured comes afterwards. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteMarkdown } from '../../src/core/notes/note-markdown';
import type { Note } from '../../src/core/notes/note';
import { writeNote } from '../../src/core/notes/read';
import { createLibrary } from '../../src/main/library/library';
import { localEngine } from '../../src/main/library/local-engine';
import { openVault } from '../../src/main/vault/open-vault';
import { seal } from '../../src/main/vault/twin-seal';

const sentence = 'The agencies agreed to share the costs of the probe, its instruments and what it would find at Saturn. ';

/** A note of about six kilobytes; `turn` makes its text another one. */
export function sampleNote(index: number, turn = 0): Note {
  const text = `${String(index)}.${String(turn)} ${sentence.repeat(9)}`;
  const paragraph = { type: 'paragraph' as const, children: [{ type: 'text' as const, text, marks: [] }] };
  return {
    format: 1,
    id: `01BENCH${String(index).padStart(19, '0')}`,
    title: `Note ${String(index)}`,
    tags: ['bench'],
    created: '2026-01-01T00:00:00.000Z',
    modified: new Date(Date.UTC(2026, 0, 1, 0, 0, index + turn)).toISOString(),
    tree: { blocks: [paragraph, paragraph, paragraph, paragraph, paragraph] },
  };
}

/** The two files of a note, as the vault writes them. */
export function sampleFiles(note: Note): { json: Buffer; markdown: Buffer } {
  return { json: Buffer.from(`${JSON.stringify(JSON.parse(writeNote(note)), null, 2)}\n`), markdown: Buffer.from(seal(noteMarkdown(note))) };
}

/** Lays notes `[from, to)` into a vault's folder. */
export function fillNotes(vault: string, from: number, to: number): void {
  const folder = join(vault, 'notes');
  mkdirSync(folder, { recursive: true });
  for (let index = from; index < to; index += 1) {
    const note = sampleNote(index);
    const { json, markdown } = sampleFiles(note);
    writeFileSync(join(folder, `${note.id}.json`), json);
    writeFileSync(join(folder, `${note.id}.md`), markdown);
  }
}

const places = ['Saturn', 'Titan', 'Vienna', 'Kourou', 'Baikonur', 'the Moon'];

/** Markdown of about 900 words in five sections, no two alike. */
const sampleArticle = (index: number): string =>
  [`# Report ${String(index)}`, ...Array.from({ length: 5 }, (_, part) => `## Part ${String(part + 1)}\n\n${`In ${String(1960 + ((index + part) % 60))} NASA and ESA met in ${places[(index + part) % places.length] ?? ''}. ${sentence}`.repeat(6)}`)].join('\n\n');

/** Imports articles into a vault that nobody has open. */
export async function fillArticles(folder: string, count: number): Promise<void> {
  let turn = 0;
  const newId = () => `01BENCHA${String(++turn).padStart(18, '0')}`;
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, turn));
  const opened = await openVault(folder, { now, newId, device: 'bench', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  const library = createLibrary({ vault: opened.vault, engine: localEngine(() => 0), now, newId, tell: () => undefined });
  await library.documents.add(Array.from({ length: count }, (_, index) => ({ name: `report-${String(index)}.md`, read: () => Promise.resolve(Buffer.from(sampleArticle(index))) })));
  await opened.vault.close();
}
