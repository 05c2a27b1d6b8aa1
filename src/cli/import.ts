/** `import`: brings articles in, or what other programs wrote as notes and marks; a bad item gets its sentence and disturbs no other. */
import { resolve } from 'node:path';
import { ulid } from 'ulid';
import { sourceFilesAt } from '../main/library/source-files';
import type { ArrivalReport } from '../shared/contract';
import type { Answer, Command, Notebook } from './command';
import { table } from './table';
import { UsageError } from './usage';

const kinds = ['articles', 'notes', 'marks'] as const;

async function articles({ library, folder }: Notebook, words: readonly string[]): Promise<Answer> {
  const lines = await library.documents.add(await sourceFilesAt(words.map((word) => resolve(folder, word))));
  const there = lines.filter((line) => line.document !== null);
  return {
    value: lines,
    lines: table(there.map(({ document, name, problem, notes }) => [document ?? '', [problem ?? name, ...notes].join(' ')])),
    problems: lines.flatMap((line) => (line.document === null && line.problem !== null ? [line.problem] : [])),
  };
}

function answerOf(reports: readonly ArrivalReport[]): Answer {
  const lines = reports.flatMap((report) => report.lines);
  return {
    value: lines,
    lines: table(lines.filter(({ fate }) => fate !== 'failed').map(({ fate, lost, note, name }) => [lost ? `${fate}, no passage` : fate, note ?? '', name])),
    problems: lines.flatMap(({ problem }) => problem ?? []),
  };
}

async function arrivals({ library, folder }: Notebook, words: readonly string[], kind: 'notes' | 'marks', dry: boolean): Promise<Answer> {
  const { jexAt, markdownFilesIn, marksFileAt } = await import('../main/library/arriving-files');
  const notesAt = (path: string) => (/\.(?:jex|tar)$/i.test(path) ? jexAt(path) : markdownFilesIn(path));
  const reports: ArrivalReport[] = [];
  for (const word of words) {
    const path = resolve(folder, word);
    reports.push(kind === 'notes' ? await library.arrivals.notes(await notesAt(path), dry) : await library.arrivals.marks(await marksFileAt(path, ulid), dry));
  }
  return answerOf(reports);
}

export const importFiles: Command = {
  name: 'import',
  takes: '[--from articles|notes|marks] FILE|FOLDER… [--dry-run]',
  does: 'bring articles in (PDF, EPUB, Word, HTML, Markdown, text, or a folder of them), the notes of a Markdown folder such as an Obsidian vault or of a Joplin export (JEX), or marks: Readwise CSV, Kindle clippings, Zotero notes (RDF, HTML, Markdown), Web Annotation JSON',
  flags: ['from', 'dry-run'],
  words: [1, Infinity],
  writes: true,
  indexed: false,
  check({ from = 'articles', 'dry-run': dry = false }) {
    if (!(kinds as readonly string[]).includes(from)) throw new UsageError(`--from is one of ${kinds.join(', ')}.`);
    if (dry && from === 'articles') throw new UsageError('--dry-run goes with --from notes or --from marks.');
  },
  run: (notebook, words, { from = 'articles', 'dry-run': dry = false }) => (from === 'articles' ? articles(notebook, words) : arrivals(notebook, words, from === 'marks' ? 'marks' : 'notes', dry)),
};
