/** Stretches of text the tagger looks at: runs of capitalised words with the small words between them. */
import type { Reading } from './reading';
import { findRuns, type Run } from './runs';

const bridges = new Set(['and', 'for', 'to', 'in', 'on', 'the', 'a', 'with', 'by', 'from', 'at', 'or', 'of', 'is', "'s", '’s', '-', '–', ':', '/', "'", '!', '&', '.', ',']);
/** Beyond this a stretch is cut, so that a list of names without end costs no more than its length. */
const longest = 60;

function bridged(reading: Reading, from: number, to: number): boolean {
  if (to - from > 2) return false;
  for (let i = from; i <= to; i += 1) {
    const token = reading.tokens[i];
    if (token === undefined || token.breaks || (i > from && reading.starts[i] === 1)) return false;
    if (i < to && !bridges.has(token.key)) return false;
  }
  return reading.starts[from] !== 1;
}

function widen(reading: Reading, run: Run): Run {
  const { tokens, gazetteer } = reading;
  let { from, to } = run;
  if (tokens[from]?.breaks !== true && tokens[from - 1]?.kind === 'number' && tokens[from]?.spaced === true) from -= 1;
  const after = tokens[to];
  if (after !== undefined && after.spaced && !after.breaks && gazetteer.heads.last.has(after.key)) to += 1;
  return { from, to };
}

/** Stretches in order, without overlap. */
export function findStretches(reading: Reading): Run[] {
  const stretches: Run[] = [];
  for (const run of findRuns(reading)) {
    const wide = widen(reading, run);
    const last = stretches[stretches.length - 1];
    if (last !== undefined && wide.from <= last.to && wide.to - last.from <= longest) stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, wide.to) };
    else if (last !== undefined && bridged(reading, last.to, run.from) && wide.to - last.from <= longest) stretches[stretches.length - 1] = { from: last.from, to: wide.to };
    else stretches.push({ from: Math.max(wide.from, last?.to ?? 0), to: wide.to });
  }
  return stretches;
}
