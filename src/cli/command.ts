/** What a command of the terminal is: what it takes, what it answers. */
import type { AsyncEngine } from '../main/library/engine-thread';
import type { Library } from '../main/library/library';
import type { Vault } from '../main/vault/vault';

/** The flags a command may take besides `--vault` and `--json`. */
export type Flag = 'quote' | 'color' | 'comment' | 'tag' | 'title' | 'text' | 'format' | 'document' | 'note' | 'all' | 'out' | 'from' | 'dry-run' | 'style';

/** Flags as they were given; absent ones are absent. */
export interface Flags {
  readonly quote?: string;
  readonly color?: string;
  readonly comment?: string;
  readonly tag?: readonly string[];
  readonly title?: string;
  readonly text?: string;
  readonly format?: string;
  readonly document?: string;
  readonly note?: string;
  readonly all?: boolean;
  readonly out?: string;
  readonly from?: string;
  readonly style?: string;
  readonly 'dry-run'?: boolean;
}

/** What a command works on. */
export interface Notebook {
  readonly vault: Vault;
  readonly engine: AsyncEngine;
  readonly library: Library;
  /** Relative paths are taken from here. */
  readonly folder: string;
}

/** What a command has to say. `value` is printed with `--json`, `lines` without. */
export interface Answer {
  readonly value: unknown;
  readonly lines: readonly string[];
  /** Sentences for the error output; any makes the exit code 1. */
  readonly problems?: readonly string[];
}

export interface Command {
  /** One word or two, such as `note add`. */
  readonly name: string;
  /** What follows the name in the usage. */
  readonly takes: string;
  readonly does: string;
  readonly flags: readonly Flag[];
  /** Least and most words after the name. */
  readonly words: readonly [number, number];
  /** Whether it changes the vault; if not, it runs beside an open window. */
  readonly writes: boolean;
  /** Whether entities and the search index are needed. */
  readonly indexed: boolean;
  /** Throws a `UsageError` where flags are missing or wrong; called before the vault is opened, so that nothing is made for nothing. */
  check?(flags: Flags, words: readonly string[]): void;
  /** Runs on the open notebook. */
  run?(notebook: Notebook, words: readonly string[], flags: Flags): Promise<Answer>;
  /** Runs in its place, before there is a notebook; `vault` is where it will be. */
  before?(place: { readonly vault: string; readonly folder: string }, words: readonly string[]): Promise<Answer>;
}
