/** What is said of articles: edited in the details, or taken from a bibliography; each change can be undone. */
import { create } from 'zustand';
import type { Document } from '../../core/documents/document';
import type { Argument, DocumentChange, DocumentPatch } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { useDocuments } from './documents';
import { exchanging, perform, remember, takeBack, type Change } from './history';
import { attempt, notify } from './notices';
import { setPanel } from './panel';

/** The article whose details are shown, as it is in the vault. */
export const useDetails = create<{ readonly document: Document | null }>(() => ({ document: null }));

export async function openDetails(document: string): Promise<void> {
  const about = await attempt(ask('documents.about', { document }));
  if (!about) return;
  useDetails.setState({ document: about });
  setPanel('details');
}

/** Carries changes out, brings what the window shows in step, and answers what takes them back. */
async function carryOut(changes: readonly DocumentChange[]): Promise<readonly DocumentChange[]> {
  const back = await ask('documents.update', { changes: changes as Argument<'documents.update'>['changes'] });
  const { open } = useDocuments.getState();
  if (open && changes.some(({ document }) => document === open.document.id)) {
    const document = await ask('documents.about', { document: open.document.id });
    useDocuments.setState((now) => (now.open === open ? { open: { ...open, document } } : {}));
  }
  return back;
}

/** Changes articles as one change that can be undone; `null` where that failed, and the reader has been told. */
export async function changeDocuments(label: string, changes: readonly DocumentChange[]): Promise<Change | null> {
  if (changes.length === 0) return null;
  const change = exchanging(label, carryOut, changes);
  return attempt(perform(change).then(() => change));
}

/** Saves what the reader says of an article. */
export async function describeDocument(document: string, patch: DocumentPatch): Promise<boolean> {
  return (await changeDocuments(translate('library:change.describe'), [{ document, patch }])) !== null;
}

/** Lines of a notice; more would hide the window. */
const mostLines = 20;

/** Lets the reader choose a bibliography, says how many articles it describes and which records are about none. */
export async function importBibliography(): Promise<void> {
  const report = await attempt(ask('documents.cite', null));
  if (!report) return;
  const unmatched = report.unmatched.map((title) => translate('library:unmatched', { title }));
  const lines = [...report.problems, ...unmatched];
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), translate('library:more', { count: more })] : lines;
  if (shown.length > 0) notify({ tone: 'problem', message: shown.join('\n') });
  if (report.attached === 0) return;
  const change = exchanging(translate('library:change.cite'), carryOut, [], report.undo);
  remember(change);
  const undo = { label: translate('library:undo'), run: () => void attempt(takeBack(change)) };
  notify({ tone: 'plain', message: translate('library:cited', { count: report.attached, name: report.name }), act: undo });
}
