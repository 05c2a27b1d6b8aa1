/** Memory of a process and all its descendants: proportional set size, so that pages they share count once. */
import { readFileSync, readdirSync } from 'node:fs';

/** Process id to parent's id, of all processes. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The second field is the program's name in brackets and may itself hold spaces and brackets.
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      found.set(Number(name), Number(parent));
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

/** The process and everything it started, however far down. */
export function family(root: number, parentOf: ReadonlyMap<number, number>): number[] {
  const isInFamily = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at !== 0; at = parentOf.get(at)) if (at === root) return true;
    return false;
  };
  return [...parentOf.keys()].filter(isInFamily);
}

/** PSS of a process in kilobytes, from the text of its smaps_rollup. */
export function pssOf(rollup: string): number | null {
  const match = /^Pss:\s+(\d+) kB$/m.exec(rollup);
  return match ? Number(match[1]) : null;
}

/**
 * Megabytes (10^6 bytes) of all processes together; `null` where the system does not tell, which is everywhere but on
 * Linux, and there for processes whose memory this user may not look into.
 */
export function memoryOf(root: number): number | null {
  if (process.platform !== 'linux') return null;
  let kilobytes = 0;
  for (const pid of family(root, parents())) {
    try {
      const pss = pssOf(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
      if (pss === null) return null;
      kilobytes += pss;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A process that is ending has no memory left to read.
      if (code !== 'ENOENT' && code !== 'ESRCH') return null;
    }
  }
  return (kilobytes * 1024) / 1e6;
}
