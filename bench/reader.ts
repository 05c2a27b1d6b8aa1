/**
 * A book of 100,000 words with 10,000 marks in the reader, beside the same text as bare HTML in the same window.
 * usage: npm run bench -- reader [--json] [--keep]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import electronPath from 'electron';
import { median } from './median';
import { addBareMark, addMark, openBare, openByRow, painted, scrollFrames } from './reader/in-page';
import { book, leaflet, MARKS, WORDS, writeVault } from './reader/vault';
import { present, versionOf, type Cell } from './report';
import { pageOf } from './startup/page-pipe';

const electron = electronPath as unknown as string;
const project = process.cwd();
const OPENINGS = 7;
const FRAMES = 150;
const STEP = 120;
const MADE = 30;
const aims = { open: 1.3, frame: 16.7, mark: 50 } as const;

type Ask = <Given extends readonly unknown[], Value>(measure: (...given: Given) => Promise<Value>, ...given: Given) => Promise<Value>;

const p95 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Runs the application on the vault, hands its page over, and ends it. */
async function withApplication<Value>(scratch: string, work: (ask: Ask) => Promise<Value>): Promise<Value> {
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-pipe', project, `--user-data-dir=${join(scratch, 'profile')}`, '--vault', join(scratch, 'vault')];
  const child = spawn(electron, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  try {
    await wait(8000);
    const evaluate = pageOf(child);
    const ask: Ask = async (measure, ...given) => {
      const source = `(() => { ${painted.toString()}; return (${measure.toString()})(...${JSON.stringify(given)}).catch((error) => ({ failed: String(error) })); })()`;
      const value = await evaluate(source);
      const failed = (value as { failed?: string } | undefined)?.failed ?? (value === undefined ? 'the page answered nothing' : undefined);
      if (failed !== undefined) throw new Error(`${measure.name}: ${failed}`);
      return value as Awaited<ReturnType<typeof measure>>;
    };
    return await work(ask);
  } finally {
    child.kill();
    const impatient = setTimeout(() => child.kill('SIGKILL'), 4000);
    await gone;
    clearTimeout(impatient);
  }
}

async function measure(ask: Ask) {
  const opened: number[] = [];
  const bare: number[] = [];
  // The first of each is not counted: nothing has been loaded or compiled yet.
  for (let turn = 0; turn <= OPENINGS; turn++) {
    await ask(hideBare);
    await ask(openByRow, leaflet);
    const ours = await ask(openByRow, book);
    await wait(1500);
    const theirs = await ask(openBare);
    if (turn > 0) {
      opened.push(ours);
      bare.push(theirs);
    }
  }
  const bareFrames = await ask(scrollFrames, '#bare', FRAMES, STEP);
  const bareMarks: number[] = [];
  for (let turn = 0; turn < MADE; turn++) bareMarks.push(await ask(addBareMark, turn));
  await ask(hideBare);
  await wait(500);
  const frames = await ask(scrollFrames, '.reader-page', FRAMES, STEP);
  await wait(500);
  const marks: { painted: number; durable: number }[] = [];
  for (let turn = 0; turn < MADE; turn++) marks.push(await ask(addMark, turn));
  return { opened, bare, frames, bareFrames, marks: marks.map((each) => each.painted), durable: marks.map((each) => each.durable), bareMarks };
}

/** Takes the bare page away. */
async function hideBare(): Promise<boolean> {
  document.querySelector('#bare')?.remove();
  await painted();
  return true;
}

async function main(): Promise<void> {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-bench-'));
  try {
    await writeVault(join(scratch, 'vault'));
    const found = await withApplication(scratch, measure);
    const row = (what: string, ours: number, theirs: number, aim: string): Cell[] => [what, round(ours), round(theirs), Math.round((ours / theirs) * 100) / 100, aim];
    present(
      {
        name: 'reader',
        versions: { almagest: versionOf(project), electron: readFileSync(join(dirname(electron), 'version'), 'utf8').trim(), node: process.versions.node },
        tables: [
          {
            title: `${WORDS.toLocaleString('en')} words, ${MARKS.toLocaleString('en')} marks`,
            columns: ['ms', 'Almagest', 'bare HTML', 'ratio', 'aim'],
            rows: [
              row('open to first text painted, median', median(found.opened), median(found.bare), `ratio ${String(aims.open)}`),
              row('frame while scrolling, p95', p95(found.frames), p95(found.bareFrames), `${String(aims.frame)} ms`),
              row('a mark added to painted, p95', p95(found.marks), p95(found.bareMarks), `${String(aims.mark)} ms`),
              ['a mark added to durable, p95', round(p95(found.durable)), null, null, 'none'],
            ],
          },
        ],
        notes: [
          'Bare HTML is the same blocks as plain paragraphs, put over the reader in the same window by one assignment of innerHTML, with the text at hand; ours counts from the click on the article’s row in the library and holds the request to the host, its answer with all marks, and the drawing. Openings take turns; the first of each is not counted.',
          `Scrolling goes ${String(STEP)} pixels a frame for ${String(FRAMES)} frames. A mark is made by its key on a selection; the bare page paints one more range of the Highlight API. Painted is the first task after the frame in which the change was drawn, so nothing is below the length of a frame.`,
          `When it began, ${load} processes on average wanted one of the ${String(cpus().length)} processors.`,
        ],
        figures: found,
      },
      process.argv.slice(2),
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

void main();
