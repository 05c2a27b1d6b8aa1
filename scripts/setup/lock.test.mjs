/** The lock: one at a time, and the dead hold nothing. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock } from './lock.mjs';

describe('the lock of the set-up', () => {
  let folder;
  let file;
  const started = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'almagest-lock-'));
    file = join(folder, 'deep/setup.lock');
  });
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is taken and given back', async () => {
    const lock = await acquireLock(file);
    expect(existsSync(file)).toBe(true);
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  it('is waited for while its holder lives', async () => {
    const first = await acquireLock(file);
    const waitedFor = [];
    const second = acquireLock(file, { onWait: (pid) => waitedFor.push(pid) });
    await new Promise((resolve) => setTimeout(resolve, 50));
    first.release();
    (await second).release();
    expect(waitedFor).toEqual([process.pid]);
  });

  it('names a living holder that does not finish in time', async () => {
    const first = await acquireLock(file);
    await expect(acquireLock(file, { patienceMs: 0 })).rejects.toThrow(`process ${process.pid}`);
    first.release();
  });

  it('is taken over from a holder that was killed', async () => {
    const holder = await hold(file);
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    expect(existsSync(file)).toBe(true);
    const lock = await acquireLock(file, { patienceMs: 2000 });
    expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
    lock.release();
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
  });

  it('waits for the installer that a killed holder left running', async () => {
    const installer = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    started.push(installer);
    const holder = await hold(file, installer.pid);
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    await expect(acquireLock(file, { patienceMs: 0 })).rejects.toThrow(`process ${installer.pid}`);
    installer.kill('SIGKILL');
    (await acquireLock(file, { patienceMs: 5000 })).release();
  });

  it.skipIf(process.platform !== 'linux')('does not take a new process for a dead one with the same number', async () => {
    await acquireLock(file).then((lock) => lock.release());
    writeFileSync(file, JSON.stringify([{ pid: process.pid, start: '1' }]));
    (await acquireLock(file, { patienceMs: 0 })).release();
  });

  it('lets through one of many at a time', async () => {
    let inside = 0;
    let most = 0;
    writeLeftover(file);
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const lock = await acquireLock(file);
        most = Math.max(most, (inside += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
        lock.release();
      }),
    );
    expect(most).toBe(1);
  });

  /** Starts a process that holds the lock for ever, naming an installer if one is given. */
  async function hold(path, installer) {
    const code = `const { acquireLock } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'lock.mjs')).href)});
      const lock = await acquireLock(${JSON.stringify(path)});
      ${installer === undefined ? '' : `lock.child(${installer});`}
      console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    return child;
  }
});

/** A lock of a process that is long gone. */
function writeLeftover(file) {
  const gone = 2 ** 22 + 1; // above the highest process number Linux gives
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify([{ pid: gone, start: null }]));
}
