/**
 * Trains the tagger on sentences with marked names, and measures it by cross-validation over documents.
 *
 *   npm run train-entities -- GOLD.jsonl[.gz] [--write] [--folds N] [--predictions OUT.jsonl]
 *
 * GOLD holds one `{text, gold: [{start, end, type: PER|ORG|LOC|MISC}]}` a line. `--write` puts weights trained on all of it, and the
 * figures, among the tables; `--predictions` keeps what was said of each text by the model that had not seen it.
 * The shipped weights come from the development half of Wikigold (CC-BY 4.0) and from nothing else.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ruleClaims } from '../src/core/entities/claims';
import { findDates } from '../src/core/entities/dates';
import { featuresAt, featureSource, opinionOf } from '../src/core/entities/features';
import { compileGazetteer, type Gazetteer, type GazetteerTable } from '../src/core/entities/gazetteer';
import { read } from '../src/core/entities/reading';
import { recognise } from '../src/core/entities/recognise';
import { findStretches } from '../src/core/entities/stretches';
import { follows, tags } from '../src/core/entities/tagger';
import { readWeights } from '../src/core/entities/weights';

interface Gold {
  readonly text: string;
  readonly gold: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}
interface Example {
  readonly features: readonly (readonly string[])[];
  readonly path: readonly number[];
}

const epochs = 14;
const rate = 0.04;
const decay = 0.005;
const seldom = 2;

function examples(gold: Gold, gazetteer: Gazetteer): Example[] {
  const reading = read(gold.text, gazetteer);
  const opinion = opinionOf(reading, ruleClaims(reading, findDates(gold.text)));
  const marked = new Map<number, { end: number; type: string }>(gold.gold.map((one) => [one.start, one]));
  return findStretches(reading).map((stretch) => {
    const source = featureSource(reading, opinion, stretch);
    const features: string[][] = [];
    const path: number[] = [];
    let open: { end: number; type: string } | undefined;
    for (let i = stretch.from; i < stretch.to; i += 1) {
      const token = reading.tokens[i];
      if (token === undefined) break;
      features.push(featuresAt(source, i));
      const begins = marked.get(token.start);
      if (begins !== undefined) open = begins;
      else if (open !== undefined && token.start >= open.end) open = undefined;
      path.push(open === undefined || token.end > open.end ? 0 : tags.indexOf(`${begins === undefined ? 'I' : 'B'}-${open.type}`));
    }
    return { features, path: path.map((tag, i) => (tag > 0 && tag % 2 === 0 && i === 0 ? tag - 1 : tag)) };
  });
}

/** Log-sum-exp. */
function total(values: Float64Array): number {
  let most = -Infinity;
  for (const value of values) if (value > most) most = value;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - most);
  return most + Math.log(sum);
}

/** Sums of weights: one row of scores per token. */
function emissions(weights: readonly Float64Array[], rows: readonly Int32Array[]): Float64Array[] {
  return rows.map((row) => {
    const sum = new Float64Array(tags.length);
    for (const f of row) for (let t = 0; t < tags.length; t += 1) sum[t] = (sum[t] ?? 0) + (weights[f]?.[t] ?? 0);
    return sum;
  });
}

type Add = (feature: number, tag: number, by: number) => void;

