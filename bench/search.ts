/**
 * The search engine beside stock lunr, minisearch and SQLite FTS5: the same sections, the same queries, the same run.
 * usage: npm run bench -- search [--sizes 1000,10000,50000] [--json] [--keep]
 */
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { present, versionOf, type Cell, type Report, type Table } from './report';
import { engines, type EngineName } from './search/engines';
import { measure, type Measured } from './search/measure';
import { classes } from './search/queries';

type Figures = Record<EngineName, Measured>;

const names = Object.keys(engines) as EngineName[];
const DEFAULT_SIZES = [1_000, 10_000, 50_000];
/** Stock lunr takes a minute and a gigabyte to build more than this. */
const MOST_LUNR = 10_000;

const round = (value: number | null): number | null => (value === null ? null : value < 10 ? Math.round(value * 100) / 100 : Math.round(value));
const ratio = (ours: number | null, theirs: number | null | undefined): number | null => (ours === null || theirs === null || theirs === undefined ? null : Math.round((ours / theirs) * 1000) / 1000);

const rows: readonly (readonly [string, (of: Measured) => number | null])[] = [
  ...classes.flatMap((kind) => [[`${kind}: p50, ms`, (of: Measured) => of.p50[kind]] as const, [`${kind}: p95, ms`, (of: Measured) => of.p95[kind]] as const]),
  ['open the saved index, ms', (of) => of.openMs],
  ['saved, MB', (of) => of.keptMB],
  ['memory, MB', (of) => of.heapMB],
  ['build, ms', (of) => of.buildMs],
  ['edit to searchable: p95, ms', (of) => of.changeP95],
];

function run(name: EngineName, size: number): Measured {
  const output = execFileSync(process.execPath, ['--max-old-space-size=6000', __filename, '--one', name, String(size)], { encoding: 'utf8', maxBuffer: 1e8 });
  return JSON.parse(output) as Measured;
}

function tableOf(size: number, figures: Partial<Figures>): Table {
  const cells = (pick: (of: Measured) => number | null): Cell[] => names.map((name) => (figures[name] ? round(pick(figures[name])) : null));
  return { title: `${size} sections`, columns: ['what', ...names], rows: rows.map(([what, pick]) => [what, ...cells(pick)]) };
}

interface Aim {
  readonly what: string;
  readonly pick: (of: Measured) => number | null;
  /** The largest share of a peer's figure, or the largest figure (ms). */
  readonly most: readonly (readonly [EngineName | 'ms', number])[];
}

const p95 = (kind: (typeof classes)[number]) => (of: Measured): number | null => of.p95[kind];
const aims: readonly Aim[] = [
  { what: 'three-letter prefix p95', pick: p95('three-letter prefix'), most: [['lunr', 1 / 20], ['minisearch', 1 / 10], ['FTS5 (wasm)', 1 / 3]] },
  { what: 'one term p95', pick: p95('one term'), most: [['lunr', 1 / 5], ['minisearch', 1], ['FTS5 (wasm)', 1]] },
  { what: 'two terms p95', pick: p95('two terms, both'), most: [['lunr', 1 / 5], ['minisearch', 1], ['FTS5 (wasm)', 1]] },
  { what: 'phrase p95', pick: p95('phrase of two'), most: [['FTS5 (wasm)', 1]] },
  { what: 'fuzzy p95', pick: p95('fuzzy, one edit'), most: [['minisearch', 1]] },
  { what: 'open the saved index', pick: (of) => of.openMs, most: [['lunr', 1 / 40], ['minisearch', 1 / 40], ['ms', 25]] },
  { what: 'memory', pick: (of) => of.heapMB, most: [['lunr', 1 / 5]] },
  { what: 'build', pick: (of) => of.buildMs, most: [['lunr', 1 / 3]] },
  { what: 'edit to searchable p95', pick: (of) => of.changeP95, most: [['ms', 10]] },
];

function aimsTable(size: number, figures: Partial<Figures>): Table {
  const ours = figures.Almagest;
  const lines = aims.flatMap(({ what, pick, most }) =>
    most.map(([against, limit]): Cell[] => {
      const own = ours ? pick(ours) : null;
      const there = against === 'ms' ? 1 : figures[against] && pick(figures[against]);
      const value = against === 'ms' ? round(own) : ratio(own, there);
      const aim = Math.round(limit * 1000) / 1000;
      return [what, against === 'ms' ? 'in ms' : `share of ${against}`, value, aim, value === null ? 'not measured' : value <= aim ? 'met' : `missed, ${Math.round((value / aim) * 10) / 10} times the aim`];
    }),
  );
  return { title: `Aims at ${size} sections`, columns: ['what', 'against', 'value', 'at most', 'result'], rows: lines };
}

function growthTable(all: ReadonlyMap<number, Partial<Figures>>): Table {
  const sizes = [...all.keys()];
  const of = (size: number, pick: (of: Measured) => number | null): number | null => round(pick(all.get(size)?.Almagest as Measured));
  const lines = rows.map(([what, pick]): Cell[] => {
    const values = sizes.map((size) => of(size, pick));
    return [what, ...values, ratio(values[values.length - 1] ?? null, values[0])];
  });
  return { title: 'Growth of Almagest', columns: ['what', ...sizes.map(String), 'last to first'], rows: lines };
}

function main(given: readonly string[]): void {
  const at = given.indexOf('--sizes');
  const sizes = at < 0 ? DEFAULT_SIZES : (given[at + 1] ?? '').split(',').map(Number);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const all = new Map<number, Partial<Figures>>();
  for (const size of sizes) {
    const measured = names.filter((name) => name !== 'lunr' || size <= MOST_LUNR).map((name) => [name, run(name, size)] as const);
    all.set(size, Object.fromEntries(measured) as Partial<Figures>);
  }
  const aimed = sizes.includes(10_000) ? 10_000 : (sizes[0] ?? 0);
  const peers = join(process.cwd(), 'bench/node_modules');
  const report: Report = {
    name: 'search',
    versions: { node: process.versions.node, lunr: versionOf('node_modules/lunr'), minisearch: versionOf(join(peers, 'minisearch')), 'node-sqlite3-wasm': versionOf(join(peers, 'node-sqlite3-wasm')) },
    tables: [aimsTable(aimed, all.get(aimed) ?? {}), ...[...all].map(([size, figures]) => tableOf(size, figures)), ...(sizes.length > 1 ? [growthTable(all)] : [])],
    notes: [
      'Sections are made from the documentation on the machine (packages’ Markdown, Debian’s /usr/share/doc), 25 to 160 words each; 150 queries of each class are drawn from them by a fixed sequence, asked once to warm up and once for the figure. Each engine has a process of its own.',
      'Every engine ranks and lists the best twenty. “Whole answer” is what the window gets: snippets with marks, reasons, facets, completions and corrections for the same query; no peer makes these, so the aims compare ranking with ranking.',
      'FTS5 runs in WebAssembly, as no compiler is asked for; native code is about twice as fast. Its memory lies outside what Node counts. Stock lunr must build everything anew for an edit and has no phrases.',
      `When it began, ${load} processes on average wanted a processor (load of the last minute).`,
    ],
    figures: { load: Number(load), ...Object.fromEntries([...all].map(([size, figures]) => [String(size), figures])) },
  };
  present(report, given);
}

if (process.argv[2] === '--one') process.stdout.write(JSON.stringify(measure(process.argv[3] as EngineName, Number(process.argv[4]))));
else main(process.argv.slice(2));
