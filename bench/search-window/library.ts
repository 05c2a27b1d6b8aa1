/** A vault of so many sections, made of the documentation that packages of this project bring along. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { ParsedDocument } from '../../src/core/documents/document';
import { parseDocument } from '../../src/core/documents/parse';
import { openVault } from '../../src/main/vault/open-vault';

/** Files that are hardly more than a title tell nothing. */
const LEAST = 400;

/** The Markdown files of a folder and below, in the order of their paths. */
function* pages(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pages(path);
    else if (entry.isFile() && /\.md$/i.test(entry.name)) yield path;
  }
}

export interface MadeLibrary {
  readonly documents: number;
  readonly sections: number;
  /** UTF-16 units. */
  readonly length: number;
  /** Words of the text, each of them once, in the order in which they first stand there. */
  readonly words: readonly string[];
}

/** Files of one name and content lie in many packages; each is taken once. */
function* articles(folders: readonly string[]): Generator<{ readonly bytes: Buffer; readonly parsed: ParsedDocument }> {
  const seen = new Set<string>();
  for (const path of folders.flatMap((folder) => [...pages(folder)])) {
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8');
    if (text.length < LEAST || seen.has(text)) continue;
    seen.add(text);
    const parsed = parseDocument(text, 'text/markdown', path);
    if (parsed) yield { bytes, parsed };
  }
}

/** Fills a new vault until it holds `wanted` sections, or all that there are. */
export async function makeLibrary(vaultFolder: string, sources: readonly string[], wanted: number): Promise<MadeLibrary> {
  const opened = await openVault(vaultFolder, { now: () => new Date(), newId: ulid, device: 'bench', noteToMarkdown: (note) => note.title });
  if (!opened.ok) throw new Error(opened.message);
  const words = new Set<string>();
  let [documents, sections, length] = [0, 0, 0];
  for (const { bytes, parsed } of articles(sources)) {
    await opened.vault.documents.add({ bytes, name: `${String(documents)}.md`, mediaType: 'text/markdown', parsed });
    documents += 1;
    sections += parsed.structure.sections.length;
    length += parsed.text.length;
    for (const word of parsed.text.match(/(?<!\p{L})\p{L}{4,12}(?!\p{L})/gu) ?? []) words.add(word.toLowerCase());
    if (sections >= wanted) break;
  }
  await opened.vault.close();
  return { documents, sections, length, words: [...words] };
}
