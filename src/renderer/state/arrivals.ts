/** Notes and marks of other programs: brought in as one change, which undo takes back. */
import type { ArrivalReport } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { remember, type Change } from './history';
import { attempt, notify } from './notices';

export async function bringArrivals(from: 'notes' | 'marks'): Promise<void> {
  const report = await attempt(ask('arrivals.bring', { from }));
  if (!report) return;
  const problems = report.lines.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) notify({ tone: 'problem', message: problems.join('\n') });
  const count = report.lines.filter(({ fate }) => fate === 'new').length;
  notify({ tone: 'plain', message: translate(`library:brought${from === 'notes' ? 'Notes' : 'Marks'}`, { count }) });
  if (count > 0) remember(changeOf(report));
}

/** What came goes to the trash, and comes out of it again. */
function changeOf({ notes, marks }: ArrivalReport): Change {
  const each = async (way: 'remove' | 'restore') => {
    for (const note of notes) await ask(`notes.${way}`, { note });
    for (const mark of marks) await ask(`annotations.${way}`, mark);
  };
  return { label: translate('library:change.bring'), redo: () => each('restore'), undo: () => each('remove') };
}
