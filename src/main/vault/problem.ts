/** What is wrong in a vault: each problem a sentence that says who, what and which. */

export type ProblemCode =
  /** A file cannot be read or does not match its hash; a copy is in quarantine. */
  | 'damaged'
  /** A file that another one speaks of is not there. Never taken for a deletion. */
  | 'missing'
  /** A line is kept as it is but cannot be read. */
  | 'unreadable-line'
  /** The last line of a file ends in the middle. */
  | 'torn-line'
  /** Something belongs to a thing that is not in the vault. */
  | 'orphan'
  /** A file that is none of ours, or a leftover of an interrupted save. */
  | 'stray'
  /** A second version that a syncing program laid beside the first. */
  | 'conflict-copy'
  /** Written by a newer version of the application. */
  | 'newer'
  /** A range or a reference that does not fit its text. */
  | 'inconsistent'
  /** Generated for reading, and older than what it was made from, which is whole. */
  | 'old-copy'
  /** Earlier versions of a file cannot be kept; the file itself is safe. */
  | 'no-history';

export interface VaultProblem {
  readonly code: ProblemCode;
  /** Relative to the vault, with `/`. */
  readonly path: string;
  readonly message: string;
}

/** The problems found since the vault was opened, each once. */
export class ProblemLedger {
  private readonly found = new Map<string, VaultProblem>();
  private readonly listeners = new Set<() => void>();

  /** Calls the listener whenever the list has changed; the value returned stops it. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  report(code: ProblemCode, path: string, message: string): void {
    // A file has one torn line at most, whoever comes upon it.
    const key = code === 'torn-line' ? `${code} ${path}` : `${code} ${path} ${message}`;
    if (this.found.get(key)?.message === message) return;
    this.found.set(key, { code, path, message });
    this.changed();
  }

  /** Forgets what was said of a file, once it has been written anew. */
  clear(path: string): void {
    const before = this.found.size;
    for (const [key, problem] of this.found) if (problem.path === path) this.found.delete(key);
    if (this.found.size !== before) this.changed();
  }

  list(): readonly VaultProblem[] {
    return [...this.found.values()];
  }
}
