/** What is printed when the command line is not understood, or when help is asked for. */
import type { Command } from './command';

/** The command line is not understood: usage, exit code 2. */
export class UsageError extends Error {}

export function usageOf(commands: readonly Command[]): string {
  const lines = commands.map(({ name, takes, does }) => {
    const call = `${name} ${takes}`.trimEnd();
    return call.length < 24 ? `  ${call.padEnd(26)}${does}` : `  ${call}\n${' '.repeat(28)}${does}`;
  });
  return ['Usage: almagest --vault DIR COMMAND [--json]', '', ...lines, '', '  --vault DIR   the notebook; an empty or absent folder becomes one', '  --json        answer with one JSON value', '  --help        show this', ''].join('\n');
}
