/** What the editor of a note asks of the vault: what to link to, what links are called today, where they lead. */
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { NotePassage, ReferenceTarget } from '../../core/notes/note';
import type { LinkState, LinkSuggestion } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { useAnnotations } from './annotations';
import { createLinkedNote, useNotes } from './notes';
import { attempt } from './notices';
import { openTarget } from './place';

/** Colours of the annotations of articles that are not open, by document id; read once for each. */
const colors = new Map<string, Promise<ReadonlyMap<string, AnnotationColor>>>();
let follows = false;

async function readColors(document: string): Promise<ReadonlyMap<string, AnnotationColor>> {
  try {
    const annotations = await ask('annotations.list', { document });
    return new Map(annotations.map(({ annotation }) => [annotation.id, annotation.color]));
  } catch {
    // The article is gone: its passages are shown without a colour.
    return new Map();
  }
}

async function colorOf({ annotation, document }: NotePassage): Promise<AnnotationColor | null> {
  const open = useAnnotations.getState();
  if (open.document === document) {
    const found = open.list.find((each) => each.annotation.id === annotation);
    if (found) return found.annotation.color;
  }
  if (!follows) listen('annotations.changed', (change) => void colors.delete(change.document));
  follows = true;
  const known = colors.get(document) ?? readColors(document);
  colors.set(document, known);
  return (await known).get(annotation) ?? null;
}

/** What `[[` offers; the open note itself is not among it. */
async function suggest(text: string): Promise<readonly LinkSuggestion[]> {
  const found = await attempt(ask('links.suggest', { text: text.slice(0, 1000) }));
  const open = useNotes.getState().open?.id;
  return (found ?? []).filter(({ target }) => target.kind !== 'note' || target.id !== open);
}

async function createNote(title: string): Promise<ReferenceTarget | null> {
  const id = await createLinkedNote(title);
  return id === null ? null : { kind: 'note', id };
}

const resolve = async (targets: readonly ReferenceTarget[]): Promise<readonly LinkState[]> =>
  (await attempt(ask('links.resolve', { targets: [...targets] }))) ?? [];

function listenToNames(listener: () => void): () => void {
  const stops = [listen('library.changed', listener), listen('notes.changed', listener), listen('annotations.changed', listener)];
  return () => stops.forEach((stop) => stop());
}

/** One object for the life of the window. */
export const noteLinks = {
  suggest,
  createNote,
  resolve,
  colorOf,
  listen: listenToNames,
  openTarget: (target: ReferenceTarget): void => void openTarget(target),
  openUrl: (url: string): void => void attempt(ask('window.openLink', { url })),
};
