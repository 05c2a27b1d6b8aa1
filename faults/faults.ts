/**
 * Puts faults under the vault and says what was lost.
 * usage: npm run faults -- [--rounds N] [--minutes N] [--only model,syscalls,process,power,kill,damage] [--seed N] [--mutate no-fsync|no-folder-fsync] [--json] [--keep]
 */
import { damage } from './damage';
import { killApplication } from './kill';
import { model } from './model';
import { power } from './power';
import { killProcess } from './process';
import { keep, show, type Outcome } from './report';
import { mutations, Tally, type Mutation, type Section } from './tally';
import { syscalls } from './syscalls';

const sections: Readonly<Record<string, Section>> = { model, syscalls, process: killProcess, power, kill: killApplication, damage };
/** The sections that a missing fsync must turn red. */
const bitten = ['model', 'power'];

interface Wanted {
  readonly rounds: number;
  /** For each section, if it can stop between rounds; `null` where only the rounds count. */
  readonly minutes: number | null;
  readonly seed: number;
  readonly only: readonly string[];
  readonly mutate: Mutation | null;
}

function valueOf(given: readonly string[], name: string): string | null {
  const at = given.findIndex((one) => one === name || one.startsWith(`${name}=`));
  if (at === -1) return null;
  return given[at]?.includes('=') === true ? (given[at].split('=')[1] ?? '') : (given[at + 1] ?? '');
}

/** What was asked for, or the sentence that says what is wrong with it. */
function read(given: readonly string[]): Wanted | string {
  const mutate = valueOf(given, '--mutate');
  const mutation = mutations.find((one) => one === mutate) ?? null;
  if (mutate !== null && mutation === null) return `--mutate is one of ${mutations.join(', ')}`;
  const only = valueOf(given, '--only')?.split(',') ?? Object.keys(sections);
  const unknown = only.filter((name) => !Object.hasOwn(sections, name));
  if (unknown.length > 0) return `--only knows ${Object.keys(sections).join(', ')}; not ${unknown.join(', ')}`;
  const [rounds, seed] = [Number(valueOf(given, '--rounds') ?? 100), Number(valueOf(given, '--seed') ?? 1)];
  const minutes = valueOf(given, '--minutes');
  if (minutes !== null && !(Number(minutes) > 0)) return '--minutes is a number above 0';
  if (!Number.isInteger(rounds) || rounds < 1) return '--rounds is a whole number from 1';
  if (!Number.isInteger(seed) || seed < 1 || seed > 0x7ffffff0) return '--seed is a whole number from 1';
  return { rounds, minutes: minutes === null ? null : Number(minutes), seed, only: mutation === null ? only : only.filter((name) => bitten.includes(name)), mutate: mutation };
}

async function runAll({ rounds, minutes, seed, only, mutate }: Wanted, quiet: boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const name of only) {
    const section = sections[name];
    if (section === undefined) continue;
    const tally = new Tally();
    const from = Date.now();
    const late = (): boolean => minutes !== null && Date.now() - from > minutes * 60_000;
    await section({ rounds, late, seed, mutate }, tally);
    const outcome = { name, seconds: Math.round((Date.now() - from) / 1000), tally };
    outcomes.push(outcome);
    if (!quiet) process.stdout.write(show(outcome));
  }
  return outcomes;
}

/** With a mutation, every section that ran must have noticed, and one must have run. */
function succeeded(outcomes: readonly Outcome[], mutate: Mutation | null): boolean {
  if (mutate === null) return outcomes.every(({ tally }) => tally.findings.length === 0);
  const ran = outcomes.filter(({ tally }) => tally.rounds > 0);
  return ran.length > 0 && ran.every(({ tally }) => tally.findings.length > 0);
}

async function main(given: readonly string[]): Promise<number> {
  const wanted = read(given);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n`);
    return 2;
  }
  const json = given.includes('--json');
  const outcomes = await runAll(wanted, json);
  const good = succeeded(outcomes, wanted.mutate);
  if (given.includes('--keep') && wanted.mutate === null) keep(outcomes, given.filter((one) => one !== '--keep'));
  if (json) process.stdout.write(`${JSON.stringify({ good, mutate: wanted.mutate, sections: outcomes.map(({ name, seconds, tally }) => ({ name, seconds, ...tally })) })}\n`);
  else if (wanted.mutate !== null) process.stdout.write(`${good ? 'The faults were noticed, as they must be' : 'NOT EVERY SECTION NOTICED'} without ${wanted.mutate.slice(3)}.\n`);
  return good ? 0 : 1;
}

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
void main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
