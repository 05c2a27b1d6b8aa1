import { describe, expect, it } from 'vitest';
import { appendDurable, ensureFolder, moveDurable, renamePatiently, writeAllDurable, writeDurable } from './durable';
import type { FileSystem, WritableFile } from './file-system';
import { ModelFileSystem } from './model-file-system';
import { countingId } from './vault.fixture';

/** Writes down the calls that change something, in order. */
function recording(inner: FileSystem, calls: string[]): FileSystem {
  const note = <T>(call: string, work: Promise<T>): Promise<T> => {
    calls.push(call.replace(/id\d+/, 'N'));
    return work;
  };
  const watch = (file: WritableFile): WritableFile => ({
    write: (bytes) => note('write', file.write(bytes)),
    sync: () => note('sync', file.sync()),
    syncData: () => note('syncData', file.syncData()),
    truncate: (size) => note('truncate', file.truncate(size)),
    close: () => note('close', file.close()),
  });
  return {
    windows: inner.windows,
    create: async (path) => watch(await note(`create ${path}`, inner.create(path))),
    openToAppend: async (path) => watch(await note(`append ${path}`, inner.openToAppend(path))),
    read: (path) => inner.read(path),
    readEnd: (path, count) => inner.readEnd(path, count),
    stat: (path) => inner.stat(path),
    list: (path) => inner.list(path),
    makeFolder: (path) => note(`makeFolder ${path}`, inner.makeFolder(path)),
    rename: (from, to) => note(`rename ${from} ${to}`, inner.rename(from, to)),
    removeFile: (path) => note(`removeFile ${path}`, inner.removeFile(path)),
    removeFolder: (path) => note(`removeFolder ${path}`, inner.removeFolder(path)),
    syncFolder: (path) => note(`syncFolder ${path}`, inner.syncFolder(path)),
  };
}

const bytes = Buffer.from('new');
const text = async (fs: FileSystem, path: string): Promise<string> => Buffer.from(await fs.read(path)).toString();

describe('the order of a durable write', () => {
  it('is create, write, fsync, close, rename, fsync of the folder', async () => {
    const calls: string[] = [];
    await writeDurable(recording(new ModelFileSystem(), calls), '/a', bytes, countingId);
    expect(calls).toEqual(['create /.almagest-N.tmp', 'write', 'sync', 'close', 'rename /.almagest-N.tmp /a', 'syncFolder /']);
  });

  it('syncs all of several files before any is renamed, and their folder once, last', async () => {
    const calls: string[] = [];
    await writeAllDurable(recording(new ModelFileSystem(), calls), [{ path: '/a', bytes }, { path: '/b', bytes }], countingId);
    expect(calls.lastIndexOf('sync')).toBeLessThan(calls.findIndex((call) => call.startsWith('rename')));
    expect(calls.filter((call) => call.startsWith('syncFolder'))).toEqual(['syncFolder /']);
    expect(calls.at(-1)).toBe('syncFolder /');
  });

  it('of an append is write, fdatasync; a new file has its folder synced too', async () => {
    const calls: string[] = [];
    const fs = recording(new ModelFileSystem(), calls);
    await appendDurable(fs, '/log', bytes);
    await appendDurable(fs, '/log', bytes);
    expect(calls).toEqual(['append /log', 'write', 'syncData', 'syncFolder /', 'close', 'append /log', 'write', 'syncData', 'close']);
  });

  it('of a move is rename, then both folders', async () => {
    const calls: string[] = [];
    const fs = recording(new ModelFileSystem(), calls);
    await ensureFolder(fs, '/x/y');
    await writeDurable(fs, '/x/f', bytes, countingId);
    calls.length = 0;
    await moveDurable(fs, '/x/f', '/x/y/f');
    expect(calls).toEqual(['rename /x/f /x/y/f', 'syncFolder /x/y', 'syncFolder /x']);
  });
});

describe('a folder', () => {
  it('that the system will not make below one that is there is refused, not tried for ever', async () => {
    const absent = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    const model = new ModelFileSystem();
    const fs = recording(model, []);
    fs.makeFolder = (path) => (path === '/proc/x' ? Promise.reject(absent) : model.makeFolder(path));
    await model.makeFolder('/proc');
    await expect(ensureFolder(fs, '/proc/x')).rejects.toBe(absent);
    await expect(ensureFolder(fs, '/proc/x/y')).rejects.toBe(absent);
    await ensureFolder(fs, '/new/below/it');
    expect(await model.list('/new/below')).toEqual([{ name: 'it', kind: 'folder' }]);
  });
});

describe('a failing disk', () => {
  it('leaves the old bytes and no temporary file, whichever call fails', async () => {
    // The fourth call, closing, loses nothing when it fails; the folder's fsync, the sixth, comes after the rename.
    for (const call of [1, 2, 3, 5]) {
      const fs = new ModelFileSystem();
      await writeDurable(fs, '/a', Buffer.from('old'), countingId);
      fs.failAt = fs.calls + call;
      fs.failWith = 'ENOSPC';
      await expect(writeDurable(fs, '/a', bytes, countingId)).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(await text(fs, '/a')).toBe('old');
      expect((await fs.list('/')).map((entry) => entry.name)).toEqual(['a']);
    }
  });

  it('takes back what it appended', async () => {
    for (const call of [3, 4]) {
      const fs = new ModelFileSystem();
      await appendDurable(fs, '/log', Buffer.from('one'));
      fs.failAt = fs.calls + call;
      await expect(appendDurable(fs, '/log', bytes)).rejects.toMatchObject({ code: 'EIO' });
      expect(await text(fs, '/log')).toBe('one');
    }
  });

  it('on Windows is given time where a scanner holds the file, elsewhere not', async () => {
    const model = new ModelFileSystem();
    await writeDurable(model, '/a', bytes, countingId);
    let refusals = 3;
    const held = (windows: boolean): FileSystem => ({
      ...recording(model, []),
      windows,
      rename: (from, to) => (refusals-- > 0 ? Promise.reject(Object.assign(new Error('held'), { code: 'EPERM' })) : model.rename(from, to)),
    });
    await expect(renamePatiently(held(false), '/a', '/b')).rejects.toMatchObject({ code: 'EPERM' });
    await renamePatiently(held(true), '/a', '/b');
    expect(await text(model, '/b')).toBe('new');
  });
});
