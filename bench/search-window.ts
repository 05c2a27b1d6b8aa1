/**
 * From a keystroke to its painted results, in the real window over ten thousand sections.
 * usage: npm run bench -- search-window [--json] [--keep] [--sections NUMBER]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import electronPath from 'electron';
import { present, versionOf, type Report } from './report';
import { makeLibrary, type MadeLibrary } from './search-window/library';
import { typing, type Keystroke } from './search-window/typing';
import { pageOf } from './startup/page-pipe';

const given = process.argv.slice(2);
const SECTIONS = given.includes('--sections') ? Number(given[given.indexOf('--sections') + 1]) : 10_000;
const AIM_MS = 50;
/** Queries typed in each place, most of two words. */
const QUERIES = 24;
const PAUSE_MS = 30;
/** The library is read and recognised within this. */
const READY_MS = 540_000;
const electron = electronPath as unknown as string;
const project = process.cwd();

/** The same words at each run: spread evenly over the text, so that common and rare ones are among them. */
function queries({ words }: MadeLibrary): string[] {
  const step = Math.floor(words.length / (2 * QUERIES));
  return Array.from({ length: QUERIES }, (_, at) => {
    const [first = 'space', second = 'agency'] = [words[2 * at * step], words[(2 * at + 1) * step]];
    return at % 4 === 0 ? first : `${first} ${second}`;
  });
}

type Evaluate = (expression: string) => Promise<unknown>;

const requested = (name: string, argument: unknown): string =>
  `window.almagest.request(${JSON.stringify(name)}, ${JSON.stringify(argument)}).then((answer) => JSON.parse(answer).value ?? null)`;

/** Waits until every section is in the index and the counts stand still. */
async function indexed(evaluate: Evaluate, sections: number): Promise<number> {
  const from = Date.now();
  while (Date.now() - from < READY_MS) {
    const answer = (await evaluate(requested('search.query', { text: 'in:documents', limit: 1 })).catch(() => null)) as { total: number } | null;
    if ((answer?.total ?? 0) >= sections) return Date.now() - from;
    await wait(1000);
  }
  throw new Error(`The library was not indexed within ${String(READY_MS / 1000)} seconds`);
}

const press = (key: string, shift: boolean): string =>
  `window.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', ctrlKey: true, shiftKey: ${String(shift)}, bubbles: true, cancelable: true }))`;

async function typeIn(evaluate: Evaluate, place: { readonly open: string; readonly field: string; readonly results: string }, texts: readonly string[]): Promise<Keystroke[]> {
  await evaluate(place.open);
  while ((await evaluate(`document.querySelector(${JSON.stringify(place.field)}) !== null`)) !== true) await wait(100);
  // What is met for the first time is compiled then; that is the first start's price, not a keystroke's.
  await evaluate(typing(place.field, place.results, texts.slice(0, 2), PAUSE_MS));
  return (await evaluate(typing(place.field, place.results, texts, PAUSE_MS))) as Keystroke[];
}

const palette = { open: press('k', false), field: '.palette-head input', results: '.palette-list' };
const page = { open: press('F', true), field: '.search-field input', results: '.search-page' };

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

function figuresOf(keys: readonly Keystroke[]) {
  const sorted = keys.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
  const slowest = [...keys].sort((a, b) => b.ms - a.ms).slice(0, 5).map(({ text, ms }) => `${text} ${String(rounded(ms))}`);
  return { keystrokes: keys.length, p50: at(0.5), p95: at(0.95), max: at(1), slowest };
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill();
  const impatient = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(impatient);
}

function reportOf(library: MadeLibrary, readyMs: number, busy: number, places: Readonly<Record<string, ReturnType<typeof figuresOf>>>): Report {
  return {
    name: 'search-window',
    versions: { almagest: versionOf(project), electron: readFileSync(join(dirname(electron), 'version'), 'utf8').trim() },
    tables: [
      {
        title: `Keystroke to painted results over ${String(library.sections)} sections, ms`,
        columns: ['where', 'keystrokes', 'p50', 'p95', 'longest', 'aim for p95'],
        rows: Object.entries(places).map(([name, { keystrokes, p50, p95, max }]) => [name, keystrokes, p50, p95, max, AIM_MS]),
      },
    ],
    notes: [
      `The library is ${String(library.documents)} pages of documentation of the packages this project uses (${(library.length / 1e6).toFixed(1)} million characters); the queries are words spread over it, typed letter by letter into the real window, each key ${String(PAUSE_MS)} ms after the last answer was painted.`,
      'A keystroke runs from the input event to the frame with its answer, handed over by the page: the way to the host and to the engine’s thread and back, the query, its snippets, and drawing.',
      `Slowest keystrokes: ${Object.entries(places).map(([name, { slowest }]) => `${name}: ${slowest.join(', ')} ms`).join('; ')}.`,
      `From the first question to the last section in the index: ${(readyMs / 1000).toFixed(0)} s. When typing began, ${busy.toFixed(1)} processes on average wanted one of the ${String(cpus().length)} processors (load of the last minute).`,
    ],
    figures: { sections: library.sections, load: busy, places },
  };
}

async function main(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-bench-'));
  try {
    const library = await makeLibrary(join(scratch, 'vault'), [join(project, 'node_modules'), join(project, 'bench/node_modules')], SECTIONS);
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(electron, [...switches, '--remote-debugging-pipe', project, `--user-data-dir=${join(scratch, 'profile')}`, '--vault', join(scratch, 'vault')], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    try {
      await wait(4000);
      const evaluate = pageOf(child);
      const readyMs = await indexed(evaluate, library.sections);
      const busy = loadavg()[0] ?? 0;
      const texts = queries(library);
      const places = { 'search box': figuresOf(await typeIn(evaluate, palette, texts)), 'search page': figuresOf(await typeIn(evaluate, page, texts)) };
      present(reportOf(library, readyMs, busy, places), given);
    } finally {
      await end(child);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

void main();
