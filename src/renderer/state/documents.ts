/** The library: every article, and the one that is open with its text. */
import { create } from 'zustand';
import type { DocumentSummary, OpenDocument } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { gathered } from './gathered';
import { attempt } from './notices';
import { rememberOffset, usePlace } from './place';

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

/** Reads some articles of the list anew; those that are gone leave it. */
async function loadSome(documents: readonly string[]): Promise<void> {
  const read = await attempt(ask('documents.list', { documents: [...documents] }));
  if (!read) return;
  useDocuments.setState(({ list }) => ({ list: list && merged(list, read, new Set(documents)) }));
  // Another program, or another computer, brought a version in.
  const open = useDocuments.getState().open?.document;
  const now = read.find(({ id }) => id === open?.id);
  if (open && now && now.revision !== open.revisions.at(-1)?.sha256) await loadDocument(open.id);
}

/** Most recently imported first, as the whole list is answered; the very list where nothing of it is another now. */
function merged(list: readonly DocumentSummary[], read: readonly DocumentSummary[], asked: ReadonlySet<string>): readonly DocumentSummary[] {
  const before = new Map(list.flatMap((each) => (asked.has(each.id) ? [[each.id, each] as const] : [])));
  const now = new Map(read.map((each) => [each.id, same(before.get(each.id), each)]));
  if (before.size === now.size && [...now].every(([id, each]) => before.get(id) === each)) return list;
  const stay = list.flatMap((each) => (asked.has(each.id) ? (now.get(each.id) ?? []) : each));
  const known = new Set(stay.map(({ id }) => id));
  return [...stay, ...read.filter(({ id }) => !known.has(id))].sort((a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0));
}

const same = (before: DocumentSummary | undefined, now: DocumentSummary): DocumentSummary => (before && JSON.stringify(before) === JSON.stringify(now) ? before : now);

async function loadNoted(): Promise<void> {
  const noted = await attempt(ask('documents.noted', null));
  if (!noted) return;
  useDocuments.setState(({ list }) => ({ list: list && list.map((each) => (each.notes === (noted[each.id] ?? 0) ? each : { ...each, notes: noted[each.id] ?? 0 })) }));
}

/** Keeps the reader at the passage they were at, when another version of the text comes in. */
async function keepPlace(before: OpenDocument, { document, text }: OpenDocument): Promise<void> {
  const offset = usePlace.getState().offsets[document.id];
  if (before.document.id !== document.id || before.text === text || offset === undefined) return;
  const { resolveAcross } = await import('../../core/anchoring/resolve-across');
  const [line] = resolveAcross(before.text, text, [{ start: offset, end: Math.min(before.text.length, offset + 200) }]);
  rememberOffset(document.id, Math.min(line?.range?.start ?? offset, text.length));
}

/** Loads the article that is to be shown; an older load that answers late is dropped. */
export async function loadDocument(document: string): Promise<void> {
  try {
    const open = await ask('documents.open', { document });
    const before = useDocuments.getState().open;
    if (before) await keepPlace(before, open);
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

/** Follows the library: what changed is read anew and nothing else; the value returned stops it. */
export function followDocuments(): () => void {
  const changed = gathered<string>((documents) => loadSome(documents));
  const noted = gathered<null>(loadNoted, 'at rest');
  const stops = [
    listen('library.changed', ({ document }) => changed.add(document)),
    listen('annotations.changed', ({ document }) => changed.add(document)),
    listen('notes.changed', () => noted.add(null)),
    changed.stop,
    noted.stop,
  ];
  return () => stops.forEach((stop) => stop());
}
