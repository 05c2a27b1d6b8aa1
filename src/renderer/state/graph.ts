/** The graph of what is named together: what was asked for, what is shown of it, and where its nodes stand. */
import { create } from 'zustand';
import { entityTypes, type EntityType } from '../../core/entities/entity';
import type { EntityGraph } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { attempt, notify } from './notices';
import { followScope, useScope } from './scope';

export type GraphUnit = 'sentence' | 'section';

interface Graph {
  readonly by: GraphUnit;
  /** Types that are shown. */
  readonly types: ReadonlySet<EntityType>;
  /** Links weaker than this (log-likelihood) are left out. */
  readonly weakest: number;
  /** Entity whose neighbours alone are shown; `null` for all. */
  readonly focus: string | null;
  /** As the host counted it; `null` until it is known. */
  readonly whole: EntityGraph | null;
}

export const useGraph = create<Graph>(() => ({
  by: 'sentence',
  types: new Set(entityTypes.filter((type) => type !== 'date')),
  weakest: 4,
  focus: null,
  whole: null,
}));

async function load(): Promise<void> {
  const { documents } = useScope.getState();
  const { by } = useGraph.getState();
  const whole = await attempt(ask('entities.graph', { documents: documents && [...documents], by }));
  if (!whole || useScope.getState().documents !== documents || useGraph.getState().by !== by) return;
  // The same graph is not laid out anew under the reader's eyes.
  if (JSON.stringify(whole) !== JSON.stringify(useGraph.getState().whole)) useGraph.setState({ whole });
}

/** Follows the library and the choices while the graph is shown; the value returned stops it. */
export const followGraph = (): (() => void) => followScope(load);

export function countBy(by: GraphUnit): void {
  useGraph.setState({ by, focus: null });
  void load();
}

export function toggleType(type: EntityType): void {
  useGraph.setState(({ types }) => {
    const next = new Set(types);
    if (!next.delete(type)) next.add(type);
    return { types: next };
  });
}

export const setWeakest = (weakest: number): void => useGraph.setState({ weakest });
export const focusOn = (focus: string | null): void => useGraph.setState({ focus });

/** Writes a picture of the graph where the reader chooses. */
export async function savePicture(format: 'png' | 'svg', base64: string): Promise<void> {
  const file = await attempt(ask('window.savePicture', { name: translate('graph:title'), format, base64 }));
  if (file) notify({ tone: 'plain', message: translate('graph:saved', { name: file.name }) });
}
