/** Entities that look like one and the same, as they are suggested; asked for anew whenever the entities change. */
import { create } from 'zustand';
import type { DuplicateEntities } from '../../shared/contract';
import { ask } from '../notebook';
import { attempt } from './notices';
import { useEntities } from './entities';

export const useDuplicates = create<{ readonly pairs: readonly DuplicateEntities[] }>(() => ({ pairs: [] }));

async function load(): Promise<void> {
  const pairs = await attempt(ask('entities.duplicates', null));
  if (pairs) useDuplicates.setState({ pairs });
}

/** Follows the entities while their list is shown; the value returned stops it. */
export function followDuplicates(): () => void {
  void load();
  return useEntities.subscribe((now, before) => {
    if (now.list !== before.list) void load();
  });
}
