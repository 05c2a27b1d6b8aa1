/** What notes link to in the open article: to itself, to its sections, to marks in it. */
import { create } from 'zustand';
import type { LinkInto } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { useDocuments } from './documents';
import { gathered } from './gathered';

interface DocumentNotes {
  /** The article the links lead into. */
  readonly document: string | null;
  readonly list: readonly LinkInto[];
}

export const useDocumentNotes = create<DocumentNotes>(() => ({ document: null, list: [] }));

const openId = (): string | null => useDocuments.getState().open?.document.id ?? null;

async function load(): Promise<void> {
  const document = openId();
  if (document === null) return;
  // An article that was removed meanwhile has none.
  const list = await ask('links.into', { document }).catch((): readonly LinkInto[] => []);
  if (openId() === document) useDocumentNotes.setState({ document, list });
}

/** Follows the open article, the notes and the marks; the value returned stops it. */
export function followDocumentNotes(): () => void {
  const changed = gathered<null>(load, 'at rest');
  const stops = [
    listen('notes.changed', () => changed.add(null)),
    listen('annotations.changed', ({ document }) => (document === openId() ? changed.add(null) : undefined)),
    listen('library.changed', ({ document }) => (document === openId() ? changed.add(null) : undefined)),
    useDocuments.subscribe((now, before) => {
      if (now.open?.document.id !== before.open?.document.id) void load();
    }),
    changed.stop,
  ];
  void load();
  return () => stops.forEach((stop) => stop());
}
