/** Tells of files that another program changed or took away while the notebook was open, and shows the open note as it is now. */
import type { Events } from '../../shared/contract';
import { listen } from '../notebook';
import { translate } from '../strings';
import { useDocuments } from './documents';
import { hasUnsaved, reloadNote, titleOf, useNotes } from './notes';
import { dismiss, notify } from './notices';

type Edited = Events['vault.edited'];

function nameOf({ kind, id }: Edited): string {
  const note = kind === 'note' ? useNotes.getState().list?.find((each) => each.id === id) : undefined;
  const document = useDocuments.getState().list?.find((each) => each.id === id);
  return note ? titleOf(note) : (document?.title ?? translate(`vault:edited.${kind}`));
}

/** The notice of each file, so that one that is changed again and again is told of once. */
const shown = new Map<string, number>();

function tell(edited: Edited): void {
  const { kind, id, gone } = edited;
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

/** The value returned stops it. */
export const followExternal = (): (() => void) => listen('vault.edited', tell);
