/** What this process wrote, moved and removed, so that a change seen in the folder can be told from one of another program. */
import type { FileStat } from './file-system';

/** Whether two states of a file are the same by all that is known without reading it. */
export const isSameState = (a: FileStat, b: FileStat): boolean => a.size === b.size && a.modifiedMs === b.modifiedMs && a.inode === b.inode;

/** Paths are relative to the vault. A rename keeps size, time and inode, so the state is known before the name is there. */
export class OwnWrites {
  private readonly states = new Map<string, FileStat | null>();

  wrote(path: string, stat: FileStat): void {
    this.states.set(path, stat);
  }

  /** The file is taken away by us. */
  removed(path: string): void {
    this.states.set(path, null);
  }

  /** How we left a file; `null` where we did not write it. */
  stateOf(path: string): FileStat | null {
    return this.states.get(path) ?? null;
  }

  /** Whether a file (`null`: its absence) is as this process left it. */
  isOwn(path: string, stat: FileStat | null): boolean {
    const known = this.states.get(path);
    if (known === undefined) return false;
    return known === null || stat === null ? known === stat : isSameState(known, stat);
  }
}
