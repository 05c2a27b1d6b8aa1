/** Remembers what was read from a file for as long as its size, time and inode stay the same. */
import type { FileStat } from './file-system';

interface Entry<T> {
  readonly stat: FileStat;
  readonly value: T;
}

export class StatCache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  /**
   * The value of a file. `stat` must be taken before `read` reads: a change in between then shows as a difference the next
   * time, never as a stale value kept.
   */
  async get(path: string, stat: FileStat, read: () => Promise<T>): Promise<T> {
    const kept = this.entries.get(path);
    if (kept !== undefined && isSame(kept.stat, stat)) return kept.value;
    const value = await read();
    this.entries.set(path, { stat, value });
    return value;
  }

  /** The value a file had when it was last looked at; `undefined` where that is not known. */
  known(path: string): T | undefined {
    return this.entries.get(path)?.value;
  }

  forget(path: string): void {
    this.entries.delete(path);
  }

  /** Drops what is kept of files that are no longer there. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.entries.keys()) if (!paths.has(path)) this.entries.delete(path);
  }
}

const isSame = (a: FileStat, b: FileStat): boolean => a.size === b.size && a.modifiedMs === b.modifiedMs && a.inode === b.inode;

/** Maps with at most `width` tasks under way, in order. */
export async function mapLimited<A, B>(items: readonly A[], width: number, task: (item: A) => Promise<B>): Promise<B[]> {
  const results = new Array<B>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index] as A;
      results[index] = await task(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
