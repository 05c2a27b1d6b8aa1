/** The search page: what is typed, what answers it, the row chosen and the whole text of its hit. */
import { create } from 'zustand';
import { toggleFilter } from '../../core/search/edit-query';
import type { Filter } from '../../core/search/filter';
import type { HitText, SearchAnswer, SearchHit } from '../../core/search/hit';
import { ask, listen } from '../notebook';
import { openHit } from './hits';
import { attempt } from './notices';
import { showSearch } from './place';
import { longestQuery, useSearch } from './search';

interface SearchPage {
  readonly text: string;
  readonly answer: SearchAnswer | null;
  /** The text that `answer` answers, which may be older than `text`. */
  readonly answered: string;
  /** Whether the hits stand together by article. */
  readonly grouped: boolean;
  /** Key of the row chosen by hand since the text was typed, kept when its answer comes late; otherwise the best one is. */
  readonly moved: string | null;
  /** The whole text of the hit that is looked at. */
  readonly preview: HitText | null;
  /** Grows each time the field is to take the focus with all of its text. */
  readonly asked: number;
}

/** Hits, or groups of them, asked for at a time. */
const page = 50;

export const useSearchPage = create<SearchPage>(() => ({
  text: '',
  answer: null,
  answered: '',
  grouped: false,
  moved: null,
  preview: null,
  asked: 0,
}));

/** Asks for a page of hits, the first unless told; an answer that a newer question overtook is dropped. */
async function question(offset = 0): Promise<void> {
  const { text, grouped } = useSearchPage.getState();
  const found = await attempt(ask('search.query', { text: text.slice(0, longestQuery), limit: page, offset, grouped, box: 'page' }));
  const now = useSearchPage.getState();
  if (!found || found.overtaken || now.text !== text || now.grouped !== grouped) return;
  const answer = offset === 0 || !now.answer ? found : withMore(now.answer, found);
  useSearchPage.setState({ answer, answered: text });
}

/** One answer of two pages. */
function withMore(before: SearchAnswer, more: SearchAnswer): SearchAnswer {
  const groups = more.groups && { total: more.groups.total, page: [...(before.groups?.page ?? []), ...more.groups.page] };
  return { ...more, hits: [...before.hits, ...more.hits], groups };
}

export function typeInPage(text: string): void {
  useSearchPage.setState((now) => ({ text, moved: now.text === text ? now.moved : null }));
  if (text.trim() !== '') return void question();
  useSearchPage.setState({ answer: null, answered: '', moved: null, preview: null });
}

/** Puts a filter into the query, or takes it out where it stands there. */
export const toggleInPage = (filter: Filter): void => typeInPage(toggleFilter(useSearchPage.getState().text, filter));

/** Shows the page, with a search where one is given, otherwise with what was typed in the box or on the page last. */
export function openSearchPage(text?: string): void {
  const { open, text: inBox } = useSearch.getState();
  const taken = text ?? (open && !inBox.startsWith('>') ? inBox : useSearchPage.getState().text);
  useSearch.setState({ open: false, from: null });
  useSearchPage.setState(({ asked }) => ({ asked: asked + 1 }));
  showSearch();
  typeInPage(taken);
}

/** Asks for the next page where there is one. */
export function askForMore(): void {
  const { answer, answered, text } = useSearchPage.getState();
  if (!answer || answered !== text) return;
  const [listed, all] = answer.groups ? [answer.groups.page.length, answer.groups.total] : [answer.hits.length, answer.total];
  if (listed < all && listed >= page) void question(listed);
}

export function setGrouped(grouped: boolean): void {
  useSearchPage.setState({ grouped });
  if (useSearchPage.getState().text.trim() !== '') void question();
}

export const moveTo = (moved: string): void => useSearchPage.setState({ moved });

/** The hit whose text was asked for last. */
let looked: SearchHit | null = null;

/** Loads the whole text of a hit; an older one that comes late is dropped. */
export async function lookAt(hit: SearchHit | null): Promise<void> {
  looked = hit;
  if (!hit) return useSearchPage.setState({ preview: null });
  const { kind, id, document } = hit;
  const text = useSearchPage.getState().answered.slice(0, longestQuery);
  const preview = await attempt(ask('search.preview', { text, thing: { kind, id, document } }));
  if (looked === hit) useSearchPage.setState({ preview });
}

/** Opens a hit; the keys of `search.next` go on from there, in the order of `shown`. */
export function openFromPage(hit: SearchHit, shown: readonly SearchHit[]): void {
  void openHit(useSearchPage.getState().answered, shown, hit);
}

/** Milliseconds in which changes of the library are answered by one question. */
const together = 200;

/** Keeps the answer in step with the library; the value returned stops it. */
export function followSearchPage(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { text } = useSearchPage.getState();
      if (text.trim() !== '') void question();
    }, together);
  };
  const stops = [listen('library.changed', refresh), listen('annotations.changed', refresh), listen('notes.changed', refresh), () => clearTimeout(timer)];
  return () => stops.forEach((each) => each());
}
