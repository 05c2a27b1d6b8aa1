/** Notes and marks of other programs: first it is shown what would come, then it comes as one change, which undo takes back. */
import { create } from 'zustand';
import type { ArrivalReport } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { remember, type Change } from './history';
import { attempt, notify } from './notices';
import { setPanel } from './panel';

/** `drop`: the zip that was dropped on the window. */
export type ArrivalKind = 'notes' | 'jex' | 'marks' | 'notebook' | 'drop';

/** What would come; `bringing` while it does. */
export const useArrivals = create<{ readonly plan: ArrivalReport | null; readonly bringing: boolean }>(() => ({ plan: null, bringing: false }));

/** Asks what to bring in, and shows what would come. */
export async function planArrivals(kind: ArrivalKind): Promise<void> {
  const plan = await attempt(ask('arrivals.plan', { from: kind }));
  if (!plan) return;
  useArrivals.setState({ plan, bringing: false });
  setPanel('arrival');
}

export function leaveArrivals(): void {
  setPanel(null);
  useArrivals.setState({ plan: null, bringing: false });
}

const saidOf = { whole: 'library:imported', marks: 'library:broughtMarks', notes: 'library:broughtNotes', collections: 'library:broughtCollections', decisions: 'library:broughtDecisions' } as const;

/** Brings in what is shown. */
export async function bringArrivals(): Promise<void> {
  const { plan, bringing } = useArrivals.getState();
  if (!plan || bringing) return;
  useArrivals.setState({ bringing: true });
  const report = await attempt(ask('arrivals.bring', null));
  leaveArrivals();
  if (!report) return;
  const told = new Set(plan.lines.flatMap(({ problem }) => problem ?? []));
  const problems = report.lines.flatMap(({ problem }) => (problem === null || told.has(problem) ? [] : [problem]));
  if (problems.length > 0) notify({ tone: 'problem', message: problems.join('\n') });
  const { collections = [] } = report;
  const counts = { whole: report.whole.length, marks: report.marks.length, notes: report.notes.length, collections: collections.length, decisions: report.decisions.length };
  const said = (Object.keys(saidOf) as (keyof typeof saidOf)[]).flatMap((what) => (counts[what] > 0 ? [translate(saidOf[what], { count: counts[what] })] : []));
  if (said.length === 0) return;
  notify({ tone: 'plain', message: said.join(' ') });
  remember(changeOf(report));
}

/** Marks by the article they are in. Those of an article that came with them go with it. */
function byArticle({ marks, articles, whole }: ArrivalReport): [string, string[]][] {
  const made = new Set([...articles, ...whole].map(({ document }) => document));
  const groups = new Map<string, string[]>();
  for (const { document, annotation } of marks) if (!made.has(document)) groups.set(document, [...(groups.get(document) ?? []), annotation]);
  return [...groups];
}

/** What came goes to the trash, and comes out of it again. */
function changeOf(report: ArrivalReport): Change {
  // A decision is taken back by one that revokes it, and comes again when that is revoked.
  let last = report.decisions;
  const revoke = async (): Promise<void> => {
    const made: string[] = [];
    for (const decision of last) made.push((await ask('entities.decide', { kind: 'revoke', decision })).decision);
    last = made;
  };
  const { collections = [] } = report;
  const each = async (way: 'remove' | 'restore') => {
    if (collections.length > 0) await ask('collections.change', way === 'restore' ? { put: [...collections], remove: [] } : { put: [], remove: collections.map(({ id }) => id) });
    for (const note of report.notes) await ask(`notes.${way}`, { note });
    for (const { document } of [...report.articles, ...report.whole]) await ask(`documents.${way}`, { document });
    for (const [document, ids] of byArticle(report)) await ask('annotations.edit', { document, edits: ids.map((id) => ({ kind: way, id })) });
    await revoke();
  };
  return { label: translate('library:change.bring'), redo: () => each('restore'), undo: () => each('remove') };
}
