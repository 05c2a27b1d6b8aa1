/** Programs of the system that some faults need; absence is an answer, not an error. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where administrators' tools lie on systems that leave them out of a person's path. */
const extra = ['/usr/sbin', '/sbin'];

/** The path of a program, or `null`. */
export function findProgram(name: string): string | null {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), ...extra]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Looked for in the next folder.
    }
  }
  return null;
}

/** Runs a program to its end; answers what it said on failure, `null` where it succeeded. */
export function run(program: string, args: readonly string[]): string | null {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status === 0) return null;
  return `${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`;
}
