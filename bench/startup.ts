/**
 * From the spawn to the article's first text, beside an empty window on the same runtime, and the memory of both.
 * usage: npm run bench -- startup [--json] [--keep]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import electronPath from 'electron';
import { median } from './median';
import { present, versionOf, type Cell, type Report } from './report';
import { writeEmptyWindow } from './startup/empty-window';
import { measureStart, type Measured, type Start } from './startup/run';

const RUNS = 5;
const electron = electronPath as unknown as string;
const project = process.cwd();
const busy = (loadavg()[0] ?? 0).toFixed(1);
const scratch = mkdtempSync(join(tmpdir(), 'almagest-bench-'));

const mark = (list: string) => `(() => { const [mark] = ${list}; return mark ? performance.timeOrigin + mark.startTime : null; })()`;

/** @param place names profile and vault; a name not used before is a first start. */
const article = (place: string): Start => ({
  electron,
  args: [project, `--user-data-dir=${join(scratch, place, 'profile')}`, '--vault', join(scratch, place, 'vault')],
  shown: mark("performance.getEntriesByName('first-text')"),
  ready: mark("performance.getEntriesByName('article-shown')"),
});
const emptyFolder = writeEmptyWindow(join(scratch, 'empty-window'));
const empty = (place: string): Start => ({
  electron,
  args: [emptyFolder, `--user-data-dir=${join(scratch, place, 'empty-profile')}`],
  shown: mark("performance.getEntriesByName('first-contentful-paint')"),
});

interface Pairs {
  readonly ours: Measured[];
  readonly empty: Measured[];
}

/** Takes turns, so that whatever else the machine does falls on both alike. */
async function pairs(place: (run: number) => string): Promise<Pairs> {
  const found: Pairs = { ours: [], empty: [] };
  for (let run = 0; run < RUNS; run++) {
    found.empty.push(await measureStart(empty(place(run))));
    found.ours.push(await measureStart(article(place(run))));
  }
  return found;
}

const ms = (runs: readonly Measured[], of: 'ms' | 'readyMs' = 'ms'): number => Math.round(median(runs.map((run) => run[of])));

function megabytes(runs: readonly Measured[]): number | null {
  const known = runs.flatMap((run) => (run.megabytes === null ? [] : [run.megabytes]));
  return known.length < runs.length ? null : Math.round(median(known) * 10) / 10;
}

const ratio = (ours: number | null, theirs: number | null): number | null => (ours === null || theirs === null ? null : Math.round((ours / theirs) * 100) / 100);

function figuresOf({ ours, empty: other }: Pairs) {
  const time = { firstTextMs: ms(ours), emptyWindowMs: ms(other), timeRatio: ratio(ms(ours), ms(other)), articleMs: ms(ours, 'readyMs'), articleRatio: ratio(ms(ours, 'readyMs'), ms(other)) };
  const memory = { memoryMB: megabytes(ours), emptyWindowMemoryMB: megabytes(other), memoryRatio: ratio(megabytes(ours), megabytes(other)) };
  return { ...time, ...memory, runs: { firstTextMs: ours.map((run) => Math.round(run.ms)), emptyWindowMs: other.map((run) => Math.round(run.ms)) } };
}

function reportOf(first: Pairs, later: Pairs): Report {
  const [start, again] = [figuresOf(first), figuresOf(later)];
  const rows = (name: string, of: ReturnType<typeof figuresOf>): Cell[][] => [
    [`${name}: first text, ms`, of.firstTextMs, of.emptyWindowMs, of.timeRatio],
    [`${name}: the article itself, ms`, of.articleMs, of.emptyWindowMs, of.articleRatio],
    [`${name}: memory, MB`, of.memoryMB, of.emptyWindowMemoryMB, of.memoryRatio],
  ];
  return {
    name: 'startup',
    versions: { almagest: versionOf(project), electron: readFileSync(join(dirname(electron), 'version'), 'utf8').trim(), node: process.versions.node },
    tables: [
      {
        title: 'Almagest and an empty window',
        columns: [`median of ${RUNS}`, 'Almagest', 'empty window', 'ratio'],
        rows: [...rows('a start with a vault there', again), ...rows('the very first start', start)],
      },
      {
        title: 'Single runs, ms',
        columns: ['start', 'Almagest', 'empty window'],
        rows: [
          ['with a vault there', again.runs.firstTextMs.join(' '), again.runs.emptyWindowMs.join(' ')],
          ['the very first', start.runs.firstTextMs.join(' '), start.runs.emptyWindowMs.join(' ')],
        ],
      },
    ],
    notes: [
      'Time runs from the spawn of the program to the frame with the article’s first section (ours) and to the first contentful paint of one line of text (the empty window), on one clock. The two take turns, after one start of each that is not counted; the very first starts have a new profile, and ours a new vault, each time.',
      'The first text of a start with a vault there is the first screen: what was read last, painted by the page’s first script before the application is loaded. The article itself is the frame in which the application shows the whole article, to be scrolled, marked and searched.',
      'Memory is the proportional set size of all processes of an application together, at rest, three and a half seconds after the first text; only Linux tells it.',
      `When it began, ${busy} processes on average wanted one of the ${cpus().length} processors (load of the last minute): above one for each, times are those of a busy machine, and so is their ratio.`,
    ],
    figures: { load: Number(busy), withVault: again, veryFirst: start },
  };
}

async function main(): Promise<void> {
  try {
    await measureStart(empty('kept'));
    await measureStart(article('kept'));
    const later = await pairs(() => 'kept');
    const first = await pairs((run) => `new-${run}`);
    present(reportOf(first, later), process.argv.slice(2));
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

void main();
