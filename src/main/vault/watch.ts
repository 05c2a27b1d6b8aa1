/**
 * Notices what other programs change in an open vault. The few folders are watched, not the files in them: thousands of
 * watches cost memory, and a limit of the system (docs/decisions/002-watching-folders.md).
 */
import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { conflictIn } from './conflict-copy';
import type { FileStat } from './file-system';
import { isSafeId } from './identifier';
import { isSameState } from './own-writes';
import type { VaultFiles } from './vault-files';

export type EditedKind = 'note' | 'annotations' | 'document' | 'decisions' | 'reviews' | 'list';

/** `twin`: the Markdown beside a note. */
export type WatchedKind = EditedKind | 'twin';

interface Watched {
  readonly kind: WatchedKind;
  readonly id: string;
  readonly path: string;
}

/** A file another program changed or took away. */
export interface Edit {
  readonly kind: EditedKind;
  /** Of the note or document; the device of a log; the name of a list of the vault's own, such as `collections`. */
  readonly id: string;
  readonly path: string;
  readonly gone: boolean;
}

export interface WatchOptions {
  readonly files: VaultFiles;
  /** Runs a task once no save of that file is under way. */
  readonly inTurn: (watched: Watched, task: () => Promise<void>) => Promise<void>;
  /** Whether a file can be read as what it is. Must not report it as damaged. */
  readonly isWhole: (watched: Watched) => Promise<boolean>;
  readonly onEdit: (edit: Edit) => void;
  /** Markdown among the notes was changed, or came: of a note of that id, or of none. */
  readonly onTwin: (id: string) => void;
  /** A second version came or went. */
  readonly onConflict: () => void;
  /** Milliseconds a file must stay as it is before it is looked at. */
  readonly settle?: number;
  /** Milliseconds after which a file that stays unreadable is taken for damaged rather than half written. */
  readonly patience?: number;
}

const places: readonly { readonly folder: string; readonly kind: EditedKind; readonly suffix: string }[] = [
  { folder: 'notes', kind: 'note', suffix: '.json' },
  { folder: 'annotations', kind: 'annotations', suffix: '.jsonl' },
  { folder: 'decisions', kind: 'decisions', suffix: '.ndjson' },
  { folder: 'reviews', kind: 'reviews', suffix: '.ndjson' },
];

/** Files of the vault's own folder that the window shows. */
const lists = ['collections.json', 'searches.json', 'colors.json'];

const twinSuffix = '.md';

/** Whether a name such as `01J8-DESKTOP.json` stands beside the file it is a second version of. */
async function isCopy(files: VaultFiles, folder: string, entry: string): Promise<boolean> {
  const first = /^([A-Za-z0-9]+)-.*(\.[a-z]+)$/.exec(entry);
  return first !== null && (await files.stat(`${folder}/${first[1] ?? ''}${first[2] ?? ''}`)) !== null;
}

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  /** When it was first seen changed, and how it stood when last looked at. */
  readonly since: number;
  readonly stat: FileStat | null;
}

/** Watches the folders themselves; the value returned stops it. */
function listenToFolders(files: VaultFiles, onChange: (watched: Watched) => void, onConflict: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let stopped = false;
  const start = (folder: string, seen: (entry: string) => void): void => {
    try {
      const watcher = watchFolder(files.absolute(folder), { persistent: false }, (_event, entry) => {
        if (typeof entry === 'string' && !entry.startsWith('.')) seen(entry);
      });
      watcher.on('error', () => watcher.close());
      watchers.set(folder, watcher);
    } catch {
      watchers.delete(folder);
    }
  };
  /** A description is in a folder of its own, which is watched as well. */
  const startDocument = (id: string): void => {
    const path = `documents/${id}/document.json`;
    watchers.get(`documents/${id}`)?.close();
    start(`documents/${id}`, (entry) => (entry === 'document.json' ? onChange({ kind: 'document', id, path }) : onConflict()));
  };

  for (const { folder, kind, suffix } of places) {
    start(folder, (entry) => {
      const isTwin = kind === 'note' && entry.endsWith(twinSuffix);
      const id = entry.slice(0, -(isTwin ? twinSuffix : suffix).length);
      // Somebody may have laid it there as a new note.
      if (isTwin && !isSafeId(id)) onChange({ kind: 'twin', id, path: `${folder}/${entry}` });
      if (!(isTwin || entry.endsWith(suffix)) || !isSafeId(id)) return onConflict();
      const watched: Watched = { kind: isTwin ? 'twin' : kind, id, path: `${folder}/${entry}` };
      void isCopy(files, folder, entry).then((copy) => (copy ? onConflict() : onChange(watched)));
    });
  }
  // What else changes there, such as the lock, is ours.
  start('.', (entry) => {
    if (lists.includes(entry)) onChange({ kind: 'list', id: entry.slice(0, -'.json'.length), path: entry });
    else if (conflictIn('.', [...lists, 'vault.json', entry]).some(({ path }) => path === entry)) onConflict();
  });
  start('documents', (id) => {
    if (!isSafeId(id)) return;
    startDocument(id);
    onChange({ kind: 'document', id, path: `documents/${id}/document.json` });
  });
  void files.list('documents').then((entries) => entries.forEach(({ name }) => !stopped && isSafeId(name) && startDocument(name)));
  return () => {
    stopped = true;
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** Begins to watch; the value returned stops it. A folder the system refuses to watch is passed over: the vault works without. */
export function watchVault(options: WatchOptions): () => void {
  const { files, inTurn, isWhole, onEdit, onTwin, onConflict, settle = 300, patience = 5000 } = options;
  const waiting = new Map<string, Waiting>();
  const told = new Map<string, FileStat | null>();
  let stopped = false;

  function look(watched: Watched, since: number, stat: FileStat | null): void {
    const { path } = watched;
    const before = waiting.get(path);
    if (before) clearTimeout(before.timer);
    const timer = setTimeout(() => void inTurn(watched, () => judge(watched)).catch(() => undefined), settle);
    timer.unref();
    waiting.set(path, { timer, since: before?.since ?? since, stat });
  }

  async function judge(watched: Watched): Promise<void> {
    const { kind, id, path } = watched;
    const kept = waiting.get(path);
    if (stopped || !kept) return;
    const stat = await files.stat(path);
    if (files.own.isOwn(path, stat) || isTold(path, stat)) return void waiting.delete(path);
    const changing = stat !== null && (kept.stat === null || !isSameState(kept.stat, stat));
    const coming = stat === null && kind === 'document' && (await files.stat(`documents/${id}`)) !== null;
    const unready = changing || coming || (stat !== null && !(await isWhole(watched)));
    const now = performance.now();
    if (unready && now - kept.since < patience) return look(watched, kept.since, stat);
    waiting.delete(path);
    told.set(path, stat);
    // Markdown that is gone is made again with the next save.
    if (kind === 'twin') return stat === null ? undefined : onTwin(id);
    files.problems.clear(path);
    onEdit({ kind, id, path, gone: stat === null });
  }

  function isTold(path: string, stat: FileStat | null): boolean {
    const known = told.get(path);
    if (known === undefined) return false;
    return known === null || stat === null ? known === stat : isSameState(known, stat);
  }

  const close = listenToFolders(files, (watched) => look(watched, performance.now(), null), onConflict);
  return () => {
    stopped = true;
    for (const { timer } of waiting.values()) clearTimeout(timer);
    close();
  };
}
