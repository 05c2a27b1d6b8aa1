/** Says what the faults came to: on the terminal, and in bench/results/faults.md where the last run of each kind is kept. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine, tableText } from '../bench/report';
import type { Tally } from './tally';

export interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly tally: Tally;
}

/** Findings told in full; a fault that shows in every round would fill the screen. */
const told = 10;

/** One section for the terminal. */
export function show({ name, seconds, tally }: Outcome): string {
  const { rounds, faults, acknowledged, findings, skipped, notes } = tally;
  const lines = [
    `${name}: ${rounds} rounds, ${faults} faults, ${acknowledged} acknowledged saves, ${tally.lost()} lost, ${findings.length - tally.lost()} other findings (${seconds} s)`,
    ...notes.map((note) => `  ${note}`),
    ...skipped.map((reason) => `  SKIPPED ${reason}`),
    ...findings.slice(0, told).map(({ kind, message }) => `  ${kind.toUpperCase()} ${message}`),
    ...(findings.length > told ? [`  and ${findings.length - told} more`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

interface Row {
  readonly command: string;
  readonly rounds: number;
  readonly faults: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly other: number;
  readonly seconds: number;
  readonly notes: readonly string[];
  readonly skipped: readonly string[];
}
type Kept = Readonly<Record<string, Row>>;

const folder = (): string => join(process.cwd(), 'bench/results');
const marker = '<!-- figures: ';

function readKept(file: string): Kept {
  const line = existsSync(file) ? readFileSync(file, 'utf8').split('\n').find((one) => one.startsWith(marker)) : undefined;
  return line === undefined ? {} : (JSON.parse(line.slice(marker.length, -' -->'.length)) as Kept);
}

const titles: Readonly<Record<string, string>> = {
  model: 'Model disk: power cuts, kills, EIO and ENOSPC at any call',
  syscalls: 'Real system calls: SIGKILL, EIO and ENOSPC at each; a full disk',
  process: 'kill -9 of a writing process at a random instant',
  power: 'Power cuts on ext4 and XFS',
  kill: 'kill -9 of the application while somebody types and marks',
  damage: 'Damaged, foreign and newer files, read-only folders, two processes',
};

/** Version of the Electron in place, where there is one. */
function electron(): string {
  const file = join(process.cwd(), 'node_modules/electron/dist/version');
  return existsSync(file) ? `, Electron ${readFileSync(file, 'utf8').trim()}` : '';
}

function page(kept: Kept): string {
  const names = Object.keys(titles).filter((name) => Object.hasOwn(kept, name));
  const rows = names.flatMap((name) => {
    const row = kept[name];
    return row === undefined ? [] : [[titles[name] ?? name, row.rounds, row.faults, row.acknowledged, row.lost, row.other, row.seconds]];
  });
  const columns = ['fault', 'rounds', 'faults put in', 'acknowledged saves', 'lost', 'other findings', 'seconds'];
  const remarks = names.flatMap((name) => [...(kept[name]?.notes ?? []), ...(kept[name]?.skipped ?? []).map((reason) => `Skipped: ${reason}`)].map((note) => `- ${note}`));
  return [
    '# faults',
    `On ${machine()}; Node ${process.versions.node}${electron()}. Acknowledged saves that were not there afterwards, or that were neither wholly old nor wholly new, by fault.`,
    tableText({ title: '', columns, rows }),
    `## Commands\n\n${names.map((name) => `- ${name}: \`${kept[name]?.command ?? ''}\``).join('\n')}`,
    `## How to read them\n\n${remarks.join('\n')}`,
    `${marker}${JSON.stringify(kept)} -->`,
  ].join('\n\n');
}

/** Puts the outcomes into the page, in the place of those of an earlier run. */
export function keep(outcomes: readonly Outcome[], given: readonly string[]): void {
  mkdirSync(folder(), { recursive: true });
  const file = join(folder(), 'faults.md');
  const options = given.filter((one, at) => one !== '--json' && one !== '--only' && given[at - 1] !== '--only').join(' ');
  const fresh = outcomes.map(({ name, seconds, tally: { rounds, faults, acknowledged, findings, notes, skipped } }): [string, Row] => {
    const lost = findings.filter(({ kind }) => kind === 'lost').length;
    const command = `npm run faults -- --only ${name} ${options}`.trim();
    return [name, { command, rounds, faults, acknowledged, lost, other: findings.length - lost, seconds, notes, skipped }];
  });
  writeFileSync(file, `${page({ ...readKept(file), ...Object.fromEntries(fresh) })}\n`);
}
