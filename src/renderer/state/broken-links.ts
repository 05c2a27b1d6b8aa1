/** Links in notes whose target is not in the vault, and the way to each. */
import { create } from 'zustand';
import type { BrokenLink } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { gathered } from './gathered';
import { attempt } from './notices';
import { openNote } from './place';

interface BrokenLinks {
  readonly list: readonly BrokenLink[];
  /** The link that a note is to show as soon as it stands. */
  readonly wanted: BrokenLink | null;
}

export const useBrokenLinks = create<BrokenLinks>(() => ({ list: [], wanted: null }));

async function load(): Promise<void> {
  const list = await attempt(ask('links.broken', null));
  if (list) useBrokenLinks.setState({ list });
}

/** Follows what is there and what is linked; the value returned stops it. */
export function followBrokenLinks(): () => void {
  const changed = gathered<null>(load, 'at rest');
  const stops = (['notes.changed', 'library.changed', 'annotations.changed'] as const).map((event) => listen(event, () => changed.add(null)));
  void load();
  return () => [...stops, changed.stop].forEach((stop) => stop());
}

/** Opens the note at the link. */
export function openBrokenLink(link: BrokenLink): void {
  useBrokenLinks.setState({ wanted: link });
  openNote(link.note);
}

/** The link was shown, or can be shown no longer. */
export const brokenLinkShown = (): void => useBrokenLinks.setState({ wanted: null });
