/** The entities of the open article, at the places that name them. */
import { create } from 'zustand';
import type { NamedMention } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { useDocuments } from './documents';
import { gathered } from './gathered';
import { attempt } from './notices';
import { useSettings } from './settings';

interface Mentions {
  readonly document: string | null;
  /** In text order, not overlapping; empty until the article has been recognised. */
  readonly list: readonly NamedMention[];
}

export const useMentions = create<Mentions>(() => ({ document: null, list: [] }));

const none: readonly NamedMention[] = [];
let kept: { readonly list: readonly NamedMention[]; readonly hidden: readonly string[]; readonly shown: readonly NamedMention[] } | null = null;

/** Those that the article shows: none, or all but the types that were chosen to be left out. The same list answers the same array. */
function shownOf(list: readonly NamedMention[], { showMentions, hiddenTypes }: { readonly showMentions: boolean; readonly hiddenTypes: readonly string[] }): readonly NamedMention[] {
  if (!showMentions) return none;
  if (hiddenTypes.length === 0) return list;
  if (kept?.list !== list || kept.hidden !== hiddenTypes) kept = { list, hidden: hiddenTypes, shown: list.filter(({ type }) => !hiddenTypes.includes(type)) };
  return kept.shown;
}

export const shownMentions = (): readonly NamedMention[] => shownOf(useMentions.getState().list, useSettings.getState());

export function useShownMentions(): readonly NamedMention[] {
  const list = useMentions((state) => state.list);
  const settings = useSettings();
  return shownOf(list, settings);
}

async function load(document: string): Promise<void> {
  const list = await attempt(ask('entities.mentions', { document }));
  if (list && useMentions.getState().document === document) useMentions.setState({ list });
}

function take(): void {
  const document = useDocuments.getState().open?.document.id ?? null;
  if (document === useMentions.getState().document) return;
  useMentions.setState({ document, list: [] });
  if (document !== null) void load(document);
}

let followers = 0;
let stop: (() => void) | null = null;

function start(): () => void {
  take();
  const changed = gathered<string>((documents) => Promise.all(documents.map(load)).then(() => undefined));
  const stops = [
    useDocuments.subscribe(take),
    changed.stop,
    listen('library.changed', ({ document }) => {
      if (document === useMentions.getState().document) changed.add(document);
    }),
  ];
  return () => {
    stops.forEach((each) => each());
    useMentions.setState({ document: null, list: [] });
  };
}

/** Follows the open article's mentions while anybody asks for them; the value returned stops it. */
export function followMentions(): () => void {
  if (followers++ === 0) stop = start();
  return () => {
    if (--followers === 0) stop?.();
  };
}
