/** What the tagger looks at: the word, its neighbours, the rules' opinion and what the gazetteer knows. */
import type { Claim } from './claim';
import { inList, lookUp } from './gazetteer';
import { isEveryday, opensQuote, type Reading } from './reading';
import type { Run } from './runs';

/** The four kinds the tagger tells apart, after the CoNLL-2003 shared task. */
export type Kind = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** What the rules said of each token, prepared once for a text. */
export interface Opinion {
  /** For each token `O`, or `B` or `I`, the kind and the reason of the claim that covers it. */
  readonly rule: readonly string[];
  /** For each word, the kinds that the rules gave it anywhere in the text. */
  readonly votes: ReadonlyMap<string, string>;
  /** For each capitalised word, the small words that stand beside it anywhere in the text, as features. */
  readonly company: ReadonlyMap<string, ReadonlySet<string>>;
}

/** More neighbours than this say nothing new. */
const mostCompany = 12;

/** A name is often plain in one place ("Stan Bullock said") and bare in the next ("Bullock left"). */
function companyOf(reading: Reading): Map<string, Set<string>> {
  const company = new Map<string, Set<string>>();
  const { tokens, starts } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.capital !== true || reading.heading[i] === 1) continue;
    const own = company.get(token.text) ?? new Set<string>();
    company.set(token.text, own);
    if (own.size >= mostCompany) continue;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (before !== undefined && starts[i] !== 1 && !before.capital) own.add(`dp=${before.key}`);
    if (after !== undefined && !after.capital && !after.breaks) own.add(`dn=${after.key}`);
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

/** Features of the whole capitalised stretch that holds token `i`: where a name's head and its context stand. */
function stretchFeatures({ reading, stretch }: FeatureSource, i: number): string[] {
  const { tokens, gazetteer } = reading;
  let from = i;
  while (from > stretch.from && i - from < furthest && (tokens[from - 1]?.capital === true || tokens[from - 1]?.key === 'of')) from -= 1;
  let to = i + 1;
  while (to < stretch.to && to - i < furthest && (tokens[to]?.capital === true || tokens[to]?.key === 'of')) to += 1;
  const last = tokens[to - 1]?.key ?? '';
  const first = tokens[from]?.text ?? '';
  const before = tokens[from - 1]?.key ?? '^';
  const after = tokens[to]?.key ?? '$';
  const found = [`rl=${last}`,  `rb=${before}`, `ra=${after}`, `rn=${String(Math.min(to - from, 5))}`, `rp=${String(Math.min(i - from, 3))}`];
  const head = gazetteer.heads.last.get(last);
  if (head !== undefined) found.push(`rh=${head}`);
  if (inList(gazetteer, 'given', first)) found.push('rgiven');
  if (before === 'the') found.push(`rbb=${tokens[from - 2]?.key ?? '^'}`);
  if (after === ',') found.push(`raa=${tokens[to + 1]?.key ?? '$'}`);
  return found;
}

/** Features of token `i`, which lies in the stretch. */
export function featuresAt(source: FeatureSource, i: number): string[] {
  const { reading, opinion, stretch, known } = source;
  const { tokens, starts } = reading;
  const token = tokens[i];
  if (token === undefined) return [];
  const key = token.key;
  const rule = opinion.rule[i] ?? 'O';
  const shape = shapeOf(token.text);
  const before = tokens[i - 1]?.key ?? '^';
  const after = tokens[i + 1]?.key ?? '$';
  const found = ['b', `w=${key}`, `s=${shape}`, `x=${key.slice(-3)}`, `xx=${key.slice(-2)}`, `p=${before}`, `n=${after}`, `pw=${before}|${key}`, `nw=${key}|${after}`];
  found.push(`r=${rule}`, `r-=${opinion.rule[i - 1] ?? 'O'}|${rule}`, `r+=${rule}|${opinion.rule[i + 1] ?? 'O'}`, `rs=${rule}|${shape}`);
  found.push(`v=${opinion.votes.get(token.text) ?? '-'}`, `vr=${rule}|${opinion.votes.get(token.text) ?? '-'}`, `sp=${spellingOf(reading, i)}`, `spr=${spellingOf(reading, i)}|${rule}`);
  if (starts[i] === 1) found.push('start', `start|${rule}`);
  if (opensQuote(tokens, starts, i) || /^["“‘]$/u.test(tokens[i - 1]?.text ?? '')) found.push('quoted', `quoted|${rule}`);
  if (token.capital) found.push(...(opinion.company.get(token.text) ?? []));
  for (const fact of known[i - stretch.from] ?? []) found.push(`k=${fact}`, `kr=${fact}|${rule}`);
  for (const fact of known[i - 1 - stretch.from] ?? []) found.push(`k-=${fact}`);
  for (const fact of known[i + 1 - stretch.from] ?? []) found.push(`k+=${fact}`);
  for (const fact of stretchFeatures(source, i)) found.push(fact, `${fact}|${rule}`);
  return found;
}
