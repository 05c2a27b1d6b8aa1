/** What the tagger looks at: the word, its neighbours, the rules' opinion and what the gazetteer knows. */
import type { Claim } from './claim';
import { inList, lookUp } from './gazetteer';
import { isEveryday, opensQuote, type Reading } from './reading';
import type { Run } from './runs';
import type { FeatureSink } from './weights';

/** The four kinds the tagger tells apart, after the CoNLL-2003 shared task. */
export type Kind = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** What the rules said of each token, prepared once for a text. */
export interface Opinion {
  /** For each token `O`, or `B` or `I`, the kind and the reason of the claim that covers it. */
  readonly rule: readonly string[];
  /** For each word, the kinds that the rules gave it anywhere in the text. */
  readonly votes: ReadonlyMap<string, string>;
  /** For each capitalised word, the small words that stand beside it anywhere in the text, by the names of their features. */
  readonly company: ReadonlyMap<string, ReadonlyMap<string, Neighbour>>;
}

/** A small word before or after a capitalised one. */
interface Neighbour {
  readonly group: 'dp=' | 'dn=';
  readonly key: string;
}

/** More neighbours than this say nothing new. */
const mostCompany = 12;

/** A name is often plain in one place ("Stan Bullock said") and bare in the next ("Bullock left"). */
function companyOf(reading: Reading): Map<string, Map<string, Neighbour>> {
  const company = new Map<string, Map<string, Neighbour>>();
  const add = (own: Map<string, Neighbour>, group: Neighbour['group'], key: string): unknown => own.has(`${group}${key}`) || own.set(`${group}${key}`, { group, key });
  const { tokens, starts } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.capital !== true || reading.heading[i] === 1) continue;
    const own = company.get(token.text) ?? new Map<string, Neighbour>();
    company.set(token.text, own);
    if (own.size >= mostCompany) continue;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (before !== undefined && starts[i] !== 1 && !before.capital) add(own, 'dp=', before.key);
    if (after !== undefined && !after.capital && !after.breaks) add(own, 'dn=', after.key);
  }
  return company;
}

export function kindOf(type: string | null): Kind | 'NONE' {
  if (type === null) return 'NONE';
  if (type === 'person') return 'PER';
  if (type === 'organisation') return 'ORG';
  return type === 'place' ? 'LOC' : 'MISC';
}

/** Prepares the rules' opinion from their claims. */
export function opinionOf(reading: Reading, claims: readonly Claim[]): Opinion {
  const rule = new Array<string>(reading.tokens.length).fill('O');
  const counts = new Map<string, Map<string, number>>();
  for (const claim of claims) {
    const kind = kindOf(claim.type);
    for (let i = claim.from; i < claim.to; i += 1) {
      rule[i] = `${i === claim.from ? 'B' : 'I'}-${kind}`;
      const key = reading.tokens[i]?.text ?? '';
      const count = counts.get(key) ?? new Map<string, number>();
      if (kind !== 'NONE') count.set(kind, (count.get(kind) ?? 0) + 1);
      counts.set(key, count);
    }
  }
  const votes = new Map<string, string>();
  for (const [word, count] of counts) {
    const best = [...count].sort((a, b) => b[1] - a[1])[0];
    if (best !== undefined) votes.set(word, best[0]);
  }
  return { rule, votes, company: companyOf(reading) };
}

function shapeOf(text: string): string {
  if (/^\p{Lu}\.$/u.test(text)) return 'X.';
  return text
    .slice(0, 8)
    .replace(/\p{Lu}+/gu, (found) => (found.length > 1 ? 'XX' : 'X'))
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\p{N}+/gu, '0');
}

/** What the tables know of a word. */
function knowledge(reading: Reading, i: number): string[] {
  const { gazetteer, tokens } = reading;
  const token = tokens[i];
  if (token === undefined) return ['end'];
  const known: string[] = [];
  if (inList(gazetteer, 'given', token.text)) known.push('given');
  if (inList(gazetteer, 'surname', token.text)) known.push('surname');
  if (inList(gazetteer, 'title', token.key)) known.push('title');
  if (inList(gazetteer, 'function', token.key)) known.push('function');
  else if (isEveryday(gazetteer, token.key)) known.push('everyday');
  const head = gazetteer.heads.last.get(token.key);
  if (head !== undefined) known.push(`head-${head}`);
  const first = gazetteer.heads.first.get(token.key) ?? gazetteer.heads.first.get(`${token.key}+`);
  if (first !== undefined) known.push(`first-${first}`);
  const hit = lookUp(gazetteer, tokens, i);
  if (hit !== null) {
    const { entry } = hit;
    known.push(`gaz-${entry.demonym ? 'demonym' : entry.type}${entry.listed ? '-listed' : ''}${entry.weak ? '-weak' : ''}`, `gazlen-${String(Math.min(hit.length, 3))}`);
  }
  return known;
}

export interface FeatureSource {
  readonly reading: Reading;
  readonly opinion: Opinion;
  readonly stretch: Run;
  /** Knowledge per token of the stretch, computed once. */
  readonly known: readonly (readonly string[])[];
}

