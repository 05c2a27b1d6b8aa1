/** The trash: what lies there, moving articles into it, and bringing everything back; each a change that can be undone. */
import { create } from 'zustand';
import type { TrashContents, TrashedAnnotation, TrashedDecision } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { openConflicts } from './conflicts';
import { useDocuments } from './documents';
import { perform, remember, takeBack, type Change } from './history';
import { titleOf } from './notes';
import { attempt, notify } from './notices';
import { setPanel } from './panel';
import { closeNote, openDocument, openNote, usePlace } from './place';

interface Trash {
  readonly contents: TrashContents | null;
  /** What was restored last, said inside the panel: what lies behind it is out of reach. */
  readonly said: string;
}

export const useTrash = create<Trash>(() => ({ contents: null, said: '' }));

const isEmpty = (contents: TrashContents): boolean => Object.values(contents).every((list: readonly unknown[]) => list.length === 0);

async function loadTrash(): Promise<void> {
  const contents = await attempt(ask('trash.list', null));
  if (contents) useTrash.setState({ contents });
}

export async function openTrash(): Promise<void> {
  setPanel('trash');
  await loadTrash();
}

export function closeTrash(): void {
  setPanel(null);
  useTrash.setState({ contents: null, said: '' });
}

const offerUndo = (message: string, change: Change): number =>
  notify({ tone: 'plain', message, act: { label: translate('library:undo'), run: () => void attempt(takeBack(change)) } });

/** Closes the article where it is the open one. */
function leaveDocument(document: string): void {
  if (usePlace.getState().document !== document) return;
  usePlace.setState({ document: null, jump: null });
  useDocuments.setState({ open: null, failure: null });
}

/** The removal of articles and their marks, and their return. */
function removalOf(documents: readonly string[], open: string | null): { readonly remove: () => Promise<void>; readonly bringBack: () => Promise<void> } {
  return {
    remove: async () => {
      for (const document of documents) {
        await ask('documents.remove', { document });
        leaveDocument(document);
      }
    },
    bringBack: async () => {
      for (const document of documents) await ask('documents.restore', { document });
      if (open !== null && documents.includes(open)) openDocument(open);
    },
  };
}

/** Remembers that articles came in: taken back, they go to the trash. */
export function rememberImport(documents: readonly string[]): Change {
  const { remove, bringBack } = removalOf(documents, documents[0] ?? null);
  const change = { label: translate('library:change.import'), undo: remove, redo: bringBack };
  remember(change);
  return change;
}

/** Moves articles and their marks to the trash as one change; a notice offers to take that back. */
export async function removeDocuments(documents: readonly string[]): Promise<void> {
  const { document: open } = usePlace.getState();
  const [only] = documents.length === 1 ? documents : [];
  const title = useDocuments.getState().list?.find(({ id }) => id === only)?.title ?? '';
  const { remove, bringBack } = removalOf(documents, open);
  const change: Change = { label: translate('library:change.remove'), redo: remove, undo: bringBack };
  const message = only === undefined ? translate('library:removedSome', { count: documents.length }) : translate('library:removed', { title });
  if (await attempt(perform(change).then(() => true))) offerUndo(message, change);
}

/** Restores a thing, shows what is left in the trash and offers to open what came back. */
async function restore(name: string, change: Pick<Change, 'redo' | 'undo'>, open: (() => void) | null, label: string = translate('trash:open')): Promise<void> {
  const done = await attempt(perform({ label: translate('trash:change.restore'), ...change }).then(() => true));
  if (!done) return;
  await loadTrash();
  const message = translate('trash:restored', { name: name.slice(0, 80) });
  useTrash.setState({ said: message });
  const { contents } = useTrash.getState();
  if (contents && isEmpty(contents)) closeTrash();
  notify({ tone: 'plain', message, ...(open && { act: { label, run: open } }) });
}

export const restoreDocument = (document: string, title: string): Promise<void> =>
  restore(
    title,
    {
      redo: async () => void (await ask('documents.restore', { document })),
      undo: async () => {
        await ask('documents.remove', { document });
        leaveDocument(document);
      },
    },
    () => openDocument(document),
  );

export const restoreNote = (note: string, title: string): Promise<void> =>
  restore(
    titleOf({ title }),
    {
      redo: async () => void (await ask('notes.restore', { note })),
      undo: async () => {
        await ask('notes.remove', { note });
        closeNote(note);
      },
    },
    () => openNote(note),
  );

export const restoreAnnotation = ({ id, document, quote }: TrashedAnnotation): Promise<void> =>
  restore(
    quote,
    {
      redo: async () => void (await ask('annotations.restore', { document, annotation: id })),
      undo: async () => void (await ask('annotations.remove', { document, annotation: id })),
    },
    () => openDocument(document),
  );

/** Lets a decision that was taken back count again, or lifts a refusal. */
export function restoreDecision({ decision, name }: TrashedDecision): Promise<void> {
  let revoked = decision;
  const revoke = async () => void (revoked = (await ask('entities.decide', { kind: 'revoke', decision: revoked })).decision);
  return restore(name, { redo: revoke, undo: revoke }, null);
}

/** Lays a version that was set aside beside the first one again. */
export function restoreConflict(conflict: string, name: string): Promise<void> {
  let laid = '';
  return restore(
    name,
    {
      redo: async () => void (laid = await ask('conflicts.restore', { conflict })),
      undo: async () => void (await ask('conflicts.settle', { conflict: laid, keep: 'first', again: { aside: conflict, before: null, made: null } })),
    },
    () => void openConflicts(laid),
    translate('conflicts:compare'),
  );
}

/** Removes for good; changes that would bring back what went are left to fail with a sentence. */
export async function emptyTrash(): Promise<void> {
  const count = await attempt(ask('trash.empty', null));
  if (count === null) return;
  const message = translate('trash:emptied', { count });
  await loadTrash();
  useTrash.setState({ said: message });
  const { contents } = useTrash.getState();
  if (contents && isEmpty(contents)) closeTrash();
  notify({ tone: 'plain', message });
}
