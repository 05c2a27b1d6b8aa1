/** Runs of capitalised words: the places where a name may stand. */
import { inList } from './gazetteer';
import type { Reading } from './reading';

/** Half-open token range. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

const joiners = new Set(['de', 'del', 'della', 'di', 'da', 'do', 'dos', 'das', 'du', 'des', 'la', 'le', 'van', 'von', 'der', 'den', 'ter', 'bin', 'ibn', 'al', 'el', 'y', 'e', 'zu', 'af', 'och', 'und', 'et', '&', 'dla']);
const dashes = new Set(['-', '–', '‑']);

/** "6PR" and "iPhone", but not "5K" or "12Z". */
const mixed = /^\d+\p{Lu}{2}|\p{Ll}\p{Lu}/u;

/** A token that can begin or continue a name by its form alone. */
export function isNameLike(reading: Reading, i: number): boolean {
  const token = reading.tokens[i];
  return token !== undefined && token.kind === 'word' && (token.capital || mixed.test(token.text));
}

/** Where the run goes on after token `i`, or -1. */
function next(reading: Reading, i: number): number {
  const { tokens, starts } = reading;
  const after = tokens[i + 1];
  if (after === undefined || after.breaks || starts[i + 1] === 1) return -1;
  if (isNameLike(reading, i + 1) && after.spaced) return i + 1;
  if (dashes.has(after.text) && !after.spaced && tokens[i + 2]?.spaced === false) {
    const part = tokens[i + 2];
    if (part !== undefined && (isNameLike(reading, i + 2) || (part.kind === 'number' && part.text.length <= 4))) return i + 2;
    return -1;
  }
  if (after.kind === 'number' && after.spaced) return /^\d{1,3}$/u.test(after.text) && !isCounted(reading, i + 2) ? i + 1 : -1;
  const far = tokens[i + 2];
  if (far === undefined || far.breaks || !after.spaced) return -1;
  if (joiners.has(after.key) && isNameLike(reading, i + 2)) return i + 2;
  if (joiners.has(after.key) && joiners.has(far.key) && isNameLike(reading, i + 3)) return i + 3;
  if (after.key === 'of' && isNameLike(reading, i + 2)) return i + 2;
  if (after.key === 'of' && (far.key === 'the' || joiners.has(far.key)) && isNameLike(reading, i + 3)) return i + 3;
  if ((after.key === 'for' || after.key === 'on') && reading.gazetteer.heads.last.get(tokens[i]?.key ?? '') === 'organisation') {
    if (isNameLike(reading, i + 2)) return i + 2;
    if (far.key === 'the' && isNameLike(reading, i + 3)) return i + 3;
  }
  return -1;
}

/** "Apollo 11 landed" is a name, "Germany 12 players" is not. */
function isCounted(reading: Reading, i: number): boolean {
  const token = reading.tokens[i];
  return token !== undefined && (token.kind === 'number' || token.text === '%' || (token.text === '-' && !token.spaced) || inList(reading.gazetteer, 'month', token.key));
}

/** All runs outside headings and shouted stretches, in order. Linear in the number of tokens. */
export function findRuns(reading: Reading): Run[] {
  const runs: Run[] = [];
  let i = 0;
  while (i < reading.tokens.length) {
    if (!isNameLike(reading, i)) {
      i += 1;
      continue;
    }
    let last = i;
    for (let n = next(reading, last); n > 0 && n - i < 16; n = next(reading, last)) last = n;
    runs.push({ from: i, to: last + 1 });
    i = last + 1;
  }
  return runs;
}
