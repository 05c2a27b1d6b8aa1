/** The dated passages of the chosen articles. */
import { create } from 'zustand';
import type { DatedPassage } from '../../shared/contract';
import { ask } from '../notebook';
import { attempt } from './notices';
import { followScope, useScope } from './scope';

interface Timeline {
  /** Earliest first; `null` until they are known. */
  readonly passages: readonly DatedPassage[] | null;
}

export const useTimeline = create<Timeline>(() => ({ passages: null }));

async function load(): Promise<void> {
  const { documents } = useScope.getState();
  const passages = await attempt(ask('entities.timeline', { documents: documents && [...documents] }));
  if (passages && useScope.getState().documents === documents) useTimeline.setState({ passages });
}

/** Follows the library and the choice while the timeline is shown; the value returned stops it. */
export const followTimeline = (): (() => void) => followScope(load);
