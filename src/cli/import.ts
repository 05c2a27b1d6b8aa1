/** `import`: brings articles in, a notebook's zip, or what other programs wrote as notes and marks; a bad item gets its sentence and disturbs no other. */
import { resolve } from 'node:path';
import { ulid } from 'ulid';
import { sourceFilesAt } from '../main/library/source-files';
import type { ArrivalReport } from '../shared/contract';
import type { Answer, Command, Notebook } from './command';
import { table } from './table';
import { UsageError } from './usage';

const kinds = ['articles', 'notebook', 'notes', 'marks'] as const;
/** An archive is a notebook's where nothing else is said. */
const kindOf = (words: readonly string[], from: string | undefined): string => from ?? (words.every((word) => /\.zip$/i.test(word)) ? 'notebook' : 'articles');

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
  const articles = reports.flatMap(({ whole }) => whole.map(({ document, title }) => ['new', document, title]));
  return {
    value: lines,
    lines: [
      ...table([...articles, ...lines.filter(({ fate }) => fate !== 'failed').map(({ fate, lost, note, name }) => [lost ? `${fate}, no passage` : fate, note ?? '', name])]),
      ...reports.flatMap(({ remarks = [] }) => remarks),
    ],
    problems: lines.flatMap(({ problem }) => problem ?? []),
  };
}

async function notebooks({ library, folder }: Notebook, words: readonly string[], dry: boolean): Promise<Answer> {
  const { notebookAt } = await import('../main/library/arriving-notebook');
  const reports: ArrivalReport[] = [];
  for (const word of words) reports.push(await library.arrivals.notebook(await notebookAt(resolve(folder, word)), dry));
  return answerOf(reports);
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
  takes: '[--from articles|notebook|notes|marks] FILE|FOLDER… [--dry-run]',
  does: 'bring articles in (PDF, EPUB, Word, HTML, Markdown, text, or a folder of them), a notebook that was exported as a zip, the notes of a Markdown folder such as an Obsidian vault or of a Joplin export (JEX), or marks: Readwise CSV, Kindle clippings, Zotero notes (RDF, HTML, Markdown), Web Annotation JSON',
  flags: ['from', 'dry-run'],
  words: [1, Infinity],
  writes: true,
  indexed: false,
  check({ from, 'dry-run': dry = false }, words) {
    const kind = kindOf(words, from);
    if (!(kinds as readonly string[]).includes(kind)) throw new UsageError(`--from is one of ${kinds.join(', ')}.`);
    if (dry && kind === 'articles') throw new UsageError('--dry-run goes with a notebook’s zip, --from notes and --from marks.');
  },
  run(notebook, words, { from, 'dry-run': dry = false }) {
    const kind = kindOf(words, from);
    if (kind === 'articles') return articles(notebook, words);
    return kind === 'notebook' ? notebooks(notebook, words, dry) : arrivals(notebook, words, kind === 'marks' ? 'marks' : 'notes', dry);
  },
};
