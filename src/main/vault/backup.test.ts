import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup, writeBackup } from './backup';
import { nodeFileSystem, type FileSystem } from './file-system';
import { sha256Of } from './revision-folder';
import { isSafePath } from './safe-path';
import { annotationForTests, countingId, importForTests, noteForTests, openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => ({ folder, remove } = await temporaryFolder()));
afterEach(() => remove());

const at = (name: string): string => join(folder, name);
const back = (fs: FileSystem = nodeFileSystem) => writeBackup({ fs, folder: at('vault'), target: at('backup.zip'), now: new Date(0), newId: countingId });
const bring = (fs: FileSystem = nodeFileSystem, target = at('restored')) => restoreBackup({ fs, zip: at('backup.zip'), target, newId: countingId });

async function fill(): Promise<void> {
  const vault = await openForTests(at('vault'));
  const { document } = await vault.documents.add(importForTests('The agencies work together.'));
  await vault.annotations.put(annotationForTests('a1', document.id, document.revisions[0]?.sha256 ?? '', 'The agencies work together.', 4, 12));
  for (let index = 0; index < 50; index += 1) await vault.notes.put(noteForTests(`n${String(index)}`, `Note ${String(index)} — é火🚀`));
  await vault.notes.remove('n7');
  await vault.decisions.append({ kind: 'rename' });
  await vault.close();
}

/** Every file below a folder with its bytes. */
async function contents(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await node.readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.slice(root.length)] = (await node.readFile(path)).toString('base64');
  }
  return found;
}
/** A zip as a stranger might make it; the list of hashes fits unless it is given. */
async function zipOf(files: Record<string, string | Uint8Array>, list?: unknown): Promise<void> {
  const entries: Zippable = {};
  const hashes: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    entries[path] = bytes;
    hashes[path] = sha256Of(bytes);
  }
  entries['almagest-backup.json'] = strToU8(JSON.stringify(list ?? { format: 1, files: hashes }));
  await node.writeFile(at('backup.zip'), zipSync(entries));
}
const nothingWritten = async () => expect((await node.readdir(folder)).filter((name) => name !== 'vault')).toEqual(['backup.zip']);

