/** What the rules alone say: one claim for each name they see. */
import type { TextRange } from '../documents/document';
import type { Claim } from './claim';
import type { Reading } from './reading';
import { findRuns } from './runs';
import { segment } from './segment';

/** In headings and shouted lines capitals say nothing: in headings hand-made known names are believed, no others. */
function isBelieved(reading: Reading, claim: Claim): boolean {
  if (reading.heading[claim.from] !== 1 && reading.shouted[claim.from] !== 1) return true;
  const { entry } = claim;
  return entry !== null && !entry.listed && !entry.weak && !entry.demonym && reading.shouted[claim.from] !== 1;
}

/** In a text that is not English the rules for capitals do not hold: known names and people's full names remain. */
function survivesAbroad(claim: Claim): boolean {
  if (claim.entry !== null) return !claim.entry.weak && !claim.entry.demonym && (!claim.entry.listed || claim.to - claim.from > 1 || claim.type === 'place');
  return claim.type === 'person' && claim.to - claim.from > 1;
}

/** Whether any of the ordered ranges overlaps `[start, end)`. */
export function overlaps(ranges: readonly TextRange[], start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.start ?? Infinity) < end;
}

/** Claims in order, without overlap; places that a date has taken are left to it. */
export function ruleClaims(reading: Reading, dates: readonly TextRange[]): Claim[] {
  const { tokens } = reading;
  const claims: Claim[] = [];
  let done = 0;
  for (const run of findRuns(reading)) {
    for (const claim of segment(reading, { from: Math.max(run.from, done), to: run.to })) {
      const start = tokens[claim.from]?.start ?? 0;
      const end = tokens[claim.to - 1]?.end ?? 0;
      if (claim.from < done || !isBelieved(reading, claim)) continue;
      if (reading.foreign && !survivesAbroad(claim)) continue;
      if (claim.entry === null && overlaps(dates, start, end)) continue;
      done = claim.to;
      claims.push(claim);
    }
  }
  return claims;
}
