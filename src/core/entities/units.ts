/** Divides the mentions of a text among its units: which entities each sentence or section names. */
import type { TextRange } from '../documents/document';
import { lastAtMost } from '../documents/last-at-most';
import type { Unit } from './association';
import type { Mention } from './entity';

/** Where the units that name nothing are left out of the list, `empty` counts them: chance is judged over all. */
export function unitsOf(starts: ArrayLike<number>, mentions: readonly Pick<Mention & TextRange, 'start' | 'entity'>[]): { readonly units: readonly Unit[]; readonly empty: number } {
  const named = new Map<number, Set<string>>();
  for (const { start, entity } of mentions) {
    const at = lastAtMost(starts, start);
    const unit = named.get(at);
    if (unit) unit.add(entity);
    else named.set(at, new Set([entity]));
  }
  return { units: [...named.values()].map((unit) => [...unit]), empty: Math.max(0, starts.length - named.size) };
}
