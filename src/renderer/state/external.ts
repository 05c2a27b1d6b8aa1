/** Tells of files that another program changed or took away while the notebook was open, and shows the open note as it is now. */
import type { Events } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { tellKeptBeside } from './conflicts';
import { useDocuments } from './documents';
import { gathered } from './gathered';
import { remember, takeBack, type Change } from './history';
import { hasUnsaved, loadNotes, reloadNote, titleOf, useNotes } from './notes';
import { attempt, dismiss, notify } from './notices';
import { closeNote } from './place';

type Edited = Events['vault.edited'];

/** Titles by id, also of what the lists do not hold any more: what was taken away is still called by its name. */
const names = new Map<string, string>();

function learn(): void {
  for (const note of useNotes.getState().list ?? []) names.set(note.id, titleOf(note));
  for (const { id, title } of useDocuments.getState().list ?? []) names.set(id, title);
}

const isList = (id: string): id is 'collections' | 'searches' | 'colors' => ['collections', 'searches', 'colors'].includes(id);

function nameOf({ kind, id }: Edited): string {
  if (kind === 'list') return isList(id) ? translate(`vault:edited.list.${id}`) : id;
  return names.get(id) ?? translate(`vault:edited.${kind}`);
}

/** The notice of each file, so that one that is changed again and again is told of once. */
const shown = new Map<string, number>();

function tell(edited: Edited): void {
  const { kind, id, gone, beside, found } = edited;
  if (found !== undefined) return foundNotes.add(id);
  if (beside !== undefined) return tellKeptBeside(nameOf(edited), beside);
  const key = `${kind} ${id}`;
  const before = shown.get(key);
  if (before !== undefined) dismiss(before);
  const name = nameOf(edited);
  // What is being written is saved over it; the host keeps the other version then and says so.
  const unsaved = kind === 'note' && hasUnsaved(id);
  if (kind === 'note' && !gone && !unsaved) void reloadNote(id);
  const message = gone ? translate('vault:edited.gone', { name }) : translate(kind === 'annotations' ? 'vault:edited.marksChanged' : 'vault:edited.changed', { name });
  shown.set(key, notify({ tone: gone ? 'problem' : 'plain', message }));
}

/** Many files laid there at once are told of together, and go together where that is taken back. */
const foundNotes = gathered<string>(async (ids) => {
  await loadNotes();
  const change: Change = {
    label: translate('vault:edited.foundChange'),
    undo: async () => {
      for (const note of ids) await ask('notes.remove', { note });
      ids.forEach(closeNote);
      await loadNotes();
    },
    redo: async () => {
      for (const note of ids) await ask('notes.restore', { note });
      await loadNotes();
    },
  };
  remember(change);
  const message = translate('vault:edited.found', { count: ids.length, name: names.get(ids[0] ?? '') ?? translate('vault:edited.note') });
  notify({ tone: 'plain', message, act: { label: translate('notes:undo'), run: () => void attempt(takeBack(change)) } });
});

/** The value returned stops it. */
export function followExternal(): () => void {
  learn();
  const stops = [useNotes.subscribe(learn), useDocuments.subscribe(learn), listen('vault.edited', tell), foundNotes.stop];
  return () => stops.forEach((stop) => stop());
}
