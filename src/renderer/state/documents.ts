/** The library: every article, and the one that is open with its text. */
import { create } from 'zustand';
import type { DocumentSummary, OpenDocument } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { attempt } from './notices';
import { usePlace } from './place';

interface Documents {
  readonly list: readonly DocumentSummary[] | null;
  /** The open article; `null` while it loads or where there is none. */
  readonly open: OpenDocument | null;
  readonly failure: string | null;
}

export const useDocuments = create<Documents>(() => ({ list: null, open: null, failure: null }));

export async function loadDocuments(): Promise<void> {
  const list = await attempt(ask('documents.list', null));
  if (list) useDocuments.setState({ list });
}

/** Loads the article that is to be shown; an older load that answers late is dropped. */
export async function loadDocument(document: string): Promise<void> {
  try {
    const open = await ask('documents.open', { document });
    if (usePlace.getState().document === document) useDocuments.setState({ open, failure: null });
  } catch (error) {
    useDocuments.setState({ open: null, failure: error instanceof Error ? error.message : String(error) });
  }
}

/** Loads each article that is opened, from the session's on; the value returned stops it. */
export function followOpenDocument(): () => void {
  return usePlace.subscribe((now, before) => {
    if (now.document !== null && now.document !== before.document) void loadDocument(now.document);
  });
}

/** Milliseconds the window waits for its article before it is laid out without one. */
const patience = 150;

/** Resolves when the session's article is there, has failed or is late, so that the window is laid out once, with it. */
export function articleSettled(): Promise<void> {
  if (usePlace.getState().document === null) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, patience);
    const stop = useDocuments.subscribe(done);
  });
}

/** Follows the library; the value returned stops it. */
export function followDocuments(): () => void {
  const refresh = () => void loadDocuments();
  const stops = [
    listen('library.changed', refresh),
    listen('annotations.changed', refresh),
    listen('notes.changed', refresh),
  ];
  return () => stops.forEach((stop) => stop());
}
