/** The real file system until a chosen call; there something happens to the machine, and no later call gets through. */
import type { FileSystem, WritableFile } from '../src/main/vault/file-system';
import { Crashed } from '../src/main/vault/model-file-system';

type Call = (...given: never[]) => Promise<unknown>;

/**
 * Calls `happen` before call number `at` (counted from 1). Answers what `happen` answers: whether this process stops with
 * the machine there and then, or goes on until a call fails of itself. Once `isOver`, the process is as good as gone: what it
 * still had in mind, such as Markdown that follows a save, does not reach the disk that comes back.
 */
export function cuttingAt(fs: FileSystem, at: number, happen: () => boolean, isOver: () => boolean): FileSystem {
  let calls = 0;
  let stopped = false;
  const step = (): void => {
    if (stopped || isOver()) throw new Crashed('the machine has stopped');
    calls += 1;
    if (calls !== at) return;
    stopped = happen();
    if (stopped) throw new Crashed(`stopped at call ${calls}`);
  };
  const counted = (work: Call): Call => async (...given) => {
    step();
    const answer = await work(...given);
    return isWritable(answer) ? watched(answer) : answer;
  };
  // Closing always gets through: an open file would keep the disk from being unmounted.
  const watched = (file: WritableFile): WritableFile => ({
    write: counted(file.write) as WritableFile['write'],
    sync: counted(file.sync) as WritableFile['sync'],
    syncData: counted(file.syncData) as WritableFile['syncData'],
    truncate: counted(file.truncate) as WritableFile['truncate'],
    close: () => file.close(),
  });
  return new Proxy(fs, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? counted(value.bind(target) as Call) : value;
    },
  });
}

const isWritable = (value: unknown): value is WritableFile => typeof value === 'object' && value !== null && 'syncData' in value;
