/** The notes: the list, those that are open (one at the side, one beside it), and every act on them. */
import { create } from 'zustand';
import type { NotePassage, NoteSummary, NoteTree } from '../../core/notes/note';
import type { Backlink } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { gathered } from './gathered';
import { perform, takeBack, type Change } from './history';
import { createSaver, type NoteDraft, type SaveState } from './note-saver';
import { keepStamp, saveNote } from './note-stamps';
import { readAhead } from './note-ahead';
import { mergedNotes } from './merged-notes';
import { attempt, notify } from './notices';
import { closeNote, isShown, moveToSide, openBeside, openNote, replaceShown, showSide, shownNotes, usePlace } from './place';

/** An open note as its pane shows it; `tree` is what the editor starts with, not what it holds now. */
export interface OpenedNote extends NoteDraft {
  readonly id: string;
  /** ISO 8601 instant of the last save. */
  readonly modified: string;
  /** Differs for each time a note was read to be shown: an editor that shows another one takes that in. */
  readonly reading: string;
  readonly backlinks: readonly Backlink[];
}

/** What the editor offers the rest of the window while it stands. */
export interface EditorHandle {
  readonly readTree: () => NoteTree;
  readonly insertPassage: (passage: NotePassage) => void;
  readonly focus: () => void;
}

interface Notes {
  readonly list: readonly NoteSummary[] | null;
  /** The notes that stand in a pane, by id, as far as they have been read. */
  readonly opened: Readonly<Record<string, OpenedNote>>;
  /** Why notes could not be opened, by id; such a note is never saved. */
  readonly failures: Readonly<Record<string, string>>;
  readonly save: SaveState;
  /** A note that was just made, whose title is to be written first. */
  readonly fresh: string | null;
  /** A note whose text is to have the caret as soon as its editor stands. */
  readonly entered: string | null;
}

export const useNotes = create<Notes>(() => ({ list: null, opened: {}, failures: {}, save: 'saved', fresh: null, entered: null }));

/** Editors that stand, by id of their note. */
const editors = new Map<string, EditorHandle>();

const openedNote = (id: string): OpenedNote | undefined => useNotes.getState().opened[id];

const without = <T>(record: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));

/** Changes what is open of a note; nothing where it is not open. */
function setOpened(id: string, change: Partial<OpenedNote>): void {
  useNotes.setState(({ opened }) => ({ opened: opened[id] ? { ...opened, [id]: { ...opened[id], ...change } } : opened }));
}

/** Lets go what is open of a note, and why it could not be opened. */
function drop(id: string): void {
  useNotes.setState(({ opened, failures }) => ({ opened: without(opened, id), failures: without(failures, id) }));
}

const saver = createSaver({
  save: async (note, draft) => {
    const summary = await saveNote(note, draft);
    // Its row follows with the event, once.
    setOpened(note, { modified: summary.modified });
  },
  onState: (save) => (useNotes.getState().save === save ? undefined : useNotes.setState({ save })),
  onFailure: (error) =>
    notify({ tone: 'problem', message: translate('notes:notSaved', { reason: error instanceof Error ? error.message : String(error) }) }),
});

/** Saves what is unsaved; answers whether everything is in the vault. */
export const flushNotes = (): Promise<boolean> => saver.flush();

export async function loadNotes(): Promise<void> {
  const list = await attempt(ask('notes.list', null));
  if (list) useNotes.setState({ list });
}

/** Reads some notes of the list anew; those that are gone leave it. */
async function loadSome(notes: readonly string[]): Promise<void> {
  const read = await attempt(ask('notes.list', { notes: [...notes] }));
  if (read) useNotes.setState(({ list }) => ({ list: list && mergedNotes(list, read, new Set(notes)) }));
}

/** Milliseconds in which the text of a note stands on the screen. */
const AFTER_PAINT = 60;

/** How often each note was asked for: an answer that is overtaken says nothing. */
const turns = new Map<string, number>();

