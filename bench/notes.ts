/**
 * Writing and taking out: keys in a note of 20,000 words beside a bare Lexical editor with the same text, opening a note among 10,000,
 * and every export of 1,000 notes with 10,000 links.
 * usage: npm run bench -- notes [--only typing|host|exports] [--notes NUMBER] [--json] [--keep]
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import electronPath from 'electron';
import { measureExports, type Exported } from './notes/exports';
import { measureHost, type Served } from './notes/host';
import { LONG_NOTE, longNote, putNote } from './notes/linked-vault';
import { LONG_NOTE_WORDS } from './notes/long-note-words';
import { openAt, showNotes } from './notes/opening';
import { paneOf, typeInto, type Key } from './notes/typing';
import { present, versionOf, type Report, type Table } from './report';
import { writeEmptyWindow } from './startup/empty-window';
import { holdPage, type Page } from './startup/page-pipe';
import { fillArticles, fillNotes } from './vault/sample';

const given = process.argv.slice(2);
const flag = (name: string): string | undefined => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
const only = flag('--only');
const NOTES = Number(flag('--notes') ?? 10_000);
const LINKED = Math.min(1000, NOTES);
const ARTICLES = 3;
const BURSTS = 16;
const OPENINGS = 24;
const ROW_HEIGHT = 84;
const READY_MS = 240_000;
const AIM_RATIO = 1.2;
const AIM_OPEN_MS = 50;
const AIM_BLOCKED_MS = 50;
const electron = electronPath as unknown as string;
const project = process.cwd();
const busy = (loadavg()[0] ?? 0).toFixed(1);

async function withElectron<Value>(args: readonly string[], act: (page: Page) => Promise<Value>): Promise<Value> {
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child: ChildProcess = spawn(electron, [...switches, '--remote-debugging-pipe', ...args], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  try {
    await wait(4000);
    return await act(await holdPage(child));
  } finally {
    child.kill();
    const impatient = setTimeout(() => child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(impatient);
  }
}

/** Waits until every note has been read and indexed, so that only the writing is measured: the long one is the last of them. */
async function indexed(page: Page): Promise<void> {
  const query = { text: LONG_NOTE.title, limit: 20 };
  const asked = `window.almagest.request('search.query', ${JSON.stringify(query)}).then((text) => JSON.parse(text)).then((answer) => answer.ok && answer.value.hits.some(({ id }) => id === '${LONG_NOTE.id}'))`;
  for (const from = Date.now(); Date.now() - from < READY_MS; await wait(1000)) {
    if ((await page.evaluate(asked).catch(() => false)) === true) return;
  }
  throw new Error(`The notes were not indexed within ${String(READY_MS / 1000)} seconds`);
}

async function makeVault(folder: string): Promise<void> {
  await fillArticles(folder, ARTICLES);
  fillNotes(folder, 0, NOTES - 1);
  putNote(folder, longNote());
}

interface Written {
  readonly opens: number[];
  readonly keys: Key[];
  readonly bare: Key[];
}

async function measureWindow(scratch: string, vault: string): Promise<Written> {
  const args = [project, `--user-data-dir=${join(scratch, 'profile')}`, '--vault', vault];
  const written = await withElectron(args, async (page) => {
    await indexed(page);
    await showNotes(page);
    const opens: number[] = [];
    const step = (ROW_HEIGHT * (NOTES - 20)) / (OPENINGS + 3);
    for (let turn = 1; turn <= OPENINGS + 3; turn += 1) {
      const ms = await openAt(page, turn * step);
      if (turn > 3) opens.push(ms);
      await wait(150);
    }
    // The first row is the long note.
    await openAt(page, 0);
    await wait(1000);
    return { opens, pane: await paneOf(page), keys: await typeInto(page, BURSTS) };
  });
  const folder = writeEmptyWindow(join(scratch, 'bare'));
  execFileSync(process.execPath, [join(project, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'bench/notes/bare.config.mts', '--outDir', folder], { cwd: project, stdio: 'inherit' });
  const bare = await withElectron([folder], async (page) => {
    const { width, height } = written.pane;
    await page.evaluate(`document.documentElement.style.cssText = '--width: ${String(width)}px; --height: ${String(height)}px'`);
    return typeInto(page, BURSTS);
  });
  return { opens: written.opens, keys: written.keys, bare };
}

const one = (value: number): number => Math.round(value * 10) / 10;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return one(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
}

const row = (what: string, values: readonly number[]): (string | number)[] => [what, values.length, percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1)];

