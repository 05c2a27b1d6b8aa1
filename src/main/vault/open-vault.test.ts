import { spawn } from 'node:child_process';
import { promises as node } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from './file-system';
import { openVault, type OpenResult } from './open-vault';
import { processProbe } from './process-probe';
import { optionsForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => ({ folder, remove } = await temporaryFolder()));
afterEach(() => remove());

const lockFile = async (): Promise<string> => {
  const name = (await node.readdir(folder)).find((one) => one.endsWith('.lock'));
  if (name === undefined) throw new Error('no lock');
  return join(folder, name);
};
const codeOf = (result: OpenResult): string => (result.ok ? 'ok' : result.code);

async function opened(result: Promise<OpenResult>) {
  const done = await result;
  if (!done.ok) throw new Error(done.message);
  return done;
}

describe('opening', () => {
  it('creates a vault in an absent folder, its parents included, and finds the same one again', async () => {
    const deep = join(folder, 'a', 'b');
    const first = await opened(openVault(deep, optionsForTests()));
    expect(first.created).toBe(true);
    expect(first.vault.name).toBe('b');
    await first.vault.close();
    expect((await node.readdir(deep)).sort()).toEqual(['README.md', 'annotations', 'decisions', 'documents', 'images', 'notes', 'reviews', 'templates', 'trash', 'vault.json']);
    const second = await opened(openVault(deep, optionsForTests()));
    expect(second.created).toBe(false);
    expect(second.vault.id).toBe(first.vault.id);
    await second.vault.close();
  });

  it('takes what the system leaves in a folder, and an interrupted first start, for emptiness', async () => {
    for (const name of ['.DS_Store', '.almagest-abc.tmp']) await node.writeFile(join(folder, name), 'x');
    const { created, vault } = await opened(openVault(folder, optionsForTests()));
    expect(created).toBe(true);
    expect(await node.readdir(folder)).not.toContain('.almagest-abc.tmp');
    await vault.close();
  });

  it('refuses a folder with other files, and a file', async () => {
    await node.writeFile(join(folder, 'thesis.txt'), 'mine');
    expect(codeOf(await openVault(folder, optionsForTests()))).toBe('not-a-vault');
    expect(codeOf(await openVault(join(folder, 'thesis.txt'), optionsForTests()))).toBe('not-a-vault');
    expect(await node.readdir(folder)).toEqual(['thesis.txt']);
  });

  it.each(['', '{', 'null', '{"format":"1","id":"x"}', '{"format":1}', '\u0000\u0000'])('says that vault.json %j is damaged and leaves it', async (text) => {
    await node.writeFile(join(folder, 'vault.json'), text);
    expect(codeOf(await openVault(folder, optionsForTests()))).toBe('damaged');
    expect(await node.readFile(join(folder, 'vault.json'), 'utf8')).toBe(text);
  });

  it('opens a newer format for reading only and writes nothing at all', async () => {
    await node.writeFile(join(folder, 'vault.json'), '{"format":2,"id":"future"}');
    const { vault } = await opened(openVault(folder, optionsForTests()));
    expect(vault.readOnly).toBe(true);
    expect(vault.problems().map((problem) => problem.code)).toEqual(['newer']);
    await expect(vault.decisions.append({ kind: 'rename' })).rejects.toMatchObject({ code: 'read-only' });
    expect(await node.readdir(folder)).toEqual(['vault.json']);
  });

  it.each([
    ['EACCES', 'not-writable'],
    ['EROFS', 'not-writable'],
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
  ])('answers %s with %s', async (errno, code) => {
    const failing: FileSystem = { ...nodeFileSystem, create: () => Promise.reject(Object.assign(new Error(errno), { code: errno })) };
    const result = await openVault(folder, { ...optionsForTests(), fs: failing });
    expect(codeOf(result)).toBe(code);
    expect(result.ok ? '' : result.message).toContain(folder);
  });
});

describe('the lock', () => {
  it('refuses a second opening until the first is closed, and always lets one read', async () => {
    const { vault } = await opened(openVault(folder, optionsForTests()));
    expect(codeOf(await openVault(folder, optionsForTests()))).toBe('locked');
    const reader = await opened(openVault(folder, { ...optionsForTests(), mode: 'read' }));
    expect(reader.vault.readOnly).toBe(true);
    await reader.vault.close();
    await vault.close();
    const again = await opened(openVault(folder, optionsForTests()));
    await again.vault.close();
  });

  it('lets exactly one of many have it', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => openVault(folder, optionsForTests())));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('refuses while another process that runs has it, and recovers when that was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await new Promise((resolve) => child.once('spawn', resolve));
    const pid = child.pid ?? 0;
    // The vault as that process would have left it: opened with its number.
    await opened(openVault(folder, { ...optionsForTests(), probe: { ...processProbe, pid } }));
    expect(codeOf(await openVault(folder, optionsForTests()))).toBe('locked');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const { vault } = await opened(openVault(folder, optionsForTests()));
    await vault.close();
  });

  it('does not take a process that only has the same number for the owner', async () => {
    const { vault } = await opened(openVault(folder, { ...optionsForTests(), probe: { ...processProbe, pid: process.ppid, startOf: () => Promise.resolve('earlier') } }));
    expect(vault.readOnly).toBe(false);
    const second = await openVault(folder, optionsForTests());
    expect(codeOf(second)).toBe(process.platform === 'linux' ? 'ok' : 'locked');
  });

  it('is not blocked by another machine, nor by a lock that lost its content', async () => {
    const there = await opened(openVault(folder, { ...optionsForTests(), probe: { ...processProbe, host: `not-${hostname()}` } }));
    const here = await opened(openVault(folder, optionsForTests()));
    await there.vault.close();
    await node.writeFile(await lockFile(), '');
    await node.utimes(await lockFile(), new Date(0), new Date(0));
    const again = await opened(openVault(folder, optionsForTests()));
    await again.vault.close();
    await here.vault.close();
    expect((await node.readdir(folder)).filter((name) => name.includes('.lock'))).toEqual([]);
  });
});
