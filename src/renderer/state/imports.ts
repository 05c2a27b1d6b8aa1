/** Bringing articles in: how far it is, and what came of each file. */
import { create } from 'zustand';
import type { ImportLine, ImportReport } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { takeBack, type Change } from './history';
import { amend, attempt, dismiss, notify } from './notices';
import { setPanel } from './panel';
import { openDocument } from './place';
import { makeVersion } from './review';
import { rememberImport } from './trash';

/** The last report of more files than one, for the panel that lists them. */
export const useImports = create<{ readonly report: ImportReport | null }>(() => ({ report: null }));

export type ImportFrom = 'files' | 'folder' | 'drop' | 'clipboard';

/** Brings in what the reader chooses, dropped or copied, opens the first that came and says what became of the others. */
export async function importDocuments(from: ImportFrom = 'files'): Promise<void> {
  const report = await attempt(ask('documents.import', { from }));
  if (!report) return;
  const { lines, left } = report;
  if (lines.length + left === 0) {
    if (from !== 'files' && from !== 'folder') notify({ tone: 'problem', message: translate(`library:import${from === 'drop' ? 'Dropped' : 'Copied'}Nothing`) });
    return;
  }
  useImports.setState({ report: lines.length + left > 1 ? report : null });
  tellProblems(lines);
  const came = lines.filter(({ problem }) => problem === null);
  const change = came.length > 0 ? rememberImport(came.flatMap(({ document }) => document ?? [])) : null;
  if (came.length > 0 || left > 0) tellCame(came.length, report, change);
  for (const line of came) offerVersion(line);
  const first = came[0] ?? lines[0];
  if (first?.document) openDocument(first.document);
}

/** Lines of a notice; more would hide the window, and the report has them all. */
const mostLines = 40;

/** One notice for all of them: of many notices the oldest would go. What is to be known of a file that came stays until it was seen, too. */
function tellProblems(lines: readonly ImportLine[]): void {
  const problems = lines.flatMap(({ problem, notes }) => [...(problem === null ? [] : [problem]), ...notes]);
  const rest = problems.length - mostLines;
  const said = rest > 0 ? [...problems.slice(0, mostLines), translate('library:more', { count: rest })] : problems;
  if (problems.length > 0) notify({ tone: 'problem', message: said.join('\n') });
}

function tellCame(count: number, { lines, left }: ImportReport, change: Change | null): void {
  const message = [translate('library:imported', { count }), ...(left > 0 ? [translate('library:importLeft', { count: left })] : [])].join(' ');
  const report = { label: translate('library:importReport'), run: () => setPanel('imported') };
  const back = change && { label: translate('library:undo'), run: () => void attempt(takeBack(change)) };
  const act = lines.length > 1 ? report : back;
  notify({ tone: 'plain', message, ...(act && { act }) });
}

function offerVersion({ name, document, earlier }: ImportLine): void {
  if (document === null || earlier === null) return;
  const message = translate('library:earlier', { name, title: earlier.title });
  notify({ tone: 'plain', message, act: { label: translate('library:makeVersion'), run: () => void makeVersion(document, earlier) } });
}

/** Milliseconds before an import is spoken of: a file or two are in by then. */
const patience = 400;

/** Says how far an import is, with a way to stop it; the value returned stops that. */
export function followImports(): () => void {
  let began = 0;
  let shown: number | null = null;
  return listen('import.progress', ({ done, total, name }) => {
    const now = performance.now();
    if (done === 0) began = now;
    if (done === total) {
      if (shown !== null) dismiss(shown);
      shown = null;
      return;
    }
    if (now - began < patience) return;
    const message = translate('library:importing', { number: done + 1, total, name });
    if (shown !== null) return amend(shown, message);
    shown = notify({ tone: 'busy', message, act: { label: translate('library:importStop'), run: () => void attempt(ask('documents.stopImport', null)) } });
  });
}