function windowTables({ opens, keys, bare }: Written): Table[] {
  const columns = ['what', 'times', 'p50', 'p95', 'longest'];
  const ratio = (of: (key: Key) => number): number => Math.round((100 * percentile(keys.map(of), 0.95)) / percentile(bare.map(of), 0.95)) / 100;
  return [
    {
      title: `A key in a note of ${String(LONG_NOTE_WORDS)} words, ms (aim: painted p95 at most ${String(AIM_RATIO)} of the bare editor's)`,
      columns,
      rows: [
        row('key to painted', keys.map(({ painted }) => painted)),
        row('key to painted, bare', bare.map(({ painted }) => painted)),
        row('the page’s own work', keys.map(({ work }) => work)),
        row('the page’s own work, bare', bare.map(({ work }) => work)),
      ],
    },
    { title: 'Ratio at p95', columns: ['key to painted', 'the page’s own work'], rows: [[ratio(({ painted }) => painted), ratio(({ work }) => work)]] },
    { title: `Opening a note among ${String(NOTES)}, ms (aim: ${String(AIM_OPEN_MS)})`, columns, rows: [row('press in the list to painted text', opens)] },
  ];
}

const ran = (worked: number | null): number | null => (worked === null ? null : one(worked));

const hostTable = (served: readonly Served[]): Table => ({
  title: `The host among ${String(NOTES)} notes, ms (aim: never blocked over ${String(AIM_BLOCKED_MS)})`,
  columns: ['what', 'times', 'p50', 'p95', 'longest', 'longest block', 'of which it ran'],
  rows: served.map(({ what, times, blocked, worked }) => [...row(what, times), one(blocked), ran(worked)]),
});

const exportTable = (found: readonly Exported[]): Table => ({
  title: `Exports of ${String(LINKED)} notes with ${String(LINKED * 10)} links (aim: the host never blocked over ${String(AIM_BLOCKED_MS)} ms)`,
  columns: ['what', 'format', 'items', 'of', 'items a second', 'MB', 'longest block, ms', 'of which it ran'],
  rows: found.map(({ what, format, items, unit, ms, blocked, worked, bytes }) => [what, format, items, unit, Math.round((1000 * items) / ms), Math.round(bytes / 1e5) / 10, one(blocked), ran(worked)]),
});

async function main(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-bench-'));
  try {
    const isWanted = (part: string): boolean => only === undefined || only === part;
    const vault = join(scratch, 'vault');
    if (only !== 'exports') await makeVault(vault);
    const written = isWanted('typing') ? await measureWindow(scratch, vault) : null;
    const served = isWanted('host') ? await measureHost(vault) : null;
    const found = isWanted('exports') ? await measureExports(scratch, LINKED) : null;
    const report: Report = {
      name: 'notes',
      versions: { almagest: versionOf(project), lexical: versionOf(join(project, 'node_modules/lexical')), electron: readFileSync(join(dirname(electron), 'version'), 'utf8').trim(), node: process.versions.node },
      tables: [...(written ? windowTables(written) : []), ...(served ? [hostTable(served)] : []), ...(found ? [exportTable(found)] : [])],
      notes: [
        `The long note stands among ${String(NOTES)} notes in a vault that is indexed, the list of them beside it; every fourth sentence of it or so has a link. The bare editor is Lexical with rich text and history alone, in a window of the same size and locks, its text as wide. Keys are the system’s, pressed in the middle of the text, twelve at a time, then a pause after which the note is saved: every twelfth key falls into the save. The bare editor saves nothing.`,
        'Key to painted runs from the event to the frame with its letter, handed over by the page, the wait for the next frame (up to 16.7 ms) included; the page’s own work leaves that wait out. A note is opened by a press of the pointer in the list, never the same one twice; its time ends with the frame that shows its title and text.',
        `Exports are made in Node by the library as the host runs it, with the engine in its thread; what stands still is the event loop the host answers the window from. A block is a turn of it by the clock; the time it ran in that turn is the processor’s, which a busy machine does not lengthen. The vault has 50 articles of about 900 words with 1,000 marks beside the notes.`,
        `When it began, ${busy} processes on average wanted one of the ${String(cpus().length)} processors (load of the last minute): above one for each, times are those of a busy machine.`,
      ],
      figures: { typing: written, host: served, exports: found },
    };
    present(report, given);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

void main();
