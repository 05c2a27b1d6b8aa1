/** The search box: what is typed, what answers it, and whether it is open. */
import { create } from 'zustand';
import type { SearchAnswer, SearchHit } from '../../core/search/hit';
import { ask } from '../notebook';
import * as hits from './hits';

interface Search {
  readonly open: boolean;
  readonly text: string;
  readonly answer: SearchAnswer | null;
  /** The text that `answer` answers, which may be older than `text`. */
  readonly answered: string;
  /** What had the focus before the box opened. */
  readonly from: Element | null;
}

export const useSearch = create<Search>(() => ({ open: false, text: '', answer: null, answered: '', from: null }));

const limit = 30;
/** What is longer is read by its beginning (UTF-16 units). */
export const longestQuery = 100_000;

export function openSearch(): void {
  if (!useSearch.getState().open) useSearch.setState({ open: true, from: document.activeElement });
  void type(useSearch.getState().text);
}

/** Closes the box; what was typed is kept for the next time. */
export function closeSearch(): void {
  const { from } = useSearch.getState();
  useSearch.setState({ open: false, from: null });
  if (from instanceof HTMLElement) from.focus();
}

/** Asks for what is typed; an answer that a newer keystroke overtook is dropped. */
export async function type(text: string): Promise<void> {
  useSearch.setState({ text });
  // A late answer to the name of a command would take the choice away from the command.
  if (text.trim() === '' || text.startsWith('>')) return useSearch.setState({ answer: null });
  const answer = await ask('search.query', { text: text.slice(0, longestQuery), limit, box: 'palette' });
  if (useSearch.getState().text === text && !answer.overtaken) useSearch.setState({ answer, answered: text });
}

/** Opens the place a hit stands for; the keys of `search.next` go on from there. */
export function openHit(hit: SearchHit): void {
  const { answer, answered } = useSearch.getState();
  useSearch.setState({ open: false, from: null });
  void hits.openHit(answered, answer?.hits ?? [hit], hit);
}