/** Adds the gradient of one stretch's log-likelihood: what is marked less what the model expects. */
function gradient(weights: readonly Float64Array[], rows: readonly Int32Array[], path: readonly number[], add: Add): void {
  const n = rows.length;
  const k = tags.length;
  const score = emissions(weights, rows);
  const move = (from: number, to: number): number => (follows(from, to) ? (weights[from]?.[to] ?? 0) : -Infinity);
  const ahead: Float64Array[] = [];
  for (let i = 0; i < n; i += 1) {
    ahead.push(Float64Array.from({ length: k }, (_, to) => {
      const before = i === 0 ? move(0, to) : total(Float64Array.from({ length: k }, (_unused, from) => (ahead[i - 1]?.[from] ?? 0) + move(from, to)));
      return before + (score[i]?.[to] ?? 0);
    }));
  }
  const behind: Float64Array[] = new Array<Float64Array>(n);
  for (let i = n - 1; i >= 0; i -= 1) {
    behind[i] = Float64Array.from({ length: k }, (_, from) => i === n - 1 ? 0 : total(Float64Array.from({ length: k }, (_unused, to) => move(from, to) + (score[i + 1]?.[to] ?? 0) + (behind[i + 1]?.[to] ?? 0))));
  }
  const all = total(ahead[n - 1] ?? new Float64Array(k));
  for (let i = 0; i < n; i += 1) {
    for (let to = 0; to < k; to += 1) {
      const expected = Math.exp((ahead[i]?.[to] ?? 0) + (behind[i]?.[to] ?? 0) - all);
      const by = (path[i] === to ? 1 : 0) - expected;
      if (Math.abs(by) > 1e-6) for (const f of rows[i] ?? []) add(f, to, by);
      for (let from = 0; from < k; from += 1) {
        if (i === 0 && from > 0) continue;
        const there = i === 0 ? 0 : (ahead[i - 1]?.[from] ?? 0);
        const step = Math.exp(there + move(from, to) + (score[i]?.[to] ?? 0) + (behind[i]?.[to] ?? 0) - all);
        const marked = path[i] === to && (path[i - 1] ?? 0) === from ? 1 : 0;
        if (Math.abs(marked - step) > 1e-6 && follows(from, to)) add(from, to, marked - step);
      }
    }
  }
}

/** Features that occur often enough, numbered after the transitions. */
function numberFeatures(data: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of data) for (const row of features) for (const f of row) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>(tags.map((_, t) => [`t=${String(t)}`, t]));
  for (const [feature, count] of counts) if (count >= seldom) ids.set(feature, ids.size);
  return ids;
}

/** A conditional random field (Lafferty and others, ICML 2001), by AdaGrad with weights held small. */
function train(data: readonly Example[]): Map<string, Float64Array> {
  const ids = numberFeatures(data);
  const weights = Array.from({ length: ids.size }, () => new Float64Array(tags.length));
  const squares = Array.from({ length: ids.size }, () => new Float64Array(tags.length).fill(1));
  const numbered = data.map(({ features }) => features.map((row) => Int32Array.from(row.flatMap((f) => ids.get(f) ?? []))));
  const order = data.map((_, i) => i);
  let seed = 42;
  const add: Add = (feature, tag, by) => {
    const weight = weights[feature];
    const square = squares[feature];
    if (weight === undefined || square === undefined) return;
    const slope = by - decay * (weight[tag] ?? 0);
    square[tag] = (square[tag] ?? 0) + slope * slope;
    weight[tag] = (weight[tag] ?? 0) + (rate * slope) / Math.sqrt(square[tag]);
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const at of order) {
      const rows = numbered[at];
      const example = data[at];
      if (rows !== undefined && example !== undefined && rows.length > 0) gradient(weights, rows, example.path, add);
    }
  }
  return new Map([...ids].map(([feature, id]) => [feature, weights[id] ?? new Float64Array(tags.length)]));
}

/** As rows of the table: weights in hundredths, small ones left out. */
function rows(weights: ReadonlyMap<string, Float64Array>): string[] {
  const found: string[] = [];
  for (const [feature, values] of weights) {
    const pairs = [...values].map((value, tag) => [tag, Math.round(value * 100)] as const).filter(([, value]) => Math.abs(value) >= 2);
    if (pairs.length > 0) found.push(`${feature}\t${pairs.map(([tag, value]) => `${String(tag)}:${String(value)}`).join(' ')}`);
  }
  return found.sort();
}

interface Count { hit: number; typed: number; said: number; all: number }

function score(gold: Gold, gazetteer: Gazetteer, count: Count): string {
  const { entities, mentions } = recognise(gold.text, gazetteer);
  const types = new Map(entities.map((entity) => [entity.id, entity.type]));
  const short: Readonly<Record<string, string>> = { person: 'PER', organisation: 'ORG', place: 'LOC' };
  const said = new Map(mentions.filter((m) => types.get(m.entity) !== 'date').map((m) => [`${String(m.start)}-${String(m.end)}`, short[types.get(m.entity) ?? ''] ?? 'MISC']));
  count.said += said.size;
  count.all += gold.gold.length;
  for (const one of gold.gold) {
    const type = said.get(`${String(one.start)}-${String(one.end)}`);
    if (type !== undefined) count.hit += 1;
    if (type === one.type) count.typed += 1;
  }
  return JSON.stringify({ mentions: mentions.map((m) => ({ start: m.start, end: m.end, type: types.get(m.entity), reason: m.reason })) });
}

