/** Where the reader is: the open article, entity and note, the panes, and the way back and forward. */
import { create } from 'zustand';
import type { TextRange } from '../../core/documents/document';
import type { ReferenceTarget } from '../../core/notes/note';
import type { Session } from '../../shared/settings';
import { ask } from '../notebook';
import { attempt } from './notices';

export type View = Session['view'];
export type Side = Session['side'];

/** A passage to bring into sight. `turn` differs for each request, so that the same place can be asked for twice. */
export interface Jump {
  readonly document: string;
  readonly range: TextRange;
  readonly turn: number;
}

/** One step of the way back: what was open, and at which offset of the article. */
interface Step {
  readonly view: View;
  readonly document: string | null;
  readonly entity: string | null;
  readonly offset: number;
}

interface Place extends Session {
  /** False until the session has been read. */
  readonly ready: boolean;
  readonly jump: Jump | null;
  /** Whether the side pane stands beside an entity's page or the search, which otherwise have the whole width. */
  readonly besideWide: boolean;
  /** Whether the window is too narrow for panes side by side. */
  readonly narrow: boolean;
  /** The pane that lies over the article in a narrow window. */
  readonly overlay: 'list' | 'side' | null;
  readonly back: readonly Step[];
  readonly forward: readonly Step[];
}

export const usePlace = create<Place>(() => ({
  ready: false,
  view: 'library',
  document: null,
  entity: null,
  note: null,
  beside: null,
  side: 'note',
  offsets: {},
  reading: {},
  recentSearches: [],
  recentNotes: [],
  panes: { list: 280, side: 376, listOpen: true, sideOpen: true },
  jump: null,
  besideWide: false,
  narrow: false,
  overlay: null,
  back: [],
  forward: [],
}));

/**
 * Reads the session the last window left.
 * @param settled waits for what that session opens, before the window is laid out.
 */
export async function startPlace(settled: () => Promise<void>): Promise<void> {
  usePlace.setState(await ask('session.read', null));
  await settled();
  usePlace.setState({ ready: true });
  usePlace.subscribe(scheduleKeep);
}

let timer: ReturnType<typeof setTimeout> | undefined;

function scheduleKeep(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void keepPlace(), 500);
}

/** Writes the session now; called half a second after the last change and before the window closes. */
export async function keepPlace(): Promise<void> {
  clearTimeout(timer);
  const { view, document, entity, note, beside, side, offsets, reading, recentSearches, recentNotes, panes } = usePlace.getState();
  await attempt(ask('session.write', { view, document, entity, note, beside, side, offsets, reading, recentSearches, recentNotes, panes }));
}

function step(): Step {
  const { view, document, entity, offsets } = usePlace.getState();
  return { view, document, entity, offset: document === null ? 0 : (offsets[document] ?? 0) };
}

/** Goes somewhere and remembers where it came from. */
function go(next: Partial<Place>): void {
  const back = [...usePlace.getState().back, step()].slice(-100);
  usePlace.setState({ ...next, back, forward: [], overlay: null });
}

let turns = 0;
const jumpTo = (document: string, range: TextRange): Jump => ({ document, range, turn: ++turns });

/** Opens an article, at a passage where one is given. */
export function openDocument(document: string, range?: TextRange): void {
  go({ view: 'library', document, jump: range ? jumpTo(document, range) : null });
}

export function openEntity(entity: string): void {
  go({ view: 'entities', entity });
}

/** Shows an entity beside the article instead of in its place. */
export function showEntityBeside(entity: string): void {
  usePlace.setState({ entity });
  showSide('entity');
}

/** The notes that stand in a pane, at most two; a note stands in one of them only. */
export const shownNotes = ({ note, beside }: Pick<Place, 'note' | 'beside'>): readonly string[] => [note, beside].filter((id) => id !== null);

export const isShown = (note: string): boolean => shownNotes(usePlace.getState()).includes(note);

const recentWith = (note: string): string[] => [note, ...usePlace.getState().recentNotes.filter((each) => each !== note)].slice(0, 20);

/** Opens a note in the pane at the side; one that stands beside it in sight stays there. */
export function openNote(note: string): void {
  const { view, beside } = usePlace.getState();
  if (beside === note && view === 'notes') return usePlace.setState({ recentNotes: recentWith(note), overlay: null });
  usePlace.setState({ note, beside: beside === note ? null : beside, recentNotes: recentWith(note) });
  showSide('note');
}