describe('a backup', () => {
  it('brings back every byte, and the vault it makes has no problem', async () => {
    await fill();
    await node.writeFile(at('vault/my own.pdf'), 'not ours');
    const report = await back();
    expect(report.leftOut).toEqual(['my own.pdf']);
    expect(await bring()).toBe(report.files);
    await node.rm(at('vault/my own.pdf'));
    expect(await contents(at('restored'))).toEqual(await contents(at('vault')));
    const vault = await openForTests(at('restored'));
    expect(await vault.verify()).toEqual([]);
    expect(await vault.notes.list()).toHaveLength(49);
    await vault.close();
  });

  it('is taken beside a process that has the vault open, and leaves its lock out', async () => {
    await fill();
    const vault = await openForTests(at('vault'));
    await back();
    await vault.close();
    await bring();
    expect((await node.readdir(at('restored'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('never replaces a file, lies inside the vault or leaves a part of itself behind', async () => {
    await fill();
    await node.writeFile(at('backup.zip'), 'mine');
    await expect(back()).rejects.toMatchObject({ code: 'bad-request' });
    expect(await node.readFile(at('backup.zip'), 'utf8')).toBe('mine');
    await expect(writeBackup({ fs: nodeFileSystem, folder: at('vault'), target: at('vault/b.zip'), now: new Date(0), newId: countingId })).rejects.toMatchObject({ code: 'bad-request' });
    await node.rm(at('backup.zip'));
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    const fs: FileSystem = { ...nodeFileSystem, create: async (path) => ({ ...(await nodeFileSystem.create(path)), write: () => Promise.reject(full) }) };
    await expect(back(fs)).rejects.toMatchObject({ code: 'not-saved', message: expect.stringContaining('the disk is full') as string });
    expect(await node.readdir(folder)).toEqual(['vault']);
  });
});

describe('restoring', () => {
  it('goes into an empty folder, and never into one that is not', async () => {
    await fill();
    await back();
    await node.mkdir(at('empty'));
    await bring(nodeFileSystem, at('empty'));
    expect(await node.readdir(at('empty'))).toContain('vault.json');
    for (const target of [at('vault'), at('backup.zip')]) await expect(bring(nodeFileSystem, target)).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('is not empty') as string });
  });

  it('leaves nothing behind where the disk is full', async () => {
    await fill();
    await back();
    let left = 20;
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    const fs: FileSystem = { ...nodeFileSystem, create: (path) => (left-- > 0 ? nodeFileSystem.create(path) : Promise.reject(full)) };
    await expect(bring(fs)).rejects.toMatchObject({ code: 'not-saved' });
    await nothingWritten();
  });

  it.each([
    ['../outside.json'], ['/etc/passwd'], ['notes/../../outside.json'], ['notes\\..\\..\\x.json'], ['C:/x.json'], ['notes/con.json'], ['notes/a\u0000.json'],
    ['notes/.. /x.json'], ['notes/x.json.'], ['notes//x.json'], ['a/b/c/d/e/f/g/h/i/j'], ['other/x.json'], ['.almagest-abc.lock'],
  ])('refuses the name %j', async (name) => {
    await zipOf({ 'vault.json': '{"format":1,"id":"v"}', [name]: 'x' });
    await expect(bring()).rejects.toMatchObject({ code: 'bad-request' });
    await nothingWritten();
  });

  it('refuses what does not fit its list, a name in two spellings, and what unpacks to far too much', async () => {
    const vault = '{"format":1,"id":"v"}';
    const hash = sha256Of(strToU8(vault));
    const attacks: (() => Promise<void>)[] = [
      () => zipOf({ 'vault.json': vault }, { format: 1, files: { 'vault.json': sha256Of(strToU8('other')) } }),
      () => zipOf({ 'vault.json': vault }, { format: 1, files: { 'vault.json': hash, 'notes/n.json': hash } }),
      () => zipOf({ 'vault.json': vault, 'notes/n.json': 'x' }, { format: 1, files: { 'vault.json': hash } }),
      () => zipOf({ 'vault.json': vault }, { format: 2, files: {} }),
      () => zipOf({ 'vault.json': vault }, 'nonsense'),
      () => zipOf({ 'notes/n.json': 'x' }),
      () => zipOf({ 'vault.json': vault, 'notes/N.json': 'x', 'notes/n.json': 'x' }),
      () => node.writeFile(at('backup.zip'), 'no zip at all'),
      () => node.writeFile(at('backup.zip'), ''),
    ];
    for (const attack of attacks) {
      await attack();
      await expect(bring()).rejects.toMatchObject({ code: 'bad-request', message: expect.stringMatching(/Nothing was written/) as string });
      await nothingWritten();
    }
  });

  it('refuses a zip that was cut short, or changed in any byte that counts', async () => {
    await fill();
    await back();
    const whole = await node.readFile(at('backup.zip'));
    for (const share of [0.1, 0.5, 0.99]) {
      await node.writeFile(at('backup.zip'), whole.subarray(0, Math.floor(whole.length * share)));
      await expect(bring()).rejects.toMatchObject({ code: 'bad-request' });
    }
    const before = await contents(at('vault'));
    for (let index = 0; index < 40; index += 1) {
      const changed = Buffer.from(whole);
      const place = Math.floor((index / 40) * whole.length);
      changed[place] = (changed[place] ?? 0) ^ 0x10;
      await node.writeFile(at('backup.zip'), changed);
      // Either refused, or the byte is one that nobody reads and all files are whole.
      const outcome = await bring().then(() => 'restored', () => 'refused');
      if (outcome === 'restored') expect(await contents(at('restored'))).toEqual(before);
      await node.rm(at('restored'), { recursive: true, force: true });
      await nothingWritten();
    }
  });
});

it('knows which paths stay inside a folder', () => {
  for (const path of ['vault.json', 'notes/01J8 (conflicted copy).json', 'documents/d/0123456789ab/text.txt', 'notes/火.json']) expect(isSafePath(path)).toBe(true);
  for (const path of ['', '.', '..', 'a/..', './a', 'nul', 'a/COM1.txt', 'a?b', 'a\nb']) expect(isSafePath(path)).toBe(false);
});
