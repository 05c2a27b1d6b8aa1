/** The hits of a search as a way to walk: which of them is open, and what is marked in the open article. */
import { create } from 'zustand';
import type { TextRange } from '../../core/documents/document';
import type { SearchHit } from '../../core/search/hit';
import { ask } from '../notebook';
import { attempt } from './notices';
import { openDocument, openEntity, openNote, openTarget, usePlace } from './place';
import { keepRecent } from './recent-searches';

interface Hits {
  /** The search; `null` where none is walked through. */
  readonly text: string | null;
  /** In the order in which they were shown. */
  readonly list: readonly SearchHit[];
  /** Index of the one that is open. */
  readonly at: number;
  /** What the search marks in hits of `document`, in order. */
  readonly ranges: readonly TextRange[];
  readonly document: string | null;
}

const none: Hits = { text: null, list: [], at: 0, ranges: [], document: null };
export const useHits = create<Hits>(() => none);

/** How many articles the hits stand in. */
export const articlesOf = (list: readonly SearchHit[]): number => new Set(list.flatMap(({ document }) => document ?? [])).size;

async function show(hit: SearchHit): Promise<void> {
  if (hit.kind === 'entity') return openEntity(hit.id);
  if (hit.kind === 'note') return openNote(hit.id);
  if (hit.document !== null && hit.place) return openDocument(hit.document, hit.place);
  await openTarget({ kind: hit.kind, id: hit.id });
}

/** Asks what to mark in the open article; nothing where no hit stands in it. */
async function markDocument(): Promise<void> {
  const { text, list } = useHits.getState();
  const { document } = usePlace.getState();
  const things = list.filter((hit) => document !== null && hit.document === document).map(({ kind, id }) => ({ kind, id, document }));
  if (text === null || document === null || things.length === 0) return useHits.setState({ ranges: [], document });
  const ranges = await attempt(ask('search.marks', { text, document, things }));
  const now = useHits.getState();
  if (ranges && now.text === text && now.list === list && usePlace.getState().document === document) useHits.setState({ ranges, document });
}

let stop: (() => void) | null = null;

/** Opens one of the hits of a search and begins to walk through all of them. */
export async function openHit(text: string, list: readonly SearchHit[], hit: SearchHit): Promise<void> {
  keepRecent(text);
  useHits.setState({ text, list, at: Math.max(0, list.indexOf(hit)), ranges: [], document: null });
  stop ??= usePlace.subscribe((now, before) => {
    if (now.document !== before.document) void markDocument();
  });
  await show(hit);
  await markDocument();
}

/** Opens the next hit, or with -1 the one before; from the last the way leads to the first again. */
export async function stepHit(by: 1 | -1): Promise<void> {
  const { text, list, at } = useHits.getState();
  const next = (at + by + list.length) % list.length;
  const hit = list[next];
  if (text === null || !hit) return;
  useHits.setState({ at: next });
  await show(hit);
}

/** Ends the way and takes its marks away; answers whether there was one. */
export function endHits(): boolean {
  const { text } = useHits.getState();
  stop?.();
  stop = null;
  useHits.setState(none);
  return text !== null;
}
