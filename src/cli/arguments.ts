/** Reads the command line; whatever is not understood is a `UsageError` that says which word. */
import { parseArgs } from 'node:util';
import type { Command, Flags } from './command';
import { UsageError } from './usage';

export interface Invocation {
  readonly command: Command;
  readonly words: readonly string[];
  readonly flags: Flags;
  readonly vault: string;
  readonly json: boolean;
}

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const options = {
  vault: text,
  json: yes,
  help: yes,
  quote: text,
  color: text,
  comment: text,
  tag: { type: 'string', multiple: true },
  title: text,
  text,
  format: text,
  document: text,
  note: text,
  all: yes,
  out: text,
  from: text,
  'dry-run': yes,
  style: text,
} as const;

function split(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function findCommand(words: readonly string[], commands: readonly Command[]): Command {
  const [first, second] = words;
  if (first === undefined) throw new UsageError('Say what to do.');
  const found = commands.find(({ name }) => name === first || name === `${first} ${second ?? ''}`);
  if (!found) throw new UsageError(`There is no command ${JSON.stringify(words.slice(0, first === 'note' ? 2 : 1).join(' '))}.`);
  return found;
}

/** `null` where help is asked for. */
export function readArguments(args: readonly string[], commands: readonly Command[]): Invocation | null {
  const { values, positionals } = split(args);
  const { vault, json, help, ...flags } = values;
  if (help) return null;
  const command = findCommand(positionals, commands);
  const words = positionals.slice(command.name.split(' ').length);
  const foreign = Object.keys(flags).find((flag) => !(command.flags as readonly string[]).includes(flag));
  if (foreign !== undefined) throw new UsageError(`${command.name} does not take --${foreign}.`);
  const [least, most] = command.words;
  if (words.length < least || words.length > most) throw new UsageError(`${command.name} takes ${command.takes || 'nothing more'}.`);
  if (vault === undefined || vault === '') throw new UsageError('Say which notebook with --vault DIR.');
  command.check?.(flags, words);
  return { command, words, flags, vault, json: json ?? false };
}
