/**
 * Acronym definitions: "European Space Agency (ESA)" and "ESA (European Space Agency)".
 * After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
 * (PSB 2003), with a second rule for letters in another order: "Italian Space Agency (ASI)".
 */
import type { Claim } from './claim';
import type { Reading } from './reading';
import { headType } from './segment';
import type { Token } from './tokens';

/** Token ranges, half-open. */
export interface AcronymDefinition {
  readonly short: number;
  readonly longFrom: number;
  readonly longTo: number;
}

const connectors = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'du', 'des', 'der', 'und', 'on', 'in', 'to', '&', "'s", '’s', '-']);

function isAcronym(token: Token | undefined): token is Token {
  if (token === undefined || token.kind !== 'word' || token.text.length < 2 || token.text.length > 10) return false;
  const capitals = token.text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && capitals * 2 >= token.text.replace(/\./gu, '').length;
}

/** Schwartz and Hearst's match, from the right: every letter in order, the first one at the start of a word. */
function lettersInOrder(letters: string, words: readonly Token[]): number | null {
  let letter = letters.length - 1;
  for (let w = words.length - 1; w >= 0; w -= 1) {
    const word = words[w];
    if (word === undefined || word.kind === 'mark') continue;
    for (let c = word.key.length - 1; c >= 0 && letter >= 0; c -= 1) {
      if (word.key[c] !== letters[letter]) continue;
      if (letter === 0 && c > 0) continue;
      letter -= 1;
    }
    if (letter < 0) return w;
  }
  return null;
}

/** The same initials in any order, small connecting words left out. */
function bagOfInitials(letters: string, words: readonly Token[]): number | null {
  const wanted = [...letters].sort().join('');
  let bag = '';
  for (let w = words.length - 1; w >= 0; w -= 1) {
    const word = words[w];
    if (word === undefined || connectors.has(word.key)) continue;
    if (!word.capital) return null;
    bag += word.key[0] ?? '';
    if (bag.length === wanted.length) return [...bag].sort().join('') === wanted ? w : null;
  }
  return null;
}

/** Initials of the capitalised words alone, in order: stricter than the letters, so it is tried first. */
function initialsInOrder(letters: string, words: readonly Token[]): number | null {
  let left = letters.length - 1;
  for (let w = words.length - 1; w >= 0; w -= 1) {
    const word = words[w];
    if (word === undefined) return null;
    if (connectors.has(word.key) && word.key[0] !== letters[left]) continue;
    if (word.key[0] !== letters[left] || (!word.capital && !connectors.has(word.key))) return null;
    left -= 1;
    if (left < 0) return w;
  }
  return null;
}

function longForm(acronym: Token, words: readonly Token[]): number | null {
  const letters = acronym.key.replace(/[^\p{L}\p{N}]/gu, '');
  const found = initialsInOrder(letters, words) ?? bagOfInitials(letters, words) ?? lettersInOrder(letters, words);
  if (found === null) return null;
  const first = words[found];
  const capitals = words.slice(found).filter((word) => word.capital).length;
  return first?.capital === true && capitals >= 2 ? found : null;
}

function wordsBefore(tokens: readonly Token[], open: number, letters: number): number {
  const most = Math.min(letters + 5, letters * 2) + 2;
  let from = open;
  while (from > 0 && open - from < most && tokens[from]?.breaks !== true) {
    const token = tokens[from - 1];
    if (token === undefined || (token.kind === 'mark' && !connectors.has(token.key))) break;
    from -= 1;
  }
  return from;
}

/** A defined name is one name, whatever else was seen in it; its type is its head's, or that of its largest part. */
export function claimDefinitions(reading: Reading, claims: readonly Claim[], definitions: readonly AcronymDefinition[]): Claim[] {
  const found: Claim[] = [];
  let c = 0;
  for (const { longFrom: from, longTo: to } of definitions) {
    const words = reading.tokens.slice(from, to);
    if (reading.heading[from] === 1 || !words.every((word) => word.capital || connectors.has(word.key))) continue;
    for (let claim = claims[c]; claim !== undefined && claim.to <= from; claim = claims[c]) {
      found.push(claim);
      c += 1;
    }
    const inside: Claim[] = [];
    for (let claim = claims[c]; claim !== undefined && claim.from < to; claim = claims[c]) {
      inside.push(claim);
      c += 1;
    }
    const first = inside[0];
    const whole = inside.length === 1 && first !== undefined && first.from <= from && first.to >= to;
    if (whole) found.push(first);
    else found.push({ from, to, type: headType(reading, { from, to }) ?? 'organisation', reason: 'name', entry: null, doubtful: false });
  }
  return [...found, ...claims.slice(c)];
}

/** All definitions in a text's tokens. */
export function findDefinitions(tokens: readonly Token[]): AcronymDefinition[] {
  const found: AcronymDefinition[] = [];
  for (let i = 1; i + 2 < tokens.length; i += 1) {
    if (tokens[i]?.text !== '(') continue;
    const inside = tokens[i + 1];
    const after = tokens[i + 2]?.text;
    if (isAcronym(inside) && (after === ')' || after === ',' || after === ';')) {
      const from = wordsBefore(tokens, i, inside.text.length);
      let to = i;
      if (tokens[to - 1]?.key === "'s") to -= 1;
      const at = longForm(inside, tokens.slice(from, to));
      if (at !== null) found.push({ short: i + 1, longFrom: from + at, longTo: to });
      continue;
    }
    const before = tokens[i - 1];
    if (isAcronym(before)) {
      let close = i + 1;
      while (close < i + 14 && close < tokens.length && tokens[close]?.text !== ')') close += 1;
      const start = longForm(before, tokens.slice(i + 1, close));
      if (tokens[close]?.text === ')' && start === 0) found.push({ short: i - 1, longFrom: i + 1, longTo: close });
    }
  }
  return found;
}
