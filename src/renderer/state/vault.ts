/** The open vault: its name and counts for the status line. */
import { create } from 'zustand';
import type { Events, VaultSummary } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { gathered } from './gathered';
import { attempt, notify } from './notices';
import { translate } from '../strings';
import { announceProblems } from './problems';

export const useVault = create<{ readonly summary: VaultSummary | null }>(() => ({ summary: null }));

async function load(): Promise<void> {
  const summary = await attempt(ask('vault.summary', null));
  if (!summary) return;
  const before = useVault.getState().summary?.problems ?? 0;
  useVault.setState({ summary });
  if (before > 0 || summary.problems === 0) return;
  announceProblems();
}

/** Reads the summary, shows its notices once, as one, and follows changes; the value returned stops it. */
export function followVault(): () => void {
  void load().then(() => {
    const notices = useVault.getState().summary?.notices ?? [];
    if (notices.length > 0) notify({ tone: 'problem', message: notices.join('\n') });
  });
  const changed = gathered<null>(load);
  const noted = gathered<null>(load, 'at rest');
  const refresh = () => changed.add(null);
  const sayDied = ({ again }: Events['engine.died']) => void notify({ tone: 'problem', message: translate(again ? 'vault:engine.again' : 'vault:engine.gone') });
  const stops = [listen('engine.died', sayDied), listen('library.changed', refresh), listen('notes.changed', () => noted.add(null)), listen('problems.changed', refresh), changed.stop, noted.stop];
  return () => stops.forEach((stop) => stop());
}
