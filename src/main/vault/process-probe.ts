/** What the lock must know of processes on this machine: who runs, since when, and when the machine started. */
import { promises as node } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { errorCode } from './file-system';

export interface ProcessProbe {
  readonly pid: number;
  readonly host: string;
  isRunning(pid: number): boolean;
  /** A text that differs between two processes that had the same number; `null` where the platform does not say. */
  startOf(pid: number): Promise<string | null>;
  /** When the machine was started, milliseconds since 1970. */
  bootedMs(): number;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
}

/** Linux: the machine's boot id and the process's start in ticks since then (proc(5), field 22 of `stat`). */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await node.readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await node.readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // The second field is the command in parentheses and may itself hold spaces and parentheses.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()}:${ticks}`;
  } catch {
    return null;
  }
}

export const processProbe: ProcessProbe = {
  pid: process.pid,
  host: hostname(),
  isRunning,
  startOf,
  bootedMs: () => Date.now() - uptime() * 1000,
};
