/** One call of the terminal command, from its words to its exit code. */
import { resolve } from 'node:path';
import { ExpectedFailure } from '../shared/failure';
import { annotate } from './annotate';
import { annotations } from './annotations';
import { readArguments, type Invocation } from './arguments';
import type { Answer, Command } from './command';
import { backup } from './backup';
import { documents } from './documents';
import { entities } from './entities';
import { exportFiles } from './export';
import { importFiles } from './import';
import { noteAdd } from './note-add';
import { noteShow } from './note-show';
import { notes } from './notes';
import { openNotebook, type BuiltIn } from './open';
import { restore } from './restore';
import { search } from './search';
import { searches } from './searches';
import { sections } from './sections';
import { UsageError, usageOf } from './usage';
import { verify } from './verify';

const commands: readonly Command[] = [
  documents,
  sections,
  entities,
  annotations,
  notes,
  search,
  searches,
  annotate,
  noteAdd,
  noteShow,
  importFiles,
  exportFiles,
  verify,
  backup,
  restore,
];

/** What the command speaks to. */
export interface Terminal {
  /** Both write the text as it is, line ends included. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Relative paths are taken from here. */
  readonly folder: string;
  readonly builtIn: BuiltIn;
  /** Where this computer keeps earlier versions and backups before a change of format. */
  readonly shadow: string;
}

/** 0: done. 1: refused or something is wrong, a sentence says what. 2: the command line is not understood. */
export type ExitCode = 0 | 1 | 2;

function print(terminal: Terminal, answer: Answer, json: boolean): ExitCode {
  const lines = json ? [JSON.stringify(answer.value)] : answer.lines;
  if (lines.length > 0) terminal.out(`${lines.join('\n')}\n`);
  const problems = answer.problems ?? [];
  if (problems.length > 0) terminal.err(`${problems.join('\n')}\n`);
  return problems.length > 0 ? 1 : 0;
}

async function perform({ command, words, flags, vault, json }: Invocation, terminal: Terminal): Promise<ExitCode> {
  const { writes, indexed } = command;
  const { folder, builtIn, shadow } = terminal;
  if (command.before) return print(terminal, await command.before({ vault: resolve(folder, vault), folder }, words), json);
  const creates = command !== verify && command !== backup;
  const opened = await openNotebook({ vault, writes, indexed, folder, builtIn, shadow, creates });
  if (!opened.ok) {
    terminal.err(`${opened.message}\n`);
    return 1;
  }
  try {
    return print(terminal, (await command.run?.(opened.notebook, words, flags)) ?? { value: null, lines: [] }, json);
  } finally {
    await opened.notebook.vault.close();
  }
}

/** Never rejects for what a reader can cause; a bug is one line and exit code 1 as well. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const invocation = readArguments(args, commands);
    if (invocation !== null) return await perform(invocation, terminal);
    terminal.out(usageOf(commands));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}\n\n${usageOf(commands)}`);
      return 2;
    }
    const message = error instanceof Error ? error.message : String(error);
    terminal.err(error instanceof ExpectedFailure ? `${message}\n` : `Unexpected, please report: ${message}\n`);
    return 1;
  }
}
