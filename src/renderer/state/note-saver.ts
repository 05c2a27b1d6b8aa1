/** Saves notes a moment after the last change, one after another, and keeps what could not be saved until it can. */
import type { NoteTree } from '../../core/notes/note';

export interface NoteDraft {
  readonly title: string;
  readonly tags: readonly string[];
  readonly tree: NoteTree;
}

export type SaveState = 'saved' | 'saving' | 'failed';

interface Options {
  /** Resolves once the note is durable. */
  readonly save: (id: string, draft: NoteDraft) => Promise<void>;
  readonly onState: (state: SaveState) => void;
  /** Called for the first failure after a success, not for each attempt. */
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds between the last change and the save. */
  readonly delay?: number;
  /** Milliseconds after which a change is saved although others follow it without a pause. */
  readonly longest?: number;
  /** Milliseconds before the first new attempt; doubled for each further one, up to a quarter of a minute. */
  readonly retry?: number;
}

export type NoteSaver = ReturnType<typeof createSaver>;

export function createSaver({ save, onState, onFailure, delay = 1000, longest = 10_000, retry = 2000 }: Options) {
  /** Notes changed since they were last read from their editor. */
  const changed = new Map<string, () => NoteDraft>();
  /** What was read and is not yet durable. */
  const drafts = new Map<string, NoteDraft>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first of the changes that wait was made, on the clock of `performance.now`. */
  let since: number | null = null;
  let running: Promise<void> = Promise.resolve();
  let failures = 0;

  function schedule(wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  }

  /** Reads the changed notes now, because their editor is about to go. */
  function capture(): void {
    for (const [id, read] of changed) {
      drafts.set(id, read());
      changed.delete(id);
    }
  }

  async function write(): Promise<void> {
    since = null;
    capture();
    let failed = false;
    for (const [id, draft] of [...drafts]) {
      try {
        await save(id, draft);
        if (drafts.get(id) === draft) drafts.delete(id);
      } catch (error) {
        if (failures === 0 && !failed) onFailure(error);
        failed = true;
      }
    }
    failures = failed ? failures + 1 : 0;
    if (failed) schedule(Math.min(retry * 2 ** (failures - 1), 15_000));
    onState(failed ? 'failed' : changed.size > 0 || drafts.size > 0 ? 'saving' : 'saved');
  }

  /** Saves everything now; false where something could not be saved. It is kept and tried again. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    running = running.then(write);
    await running;
    return drafts.size === 0 && changed.size === 0;
  }

  return {
    /** Says that a note changed; `read` is called when it is time to save, and must stay valid until then or until `capture`. */
    touch(id: string, read: () => NoteDraft): void {
      changed.set(id, read);
      if (failures === 0) {
        onState('saving');
        since ??= performance.now();
        schedule(Math.min(delay, Math.max(0, since + longest - performance.now())));
      }
    },
    capture,
    flush,
    /** The draft of a note that is not durable yet; `null` where the vault has everything. */
    draftOf: (id: string): NoteDraft | null => drafts.get(id) ?? null,
    isUnsaved: (id: string): boolean => changed.has(id) || drafts.has(id),
    /** Forgets what was not saved of a note, because it was deleted. */
    forget(id: string): void {
      changed.delete(id);
      drafts.delete(id);
    },
  };
}
