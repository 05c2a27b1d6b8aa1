/** Finds the people, organisations, places, missions, dates and other things a text speaks of. */
import type { TextRange } from '../documents/document';
import { claimDefinitions, findDefinitions, type AcronymDefinition } from './acronyms';
import { arbitrate } from './arbiter';
import { assemble, type Named } from './assemble';
import { overlaps, ruleClaims } from './claims';
import { findDates } from './dates';
import type { Recognition } from './entity';
import type { Gazetteer } from './gazetteer';
import { read, type Reading } from './reading';

/** Raised when rules change what is found, so that stored mentions are known to be old. */
export const recogniserVersion = 1;

function headingRanges(reading: Reading): TextRange[] {
  const ranges: { start: number; end: number }[] = [];
  reading.tokens.forEach((token, i) => {
    if (reading.heading[i] !== 1) return;
    const last = ranges[ranges.length - 1];
    if (last !== undefined && reading.heading[i - 1] === 1) last.end = token.end;
    else ranges.push({ start: token.start, end: token.end });
  });
  return ranges;
}

function collect(reading: Reading, definitions: readonly AcronymDefinition[]): Named[] {
  const { tokens, text, gazetteer } = reading;
  const dates = findDates(text);
  const rules = ruleClaims(reading, dates);
  const judged = gazetteer.tagger === null || reading.foreign ? rules : arbitrate(reading, rules, gazetteer.tagger);
  const claims = claimDefinitions(reading, judged, definitions);
  const named: Named[] = claims.map((claim) => {
    const start = tokens[claim.from]?.start ?? 0;
    const end = tokens[claim.to - 1]?.end ?? 0;
    return { start, end, surface: text.slice(start, end), claim };
  });
  const taken = [...named];
  const headings = headingRanges(reading);
  for (const { start, end } of dates) {
    if (overlaps(taken, start, end) || overlaps(headings, start, end)) continue;
    named.push({ start, end, surface: text.slice(start, end), claim: null });
  }
  return named.sort((a, b) => a.start - b.start);
}

/**
 * Recognises the entities of one text. Deterministic and linear in the length of the text.
 * `headings` are the ranges of title and heading blocks; line rules find them where they are not given.
 */
export function recognise(text: string, gazetteer: Gazetteer, headings?: readonly TextRange[]): Recognition {
  const reading = read(text, gazetteer, headings);
  const definitions = findDefinitions(reading.tokens).sort((a, b) => a.longFrom - b.longFrom);
  return assemble({ reading, named: collect(reading, definitions), definitions });
}
