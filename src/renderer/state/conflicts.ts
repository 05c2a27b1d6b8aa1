/** Second versions that a syncing program or a save over another's change left: which there are, the one looked at, and settling it. */
import { create } from 'zustand';
import type { ConflictChoice, ConflictCopy, OpenConflict, SettledConflict } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { perform, takeBack, type Change } from './history';
import { rewriteNote } from './notes';
import { attempt, notify } from './notices';
import { setPanel } from './panel';

interface Conflicts {
  readonly list: readonly ConflictCopy[];
  /** The one looked at; `null` while it is read and where there is none. */
  readonly open: OpenConflict | null;
  readonly settling: boolean;
  /** What was settled last, said inside the panel. */
  readonly said: string;
}

const closed: Conflicts = { list: [], open: null, settling: false, said: '' };

export const useConflicts = create<Conflicts>(() => closed);

async function load(): Promise<void> {
  const list = await attempt(ask('conflicts.list', null));
  if (list) useConflicts.setState({ list });
}

/** Shows both versions. */
export async function chooseConflict(id: string): Promise<void> {
  const open = await attempt(ask('conflicts.open', { conflict: id }));
  useConflicts.setState({ open });
}

/** @param wanted id of one, or its file's path in the vault; the first there is where it is neither. */
export async function openConflicts(wanted = ''): Promise<void> {
  setPanel('conflicts');
  await load();
  const { list } = useConflicts.getState();
  const first = list.find(({ id, path }) => id === wanted || path === wanted) ?? list[0];
  if (first) await chooseConflict(first.id);
}

/** Tells that what another program wrote into a note is kept beside it. */
export function tellKeptBeside(title: string, conflict: string): void {
  const act = { label: translate('conflicts:compare'), run: () => void openConflicts(conflict) };
  notify({ tone: 'problem', message: translate('conflicts:whileWriting', { title }), act });
}

export function closeConflicts(): void {
  setPanel(null);
  useConflicts.setState({ open: null, said: '' });
}

/** Keeps one version or both; what does not stay goes to the trash. */
export async function settleConflict({ id, kind, of, title }: ConflictCopy, keep: ConflictChoice): Promise<void> {
  useConflicts.setState({ settling: true });
  let settled: SettledConflict | null = null;
  // The first version may stand in the editor.
  const inPlace = (act: () => Promise<void>): Promise<void> => (kind === 'note' && of !== null && keep === 'second' ? rewriteNote(of, act) : act());
  const change: Change = {
    label: translate('conflicts:change'),
    redo: () => inPlace(async () => void (settled = await ask('conflicts.settle', { conflict: id, keep, ...(settled && { again: settled }) }))),
    undo: () => inPlace(async () => void (settled && (await ask('conflicts.unsettle', settled)))),
  };
  const done = await attempt(perform(change).then(() => true));
  useConflicts.setState({ settling: false });
  if (!done) return;
  const message = translate(`conflicts:settled.${keep}`, { title });
  await load();
  const [next] = useConflicts.getState().list;
  useConflicts.setState({ open: null, said: message });
  if (next) await chooseConflict(next.id);
  else closeConflicts();
  notify({ tone: 'plain', message, act: { label: translate('library:undo'), run: () => void attempt(takeBack(change)) } });
}

/** Follows what comes and is settled elsewhere; the value returned stops it. */
export function followConflicts(): () => void {
  return listen('conflicts.changed', () => void load());
}
