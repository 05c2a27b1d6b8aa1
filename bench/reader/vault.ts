/** A vault with a book of a hundred thousand words and ten thousand marks in it, and a short article to come from. */
import { createLibrary } from '../../src/main/library/library';
import { localEngine } from '../../src/main/library/local-engine';
import { noteMarkdown } from '../../src/core/notes/note-markdown';
import { annotationColors } from '../../src/core/annotations/annotation';
import { openVault } from '../../src/main/vault/open-vault';

export const book = 'A long book on probes';
export const leaflet = 'A leaflet';
export const WORDS = 100_000;
export const MARKS = 10_000;

const vocabulary = 'the probe of a committee met in orbit and spoke about debris while engines cooled slowly over distant oceans before any signal from old stations could reach their quiet receivers'.split(' ');

/** The same words at every run, without a clock or chance. */
function text(): string {
  let seed = 1;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const paragraphs: string[] = [`# ${book}`];
  for (let words = 0, number = 0; words < WORDS; number++) {
    if (number % 20 === 0) paragraphs.push(`## Part ${String(number / 20 + 1)}`);
    const length = 40 + next(60);
    words += length;
    paragraphs.push(`${Array.from({ length }, () => vocabulary[next(vocabulary.length)] ?? '').join(' ')}.`);
  }
  return `${paragraphs.join('\n\n')}\n`;
}

/** Writes the vault; every mark has a colour, one in five a comment. */
export async function writeVault(folder: string): Promise<void> {
  let turn = 0;
  const newId = () => `01BENCH${String(++turn).padStart(19, '0')}`;
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, turn));
  const opened = await openVault(folder, { now, newId, device: 'bench', noteToMarkdown: noteMarkdown });
  if (!opened.ok) throw new Error(opened.message);
  const library = createLibrary({ vault: opened.vault, engine: localEngine(() => 0), now, newId, tell: () => undefined });
  const add = async (name: string, content: string) => (await library.documents.add([{ name, read: () => Promise.resolve(Buffer.from(content)) }]))[0]?.document ?? '';
  const document = await add('book.md', text());
  await add('leaflet.md', `# ${leaflet}\n\nA few words.\n`);
  const { length } = (await library.documents.read(document)).text;
  const step = Math.floor((length - 200) / MARKS);
  const drafts = Array.from({ length: MARKS }, (_, at) => {
    const start = 100 + at * step;
    return { start, end: start + 30 + (at % 40), color: annotationColors[at % 5] ?? 'amber', comment: at % 5 === 0 ? 'Worth a second look' : '', tags: [] };
  });
  await library.annotations.edit(document, drafts.map((draft) => ({ kind: 'create', draft })));
  await opened.vault.close();
}