const f1 = (hit: number, { said, all }: Count): string => ((2 * hit) / (said + all)).toFixed(4);

function readGold(bytes: Buffer, file: string): Gold[] {
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
  return lines.map((line, at) => {
    const gold = parsed(line);
    if (!gold) throw new Error(`Training: line ${String(at + 1)} of ${file} is no text with its names ({"text": …, "gold": [{"start", "end", "type"}]})`);
    return gold;
  });
}

function parsed(line: string): Gold | null {
  try {
    const value = JSON.parse(line) as Partial<Gold>;
    return typeof value.text === 'string' && Array.isArray(value.gold) ? (value as Gold) : null;
  } catch {
    return null;
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Figures {
  readonly texts: number;
  readonly names: number;
  readonly features: number;
  readonly folds: number;
  readonly rules: Count;
  readonly both: Count;
  readonly hash: string;
}

/** What stands beside the weights: what they came from and what they are good for. */
function figures({ texts, names, features, folds, rules, both, hash }: Figures): string {
  const line = (name: string, count: Count): string => `| ${name} | ${f1(count.hit, count)} | ${f1(count.typed, count)} |`;
  return `# What tagger.json is good for

Written with the weights by \`npm run train-entities -- GOLD.jsonl.gz --write\`. Trained on the development half of Wikigold (Balasuriya and others, 2009; CC-BY
4.0) and nothing else: ${String(texts)} texts with ${String(names)} names (SHA-256 of the file \`${hash}\`), ${String(features)} features.
Exact spans. Cross-validated over texts: none is judged by weights that have seen it.

| Wikigold, development half | F1 of names | F1 with types |
|---|---|---|
${line('rules and tables alone', rules)}
${line(`rules and tagger, ${String(folds)}-fold`, both)}
`;
}

function main(): void {
  const [folder = '', file = '', ...rest] = process.argv.slice(2);
  const option = (name: string): string | undefined => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
  const bytes = readFileSync(file);
  const data = readGold(bytes, file);
  const tables = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'tagger.json')
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as GazetteerTable);
  const gazetteer = compileGazetteer(tables);
  const folds = Number(option('--folds') ?? 5);
  const rules: Count = { hit: 0, typed: 0, said: 0, all: 0 };
  const both: Count = { hit: 0, typed: 0, said: 0, all: 0 };
  const predictions: string[] = [];
  const prepared = data.map((gold) => examples(gold, gazetteer));
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = train(prepared.filter((_, i) => i % folds !== fold).flat());
    const trained = { ...gazetteer, tagger: readWeights({ weights: rows(weights) }) };
    data.forEach((gold, i) => {
      if (i % folds !== fold) return;
      score(gold, gazetteer, rules);
      predictions[i] = score(gold, trained, both);
    });
  }
  process.stdout.write(`rules alone: untyped F1 ${f1(rules.hit, rules)}, typed ${f1(rules.typed, rules)}\n`);
  process.stdout.write(`rules and tagger, ${String(folds)}-fold: untyped F1 ${f1(both.hit, both)}, typed ${f1(both.typed, both)}\n`);
  const predictionsFile = option('--predictions');
  if (predictionsFile !== undefined) writeFileSync(predictionsFile, `${predictions.join('\n')}\n`);
  if (!rest.includes('--write')) return;
  const table = rows(train(prepared.flat()));
  writeFileSync(join(folder, 'tagger.json'), `{"format":1,"tagger":{"weights":[\n${table.map((row) => JSON.stringify(row)).join(',\n')}\n]}}\n`);
  writeFileSync(join(folder, 'tagger-figures.md'), figures({ texts: data.length, names: both.all, features: table.length, folds, rules, both, hash: hashOf(bytes) }));
  process.stdout.write(`${String(table.length)} features and the figures written to ${folder}\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