/** Opens a note in the middle of the notes' room, beside the one at the side; where it stood at the side, the two change places. */
export function openBeside(id: string): void {
  const { note, beside, narrow } = usePlace.getState();
  if (beside !== id) go({ view: 'notes', beside: id, note: note === id ? beside : note, recentNotes: recentWith(id) });
  else go({ view: 'notes' });
  if (!narrow) showSide('note');
}

/** Takes the note in the middle to the side; the one there, if any, changes places with it. */
export function moveToSide(): void {
  const { note, beside } = usePlace.getState();
  if (beside === null) return;
  usePlace.setState({ note: beside, beside: note });
  showSide('note');
}

/** Closes a note in whichever pane it stands. */
export function closeNote(id: string): void {
  usePlace.setState(({ note, beside }) => ({ note: note === id ? null : note, beside: beside === id ? null : beside }));
}

/** Shows another note in the pane of one. */
export function replaceShown(id: string, by: string): void {
  const { note, beside } = usePlace.getState();
  if (isShown(by)) return closeNote(id);
  usePlace.setState({ note: note === id ? by : note, beside: beside === id ? by : beside });
}

/** Shows the search in the place of the article. */
export function showSearch(): void {
  if (usePlace.getState().view !== 'search') go({ view: 'search' });
}

export function showView(view: View): void {
  usePlace.setState({ view });
  setListOpen(true);
}

export const isListOpen = ({ panes, narrow, overlay }: Place): boolean => (narrow ? overlay === 'list' : panes.listOpen);

/** Views that have the whole width unless the side pane is asked for. */
const isWide = (view: View): boolean => view !== 'library' && view !== 'notes';

/** Whether the side pane is open in the present view; an entity's page or the search has the whole width until it is asked for. */
export const isSideOpen = ({ view, panes, besideWide, narrow, overlay }: Place): boolean => {
  if (narrow) return overlay === 'side';
  return isWide(view) ? besideWide : panes.sideOpen;
};

export function setListOpen(open: boolean): void {
  usePlace.setState((now) => (now.narrow ? { overlay: open ? 'list' : null } : { panes: { ...now.panes, listOpen: open } }));
}

export function setSideOpen(open: boolean): void {
  usePlace.setState((now) => {
    if (now.narrow) return { overlay: open ? 'side' : null };
    return isWide(now.view) ? { besideWide: open } : { panes: { ...now.panes, sideOpen: open } };
  });
}

export function showSide(side: Side): void {
  usePlace.setState({ side });
  setSideOpen(true);
}

/** Called by the reader as it scrolls: offset (UTF-16) of the first line in sight. */
export function rememberOffset(document: string, offset: number): void {
  usePlace.setState((now) => ({ offsets: { ...now.offsets, [document]: offset } }));
}

/** An article that was never opened. */
export const unread: Session['reading'][string] = { at: 0, share: 0, done: false };

/**
 * Remembers that an article is being read, and how much of it stands above the lower edge. Whoever scrolled to its end has read it,
 * and it stays read.
 */
export function rememberReading(document: string, share: number, scrolled: boolean): void {
  const before = usePlace.getState().reading[document] ?? unread;
  const done = before.done || (scrolled && share >= 1);
  // Whoever follows the list need not hear of every line.
  if (done === before.done && Math.abs(share - before.share) < 0.01 && Date.now() - before.at < 60_000) return;
  setReading({ [document]: { at: Date.now(), share, done } });
}

/** Sets how far articles have been read. */
export function setReading(some: Session['reading']): void {
  usePlace.setState((now) => ({ reading: { ...now.reading, ...some } }));
}

function travel(from: 'back' | 'forward', to: 'back' | 'forward'): void {
  const now = usePlace.getState();
  const target = now[from].at(-1);
  if (!target) return;
  usePlace.setState({
    view: target.view,
    document: target.document,
    entity: target.entity,
    jump: target.document === null ? null : jumpTo(target.document, { start: target.offset, end: target.offset }),
    [from]: now[from].slice(0, -1),
    [to]: [...now[to], step()],
  });
}

export const goBack = () => travel('back', 'forward');
export const goForward = () => travel('forward', 'back');

/** Opens what a link leads to: an article, a section or passage of it, an entity or a note. */
export async function openTarget(target: ReferenceTarget): Promise<void> {
  if (target.kind === 'entity') return openEntity(target.id);
  if (target.kind === 'note') return openNote(target.id);
  const range = await attempt(ask('links.locate', { target }));
  if (range) openDocument(range.document, range.range);
}
