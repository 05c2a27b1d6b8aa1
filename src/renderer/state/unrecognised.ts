/** Articles whose names could not be found: told of once, listed among the problems, and tried again when the reader says so. */
import { create } from 'zustand';
import type { UnrecognisedDocument } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { gathered } from './gathered';
import { attempt, notify } from './notices';
import { openProblems } from './problems';

export const useUnrecognised = create<{ readonly list: readonly UnrecognisedDocument[] }>(() => ({ list: [] }));

async function load(): Promise<void> {
  const list = await attempt(ask('entities.unrecognised', null));
  if (!list) return;
  const known = new Set(useUnrecognised.getState().list.map(({ document }) => document));
  const [first, ...others] = list.filter(({ document }) => !known.has(document));
  if (list.length > 0 || known.size > 0) useUnrecognised.setState({ list });
  if (!first) return;
  const message = translate('problems:names.found', { title: first.title.slice(0, 80), count: others.length + 1, others: others.length });
  notify({ tone: 'problem', message, act: { label: translate('problems:show'), run: () => void openProblems() } });
}

/** Follows the library; the value returned stops it. */
export function followUnrecognised(): () => void {
  const changed = gathered<null>(load);
  const stops = [changed.stop, listen('library.changed', () => changed.add(null))];
  return () => stops.forEach((stop) => stop());
}

/** Gives them another turn; what fails again is told of again. */
export async function recogniseAgain(): Promise<void> {
  useUnrecognised.setState({ list: [] });
  await attempt(ask('entities.recogniseAgain', null));
}
