/** Entities that look like one and the same, as they are suggested; asked for anew whenever the library changes. */
import { create } from 'zustand';
import type { DuplicateEntities } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { gathered } from './gathered';
import { attempt } from './notices';

export const useDuplicates = create<{ readonly pairs: readonly DuplicateEntities[] }>(() => ({ pairs: [] }));

async function load(): Promise<void> {
  const pairs = await attempt(ask('entities.duplicates', null));
  if (pairs) useDuplicates.setState({ pairs });
}

/** Follows the entities while their list is shown; the value returned stops it. */
export function followDuplicates(): () => void {
  void load();
  const changed = gathered<null>(load);
  const stops = [changed.stop, listen('library.changed', () => changed.add(null))];
  return () => stops.forEach((stop) => stop());
}