/** Loads a note that is to be shown. What could not be saved of it goes before what the vault holds. */
export async function loadNote(id: string): Promise<void> {
  const turn = (turns.get(id) ?? 0) + 1;
  turns.set(id, turn);
  try {
    // What is on its way into the vault arrives first, or the vault would answer an older text.
    if (saver.isUnsaved(id)) await saver.flush();
    // Where it was read ahead it is there with the press.
    const { note, stamp } = readAhead(id) ?? (await ask('notes.open', { note: id }));
    keepStamp(note.id, stamp);
    // It was merged into another.
    if (note.id !== id && isShown(id)) return replaceShown(id, note.id);
    // A note that is being written already holds more than the vault does.
    if (!isShown(id) || openedNote(id) || turn !== turns.get(id)) return;
    const { title, tags, tree, modified } = note;
    const draft = saver.draftOf(id);
    drop(id);
    useNotes.setState(({ opened }) => ({ opened: { ...opened, [id]: { id, title, tags, tree, modified, reading: `${id} ${String(turn)}`, backlinks: [], ...draft } } }));
    // Who links here stands below the text, and is looked for once that is there.
    setTimeout(() => void loadBacklinks(id), AFTER_PAINT);
  } catch (error) {
    if (isShown(id)) fail(id, error instanceof Error ? error.message : String(error));
  }
}

function fail(id: string, reason: string): void {
  drop(id);
  useNotes.setState(({ failures }) => ({ failures: { ...failures, [id]: reason } }));
}

async function loadBacklinks(id: string): Promise<void> {
  const backlinks = await attempt(ask('links.backlinks', { target: { kind: 'note', id } }));
  if (backlinks) setOpened(id, { backlinks });
}

/** Keeps what the editors of notes hold that go, and loads those that come. */
function follow(now: readonly string[], before: readonly string[]): void {
  const gone = before.filter((id) => !now.includes(id));
  if (gone.length > 0) {
    saver.capture();
    void saver.flush();
  }
  gone.forEach(drop);
  // One that changes its pane goes on there with what its editor holds.
  for (const id of now) {
    const tree = editors.get(id)?.readTree();
    if (tree) setOpened(id, { tree });
  }
  for (const id of now) if (!before.includes(id)) void loadNote(id);
}

/** Follows the notes and which of them are open; the value returned stops it. */
export function followNotes(): () => void {
  const onBlur = () => void saver.flush();
  window.addEventListener('blur', onBlur);
  const changed = gathered<string>(async (notes) => void (await Promise.all([useNotes.getState().list === null ? loadNotes() : loadSome(notes), ...Object.keys(useNotes.getState().opened).map(loadBacklinks)])), 'at rest');
  const stops = [
    listen('notes.changed', ({ note }) => changed.add(note)),
    changed.stop,
    usePlace.subscribe((now, before) => {
      if (now.note !== before.note || now.beside !== before.beside) follow(shownNotes(now), shownNotes(before));
    }),
    () => window.removeEventListener('blur', onBlur),
  ];
  void loadNotes();
  follow(shownNotes(usePlace.getState()), []);
  return () => stops.forEach((stop) => stop());
}

let stopFollowing: (() => void) | null = null;

/** Begins to follow the notes, once for the life of the window. */
export const startNotes = (): void => void (stopFollowing ??= followNotes());

function read(id: string): NoteDraft {
  const open = openedNote(id);
  if (!open) throw new Error(`Notes: note ${id} is not open, so there is nothing to read.`);
  return { title: open.title, tags: open.tags, tree: editors.get(id)?.readTree() ?? open.tree };
}

/** An open note changed; it is saved a second later. */
export function touchNote(id: string): void {
  if (openedNote(id)) saver.touch(id, () => read(id));
}

/** Changes title or tags of an open note. */
export function describeNote(id: string, change: { readonly title?: string; readonly tags?: readonly string[] }): void {
  setOpened(id, change);
  touchNote(id);
}

/** Called by the editor of a note when it stands; the value returned is called before it goes, and keeps what it holds. */
export function attachEditor(id: string, handle: EditorHandle): () => void {
  editors.set(id, handle);
  const reading = openedNote(id)?.reading;
  if (useNotes.getState().entered === id) {
    handle.focus();
    useNotes.setState({ entered: null });
  }
  return () => {
    if (editors.get(id) !== handle) return;
    // What was read of it since is newer than what this editor holds.
    if (openedNote(id)?.reading === reading && reading !== undefined) setOpened(id, { tree: handle.readTree() });
    editors.delete(id);
  };
}

async function make(title: string): Promise<string | null> {
  const note = await attempt(ask('notes.create', { title }));
  if (note) await loadNotes();
  return note?.id ?? null;
}

