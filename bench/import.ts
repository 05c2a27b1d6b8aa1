/**
 * Import of real web pages beside readability over jsdom, which gives nothing but the article's HTML.
 * usage: npm run bench -- import [--json] [--keep]
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { readSource } from '../src/main/library/read-source';
import { median } from './median';
import { present, versionOf, type Cell } from './report';

const RUNS = 7;
const AIM = 1.5;
const pages = join(process.cwd(), '../shared/eval/documents-dev.jsonl.gz');

interface Page {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Dom {
  readonly VirtualConsole: new () => object;
  readonly JSDOM: new (html: string, options: { readonly virtualConsole: object }) => { readonly window: { readonly document: Document; close(): void } };
}
/** It finds its own files beside itself, so it is not built in. */
const { JSDOM, VirtualConsole } = createRequire(join(process.cwd(), 'bench/package.json'))('jsdom') as Dom;

/** Style sheets it cannot parse are not our concern. */
const quiet = new VirtualConsole();

const read = (): Page[] =>
  gunzipSync(readFileSync(pages))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { name: string; mediaType: string; base64: string })
    .filter(({ mediaType }) => mediaType === 'text/html')
    .map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));

const ways = {
  Almagest: async ({ bytes, name }: Page): Promise<boolean> => (await readSource(bytes, name)).ok,
  'readability + jsdom': ({ bytes }: Page): Promise<boolean> => {
    const { window } = new JSDOM(bytes.toString('utf8'), { virtualConsole: quiet });
    const article = new Readability(window.document).parse();
    window.close();
    return Promise.resolve((article?.textContent ?? '').trim() !== '');
  },
} as const;
type Way = keyof typeof ways;

/** Milliseconds for a page, by way and page; the ways take turns. */
async function measure(all: readonly Page[]) {
  const times: Record<Way, number[][]> = { Almagest: [], 'readability + jsdom': [] };
  const lost: Record<Way, string[]> = { Almagest: [], 'readability + jsdom': [] };
  // The first run is not counted: nothing has been compiled yet.
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [at, page] of all.entries()) {
      for (const [way, work] of Object.entries(ways) as [Way, (typeof ways)[Way]][]) {
        const from = performance.now();
        const whole = await work(page);
        const ms = performance.now() - from;
        if (run > 0) (times[way][at] ??= []).push(ms);
        else if (!whole) lost[way].push(page.name);
      }
    }
  }
  const of = (way: Way): number[] => times[way].map(median);
  return { ours: of('Almagest'), theirs: of('readability + jsdom'), lost };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const p95 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
const one = (value: number): number => Math.round(value * 10) / 10;
const two = (value: number): number => Math.round(value * 100) / 100;

async function main(): Promise<void> {
  if (!existsSync(pages)) throw new Error('The pages are not there: ../shared/eval/documents-dev.jsonl.gz');
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const all = read();
  const { ours, theirs, lost } = await measure(all);
  const row = (what: string, of: (values: readonly number[]) => number): Cell[] => [what, one(of(ours)), one(of(theirs)), two(of(ours) / of(theirs))];
  const rows = [row(`all ${String(all.length)} pages`, sum), row('a page, median', median), row('a page, p95', p95)];
  present(
    {
      name: 'import',
      versions: {
        almagest: versionOf(process.cwd()),
        '@mozilla/readability': versionOf(join(process.cwd(), 'node_modules/@mozilla/readability')),
        jsdom: versionOf(join(process.cwd(), 'bench/node_modules/jsdom')),
        node: process.versions.node,
      },
      tables: [{ title: `Import of web pages, ms (aim: ratio at most ${String(AIM)} for all)`, columns: [`median of ${String(RUNS)}`, 'Almagest', 'readability + jsdom', 'ratio'], rows }],
      notes: [
        'Ours goes from the file’s bytes to what is saved: the encoding, the article by readability over another DOM, its mapping by an allow-list, the text with its sections, marks of form and links, title, authors, date and language. The other goes from the decoded page to the article’s HTML and text. The two take turns, page by page.',
        `Pages out of which nothing came: Almagest ${lost.Almagest.join(', ') || 'none'}; readability + jsdom ${lost['readability + jsdom'].join(', ') || 'none'}.`,
        `When it began, ${load} processes on average wanted one of the ${String(cpus().length)} processors (load of the last minute).`,
      ],
      figures: { pages: all.length, oursMs: sum(ours), theirsMs: sum(theirs), ratio: two(sum(ours) / sum(theirs)), load: Number(load) },
    },
    process.argv.slice(2),
  );
}

void main();
