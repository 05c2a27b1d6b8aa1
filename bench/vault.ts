/**
 * Durable saves beside the bare system calls, and the start on a vault of 10,000 notes and 500 articles beside one with none of them.
 * usage: npm run bench -- vault [--json] [--keep]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import electronPath from 'electron';
import { median } from './median';
import { present, versionOf, type Report } from './report';
import { measureStart, type Start } from './startup/run';
import { fillArticles, fillNotes } from './vault/sample';
import { measureAnswers, measureSaves, percentile, type Saves } from './vault/saves';

const RUNS = 5;
const NOTES = 10_000;
const ARTICLES = 500;
/** Milliseconds after which everything of the large vault has been recognised and indexed. */
const KNOWN = 60_000;
const electron = electronPath as unknown as string;
const project = process.cwd();
const scratch = mkdtempSync(join(tmpdir(), 'almagest-bench-'));
const busy = (loadavg()[0] ?? 0).toFixed(1);

const start = (place: string): Start => ({
  electron,
  args: [project, `--user-data-dir=${join(scratch, place, 'profile')}`, '--vault', join(scratch, place, 'vault')],
  shown: "(() => { const [mark] = performance.getEntriesByName('article-shown'); return mark ? performance.timeOrigin + mark.startTime : null; })()",
});

const two = (value: number): number => Math.round(value * 100) / 100;

interface Starts {
  readonly many: number[];
  readonly none: number[];
}

/** Takes turns. The vaults have been open before, as a reader's has. */
async function measureStarts(): Promise<Starts> {
  await measureStart(start('none'));
  await measureStart(start('many'));
  fillNotes(join(scratch, 'many', 'vault'), 0, NOTES);
  await fillArticles(join(scratch, 'many', 'vault'), ARTICLES);
  await measureStart(start('many'), KNOWN);
  await measureStart(start('many'));
  const found: Starts = { many: [], none: [] };
  for (let run = 0; run < RUNS; run += 1) {
    found.none.push((await measureStart(start('none'))).ms);
    found.many.push((await measureStart(start('many'))).ms);
  }
  return found;
}

function rowOf(what: string, { ours, raw }: Saves): (string | number)[] {
  const [p50, p95, rawP50, rawP95] = [percentile(ours, 0.5), percentile(ours, 0.95), percentile(raw, 0.5), percentile(raw, 0.95)];
  return [what, two(p50), two(rawP50), two(p50 / rawP50), two(p95), two(rawP95), two(p95 / rawP95)];
}

function reportOf(rows: (string | number)[][], { many, none }: Starts): Report {
  const ratio = two(median(many) / median(none));
  const large = `${String(NOTES)} notes, ${String(ARTICLES)} articles`;
  return {
    name: 'vault',
    versions: { almagest: versionOf(project), electron: readFileSync(join(dirname(electron), 'version'), 'utf8').trim(), node: process.versions.node },
    tables: [
      { title: 'A durable save of a note, ms (aim: ratio at most 1.5 at p95, the same for every number of notes)', columns: ['what is saved', 'p50', 'bare calls p50', 'ratio', 'p95', 'bare calls p95', 'ratio at p95'], rows },
      { title: 'From the spawn to the first text, ms (aim: ratio at most 1.2)', columns: [`median of ${String(RUNS)}`, large, 'neither', 'ratio'], rows: [['built-in article open', Math.round(median(many)), Math.round(median(none)), ratio]] },
      { title: 'Single starts, ms', columns: ['vault', 'starts'], rows: [[large, many.map(Math.round).join(' ')], ['neither', none.map(Math.round).join(' ')]] },
    ],
    notes: [
      'A save is one of a note of about six kilobytes, up to its acknowledgement: the file that stands there is read and checked, the new one is written, synced and renamed, its folder is synced, and what was written is remembered. The bare calls do nothing but write, sync and rename the same bytes under the same name in another folder of as many files, and sync it; the two take turns, 300 times after 20 that are not counted.',
      'Any of many notes is another note each time, which the store has not seen before. The note that the window asks for is always the same, as it is while somebody writes; the request is answered as it is in the application, checks of its shape included, with the thread of the engine at work behind it.',
      'The Markdown beside a note follows 1.5 seconds after its save, once for all saves in between, as do earlier versions: neither is part of these figures, and both are waited for between two saves, as they are over in the pauses of somebody who writes.',
      'Both vaults have been open before, so what they hold is known; between two starts the application is ended, and files stay in the memory of the system.',
      `When it began, ${busy} processes on average wanted one of the ${String(cpus().length)} processors (load of the last minute): above one for each, times are those of a busy machine.`,
    ],
    figures: { saves: rows, start: { many, none, ratio } },
  };
}

async function main(): Promise<void> {
  try {
    const rows: (string | number)[][] = [];
    for (const notes of [10, 1000, NOTES]) rows.push(rowOf(`any of ${String(notes)} notes`, await measureSaves(scratch, notes)));
    rows.push(rowOf('one note, asked for by the window', await measureAnswers(scratch)));
    present(reportOf(rows, await measureStarts()), process.argv.slice(2));
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

void main();