/** Makes a note and opens it; its title is to be written first. */
export async function newNote(): Promise<void> {
  const id = await make('');
  if (id === null) return;
  useNotes.setState({ fresh: id });
  openNote(id);
}

/** Makes a note without opening it, for a link to one that does not exist yet. Answers its id, or `null`. */
export const createLinkedNote = (title: string): Promise<string | null> => make(title);

/** An open note cannot be shown whole; it is closed without being saved, so that nothing of it is lost. */
export function failNote(id: string, reason: string): void {
  saver.forget(id);
  fail(id, reason);
}

/**
 * Runs an act that writes a note behind its editor: what is unsaved goes into the vault first, and what the vault then holds is
 * shown. Rejects, with the note as it was, where the act fails.
 */
export async function rewriteNote<T>(id: string, act: () => Promise<T>): Promise<T> {
  saver.capture();
  drop(id);
  try {
    if (!(await saver.flush())) throw new Error(translate('notes:unsavedFirst'));
    return await act();
  } finally {
    drop(id);
    if (isShown(id)) await loadNote(id);
  }
}

/** Whether anything of the note is on its way into the vault. */
export const hasUnsaved = (id: string): boolean => saver.isUnsaved(id);

/** Shows an open note as the vault now holds it; nothing of it may be unsaved. */
export async function reloadNote(id: string): Promise<void> {
  if (!openedNote(id)) return;
  drop(id);
  await loadNote(id);
}

/** Opens a note in the middle, beside the one at the side, and goes on in its text. */
export function writeBeside(id: string): void {
  if (usePlace.getState().beside === id) editors.get(id)?.focus();
  else useNotes.setState({ entered: id });
  openBeside(id);
}

/** Takes the note in the middle to the side and goes on in its text there. */
export function writeAtSide(): void {
  useNotes.setState({ entered: usePlace.getState().beside });
  moveToSide();
}

/** The note at the side goes to the middle; where there is none, the one in the middle comes to the side. */
export function switchPane(): void {
  const { note } = usePlace.getState();
  if (note === null) writeAtSide();
  else writeBeside(note);
}

/** The title was offered for writing; it is not offered again. */
export const notFresh = (): void => useNotes.setState({ fresh: null });

export const titleOf = (note: Pick<NoteSummary, 'title'>): string => (note.title.trim() === '' ? translate('notes:untitled') : note.title);

/** Moves a note to the trash; a notice offers to take that back. */
export async function removeNote(id: string): Promise<void> {
  const summary = useNotes.getState().list?.find((note) => note.id === id);
  await saver.flush();
  const change: Change = {
    label: translate('notes:change.remove'),
    redo: async () => {
      await ask('notes.remove', { note: id });
      saver.forget(id);
      closeNote(id);
      await loadNotes();
    },
    undo: async () => {
      await ask('notes.restore', { note: id });
      await loadNotes();
      openNote(id);
    },
  };
  const done = await attempt(perform(change).then(() => true));
  if (!done) return;
  notify({ tone: 'plain', message: translate('notes:removed', { title: titleOf(summary ?? { title: '' }) }), act: { label: translate('notes:undo'), run: () => void attempt(takeBack(change)) } });
}

/** Waits until the note that is to be open has been loaded. */
async function opened(id: string): Promise<OpenedNote | null> {
  if (!openedNote(id)) await loadNote(id);
  return openedNote(id) ?? null;
}

/** Puts a marked passage into the note at the side, or into a new one when none is open there, and shows it. */
export async function quoteIntoNote(passage: Omit<NotePassage, 'type'>): Promise<void> {
  startNotes();
  // A subtitle is too much for a note's title.
  const article = passage.source.split(/ › |: | — /)[0] ?? passage.source;
  const id = usePlace.getState().note ?? (await make(translate('notes:aboutArticle', { article })));
  if (id === null) return;
  if (usePlace.getState().note !== id) openNote(id);
  showSide('note');
  const open = await opened(id);
  if (!open) return;
  const block: NotePassage = { type: 'passage', ...passage };
  const editor = editors.get(id);
  if (editor) editor.insertPassage(block);
  else {
    setOpened(id, { tree: { blocks: [...open.tree.blocks, block] } });
    touchNote(id);
  }
}
