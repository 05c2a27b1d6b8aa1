/** The notes: the list, the one that is open, and every act on them. */
import { create } from 'zustand';
import type { NotePassage, NoteSummary, NoteTree } from '../../core/notes/note';
import type { Backlink } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { gathered } from './gathered';
import { perform, takeBack, type Change } from './history';
import { createSaver, type NoteDraft, type SaveState } from './note-saver';
import { keepStamp, saveNote } from './note-stamps';
import { mergedNotes } from './merged-notes';
import { attempt, notify } from './notices';
import { closeNote, openNote, showSide, usePlace } from './place';

/** The open note as the pane shows it; `tree` is what the editor starts with, not what it holds now. */
export interface OpenedNote extends NoteDraft {
  readonly id: string;
  /** ISO 8601 instant of the last save. */
  readonly modified: string;
  readonly backlinks: readonly Backlink[];
}

/** What the editor offers the rest of the window while it stands. */
export interface EditorHandle {
  readonly readTree: () => NoteTree;
  readonly insertPassage: (passage: NotePassage) => void;
}

interface Notes {
  readonly list: readonly NoteSummary[] | null;
  readonly open: OpenedNote | null;
  /** Why the note could not be opened; such a note is never saved. */
  readonly failure: string | null;
  readonly save: SaveState;
  /** A note that was just made, whose title is to be written first. */
  readonly fresh: string | null;
}

export const useNotes = create<Notes>(() => ({ list: null, open: null, failure: null, save: 'saved', fresh: null }));

let editor: EditorHandle | null = null;

const saver = createSaver({
  save: async (note, draft) => {
    const summary = await saveNote(note, draft);
    useNotes.setState(({ list, open }) => ({
      list: list?.map((each) => (each.id === note ? summary : each)) ?? list,
      open: open?.id === note ? { ...open, modified: summary.modified } : open,
    }));
  },
  onState: (save) => useNotes.setState({ save }),
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

/** Loads the note that is to be shown. What could not be saved of it goes before what the vault holds. */
export async function loadNote(id: string): Promise<void> {
  try {
    // What is on its way into the vault arrives first, or the vault would answer an older text.
    await saver.flush();
    const { note, backlinks, stamp } = await ask('notes.open', { note: id });
    keepStamp(note.id, stamp);
    // It was merged into another.
    if (note.id !== id && usePlace.getState().note === id) return openNote(note.id);
    // A note that is being written already holds more than the vault does.
    if (usePlace.getState().note !== id || useNotes.getState().open?.id === id) return;
    const { title, tags, tree, modified } = note;
    const draft = saver.draftOf(id);
    useNotes.setState({ open: { id, title, tags, tree, modified, backlinks, ...draft }, failure: null });
  } catch (error) {
    if (usePlace.getState().note !== id) return;
    useNotes.setState({ open: null, failure: error instanceof Error ? error.message : String(error) });
  }
}

async function loadBacklinks(): Promise<void> {
  const id = useNotes.getState().open?.id;
  if (id === undefined) return;
  const backlinks = await attempt(ask('links.backlinks', { target: { kind: 'note', id } }));
  if (backlinks) useNotes.setState(({ open }) => ({ open: open?.id === id ? { ...open, backlinks } : open }));
}

/** Keeps what the editor holds before it goes. */
function leave(): void {
  saver.capture();
  void saver.flush();
}

/** Follows the notes and which of them is open; the value returned stops it. */
export function followNotes(): () => void {
  const onBlur = () => void saver.flush();
  window.addEventListener('blur', onBlur);
  const changed = gathered<string>(async (notes) => void (await Promise.all([useNotes.getState().list === null ? loadNotes() : loadSome(notes), loadBacklinks()])));
  const stops = [
    listen('notes.changed', ({ note }) => changed.add(note)),
    changed.stop,
    usePlace.subscribe((now, before) => {
      if (now.note === before.note) return;
      leave();
      useNotes.setState({ open: null, failure: null });
      if (now.note !== null) void loadNote(now.note);
    }),
    () => window.removeEventListener('blur', onBlur),
  ];
  void loadNotes();
  const { note } = usePlace.getState();
  if (note !== null) void loadNote(note);
  return () => stops.forEach((stop) => stop());
}

let stopFollowing: (() => void) | null = null;

/** Begins to follow the notes, once for the life of the window. */
export const startNotes = (): void => void (stopFollowing ??= followNotes());

function read(): NoteDraft {
  const { open } = useNotes.getState();
  if (!open) throw new Error('Notes: no note is open, so there is nothing to read.');
  return { title: open.title, tags: open.tags, tree: editor?.readTree() ?? open.tree };
}

/** The open note changed; it is saved a second later. */
export function touchNote(): void {
  const { open } = useNotes.getState();
  if (open) saver.touch(open.id, read);
}

/** Changes title or tags of the open note. */
export function describeNote(change: { readonly title?: string; readonly tags?: readonly string[] }): void {
  useNotes.setState(({ open }) => ({ open: open ? { ...open, ...change } : open }));
  touchNote();
}

/** Called by the editor when it stands; the value returned is called before it goes, and keeps what it holds. */
export function attachEditor(handle: EditorHandle): () => void {
  const id = useNotes.getState().open?.id;
  editor = handle;
  return () => {
    if (editor !== handle) return;
    const { open } = useNotes.getState();
    if (open && open.id === id) {
      const tree = handle.readTree();
      useNotes.setState({ open: { ...open, tree } });
    }
    editor = null;
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

/** The open note cannot be shown whole; it is closed without being saved, so that nothing of it is lost. */
export function failNote(reason: string): void {
  const id = useNotes.getState().open?.id;
  if (id !== undefined) saver.forget(id);
  useNotes.setState({ open: null, failure: reason });
}

/**
 * Runs an act that writes a note behind its editor: what is unsaved goes into the vault first, and what the vault then holds is
 * shown. Rejects, with the note as it was, where the act fails.
 */
export async function rewriteNote<T>(id: string, act: () => Promise<T>): Promise<T> {
  saver.capture();
  if (useNotes.getState().open?.id === id) useNotes.setState({ open: null });
  try {
    if (!(await saver.flush())) throw new Error(translate('notes:unsavedFirst'));
    return await act();
  } finally {
    if (usePlace.getState().note === id) await loadNote(id);
  }
}

/** Whether anything of the note is on its way into the vault. */
export const hasUnsaved = (id: string): boolean => saver.isUnsaved(id);

/** Shows the open note as the vault now holds it; nothing of it may be unsaved. */
export async function reloadNote(id: string): Promise<void> {
  if (useNotes.getState().open?.id !== id) return;
  useNotes.setState({ open: null });
  await loadNote(id);
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
      if (usePlace.getState().note === id) closeNote();
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
  if (useNotes.getState().open?.id !== id) await loadNote(id);
  const { open } = useNotes.getState();
  return open?.id === id ? open : null;
}

/** Puts a marked passage into the open note, or into a new one when none is open, and shows it. */
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
  if (editor) editor.insertPassage(block);
  else {
    useNotes.setState({ open: { ...open, tree: { blocks: [...open.tree.blocks, block] } } });
    touchNote();
  }
}
