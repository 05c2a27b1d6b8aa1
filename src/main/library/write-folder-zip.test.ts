import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../vault/file-system';
import { writeFolderZip, type ZippedFile } from './write-folder-zip';

let folder: string;
let turn = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almagest-zip-'));
  await writeFile(join(folder, 'all.zip'), 'before');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const total = 3;
async function* files(failing = total): AsyncGenerator<ZippedFile, void> {
  for (let index = 0; index < total; index += 1) {
    if (index === failing) throw new Error('the disk is gone');
    yield { path: `notes/${String(index)}.md`, content: index === 0 ? new Uint8Array([65]) : `note ${String(index)}`, done: index + 1, total };
    await Promise.resolve();
  }
}
const write = (from: AsyncIterable<ZippedFile>, isStopped = () => false, progress?: (done: number) => void) =>
  writeFolderZip(from, { fs: nodeFileSystem, target: join(folder, 'all.zip'), newToken: () => String(++turn), isStopped, ...(progress && { progress }) });
const left = async () => [await readdir(folder), await readFile(join(folder, 'all.zip'), 'utf8')];

describe('a zip of many files', () => {
  it('is whole under its name, and says how far it is', async () => {
    const told: number[] = [];
    expect(await write(files(), undefined, (done) => told.push(done))).toBe(total);
    const read = unzipSync(await readFile(join(folder, 'all.zip')));
    expect(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([['notes/0.md', 'A'], ['notes/1.md', 'note 1'], ['notes/2.md', 'note 2']]);
    expect(told).toEqual([1, 2, 3]);
    expect(await readdir(folder)).toEqual(['all.zip']);
  });

  it.each([0, 1, 2])('that is stopped, or fails, after %i files leaves what stood there and nothing else', async (after) => {
    let done = 0;
    expect(await write(files(), () => done++ >= after)).toBeNull();
    expect(await left()).toEqual([['all.zip'], 'before']);
    await expect(write(files(after))).rejects.toThrow('the disk is gone');
    expect(await left()).toEqual([['all.zip'], 'before']);
  });
});
