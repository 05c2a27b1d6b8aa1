/** Bringing articles in, and saying what came of each file. */
import { ask } from '../notebook';
import { translate } from '../strings';
import { attempt, notify } from './notices';
import { openDocument } from './place';
import { makeVersion } from './review';

/** Lets the reader choose files, opens the first that came in and names those that did not. */
export async function importDocuments(): Promise<void> {
  const lines = await attempt(ask('documents.import', null));
  if (!lines) return;
  // One notice for all of them: of many notices the oldest would go.
  const problems = lines.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) notify({ tone: 'problem', message: problems.join('\n') });
  const came = lines.filter(({ problem }) => problem === null);
  if (came.length > 0) notify({ tone: 'plain', message: translate('library:imported', { count: came.length }) });
  for (const { name, document, earlier } of came) {
    if (document === null || earlier === null) continue;
    const message = translate('library:earlier', { name, title: earlier.title });
    notify({ tone: 'plain', message, act: { label: translate('library:makeVersion'), run: () => void makeVersion(document, earlier) } });
  }
  const first = came[0] ?? lines[0];
  if (first?.document) openDocument(first.document);
}