export function featureSource(reading: Reading, opinion: Opinion, stretch: Run): FeatureSource {
  const known: string[][] = [];
  for (let i = stretch.from; i < stretch.to; i += 1) known.push(knowledge(reading, i));
  return { reading, opinion, stretch, known };
}

function spellingOf(reading: Reading, i: number): string {
  const token = reading.tokens[i];
  const spelling = token === undefined ? undefined : reading.spelling.get(token.key);
  if (spelling === undefined) return 'unseen';
  return spelling.small === 0 ? 'always' : spelling.capital > spelling.small ? 'mostly' : spelling.capital > 0 ? 'seldom' : 'never';
}

/** A name has no more words than this on either side of the word looked at. */
const furthest = 16;

/** Features of the whole capitalised stretch that holds token `i`: where a name's head and its context stand. Each stands alone and with what the rules said. */
function forStretch({ reading, stretch }: FeatureSource, i: number, tell: (group: string, value: string) => void): void {
  const { tokens, gazetteer } = reading;
  let from = i;
  while (from > stretch.from && i - from < furthest && (tokens[from - 1]?.capital === true || tokens[from - 1]?.key === 'of')) from -= 1;
  let to = i + 1;
  while (to < stretch.to && to - i < furthest && (tokens[to]?.capital === true || tokens[to]?.key === 'of')) to += 1;
  const last = tokens[to - 1]?.key ?? '';
  const first = tokens[from]?.text ?? '';
  const before = tokens[from - 1]?.key ?? '^';
  const after = tokens[to]?.key ?? '$';
  tell('rl=', last);
  tell('rb=', before);
  tell('ra=', after);
  tell('rn=', String(Math.min(to - from, 5)));
  tell('rp=', String(Math.min(i - from, 3)));
  const head = gazetteer.heads.last.get(last);
  if (head !== undefined) tell('rh=', head);
  if (inList(gazetteer, 'given', first)) tell('rgiven', '');
  if (before === 'the') tell('rbb=', tokens[from - 2]?.key ?? '^');
  if (after === ',') tell('raa=', tokens[to + 1]?.key ?? '$');
}

/** What stands about token `i`: its word, shape and ending, and its neighbours. */
function forWords({ reading }: FeatureSource, i: number, shape: string, { one, two }: FeatureSink): void {
  const { tokens } = reading;
  const key = tokens[i]?.key ?? '';
  const before = tokens[i - 1]?.key ?? '^';
  const after = tokens[i + 1]?.key ?? '$';
  one('b', '');
  one('w=', key);
  one('s=', shape);
  one('x=', key.slice(-3));
  one('xx=', key.slice(-2));
  one('p=', before);
  one('n=', after);
  two('pw=', before, key);
  two('nw=', key, after);
}

/** What the rules said of token `i` and of its neighbours, here and elsewhere in the text. */
function forRules({ reading, opinion }: FeatureSource, i: number, shape: string, { one, two }: FeatureSink): void {
  const rule = opinion.rule[i] ?? 'O';
  const votes = opinion.votes.get(reading.tokens[i]?.text ?? '') ?? '-';
  const spelling = spellingOf(reading, i);
  one('r=', rule);
  two('r-=', opinion.rule[i - 1] ?? 'O', rule);
  two('r+=', rule, opinion.rule[i + 1] ?? 'O');
  two('rs=', rule, shape);
  one('v=', votes);
  two('vr=', rule, votes);
  one('sp=', spelling);
  two('spr=', spelling, rule);
}

/** Tells the features of token `i`, which lies in the stretch. */
export function forFeatures(source: FeatureSource, i: number, sink: FeatureSink): void {
  const { reading, opinion, stretch, known } = source;
  const { tokens, starts } = reading;
  const token = tokens[i];
  if (token === undefined) return;
  const rule = opinion.rule[i] ?? 'O';
  const shape = shapeOf(token.text);
  const { one, two } = sink;
  const both = (group: string, value: string): void => {
    one(group, value);
    two(group, value, rule);
  };
  forWords(source, i, shape, sink);
  forRules(source, i, shape, sink);
  if (starts[i] === 1) both('start', '');
  if (opensQuote(tokens, starts, i) || /^["“‘]$/u.test(tokens[i - 1]?.text ?? '')) both('quoted', '');
  if (token.capital) for (const { group, key } of opinion.company.get(token.text)?.values() ?? []) one(group, key);
  for (const fact of known[i - stretch.from] ?? []) {
    one('k=', fact);
    two('kr=', fact, rule);
  }
  for (const fact of known[i - 1 - stretch.from] ?? []) one('k-=', fact);
  for (const fact of known[i + 1 - stretch.from] ?? []) one('k+=', fact);
  forStretch(source, i, both);
}

/** The names of the features of token `i`, for training. */
export function featuresAt(source: FeatureSource, i: number): string[] {
  const found: string[] = [];
  forFeatures(source, i, { one: (group, value) => found.push(group + value), two: (group, first, second) => found.push(`${group}${first}|${second}`) });
  return found;
}
