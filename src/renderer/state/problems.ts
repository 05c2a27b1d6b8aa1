/** What is wrong in the vault, checking all of it, and bringing damaged files back. */
import { create } from 'zustand';
import type { Problem } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { loadNote } from './notes';
import { attempt, dismiss, notify } from './notices';
import { setPanel } from './panel';
import { isShown } from './place';

interface Problems {
  readonly list: readonly Problem[] | null;
  readonly checking: boolean;
  /** Whether every file was checked since the panel was opened. */
  readonly checked: boolean;
  /** What was mended last, said inside the panel. */
  readonly said: string;
}

export const useProblems = create<Problems>(() => ({ list: null, checking: false, checked: false, said: '' }));

async function load(): Promise<void> {
  const list = await attempt(ask('problems.list', null));
  if (list) useProblems.setState({ list });
}

/** The notice that something was found, while it may stand. */
let announced: number | null = null;

/** Says that something is wrong, until the reader looks at it. */
export function announceProblems(): void {
  const act = { label: translate('problems:show'), run: () => void openProblems() };
  announced = notify({ tone: 'problem', message: translate('problems:found'), act });
}

export async function openProblems(): Promise<void> {
  if (announced !== null) dismiss(announced);
  useProblems.setState({ list: null, checked: false, said: '' });
  setPanel('problems');
  await load();
}

export const closeProblems = (): void => setPanel(null);

/** Reads every file of the vault. */
export async function checkVault(): Promise<void> {
  useProblems.setState({ checking: true, said: '' });
  const list = await attempt(ask('problems.check', null));
  useProblems.setState({ checking: false, ...(list && { list, checked: true }) });
}

/** Brings a damaged file back from its newest readable version. */
export async function repair({ kind, id }: NonNullable<Problem['repair']>, when: string): Promise<void> {
  const done = await attempt(ask('problems.repair', { kind, id }).then(() => true));
  if (!done) return;
  if (kind === 'note' && isShown(id)) await loadNote(id);
  await load();
  const message = translate('problems:repaired', { when });
  useProblems.setState({ said: message });
  notify({ tone: 'plain', message });
}
