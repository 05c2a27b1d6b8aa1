/** Lets the trained tagger correct what the rules claim, where the rules have no firm ground. */
import type { Claim } from './claim';
import type { EntityType } from './entity';
import { featureSource, kindOf, opinionOf, type Kind } from './features';
import { inList } from './gazetteer';
import type { Reading } from './reading';
import type { Run } from './runs';
import { findStretches } from './stretches';
import { tag, type TaggedSpan } from './tagger';
import type { Weights } from './weights';

const typeOf: Readonly<Record<Kind, EntityType>> = { PER: 'person', ORG: 'organisation', LOC: 'place', MISC: 'other' };

/** Known by hand, or of a type the tagger has never heard of. */
function isFirm(claim: Claim): boolean {
  const { entry, type } = claim;
  if (entry !== null && !entry.listed) return !entry.demonym;
  return claim.reason === 'head-word' && kindOf(type) === 'MISC' && type !== 'other';
}

/** The tagger's span as a claim; what the rules know of the very same span is kept. */
function agree(span: TaggedSpan, same: Claim | undefined): Claim {
  if (same !== undefined && isFirm(same)) return same;
  if (same !== undefined && kindOf(same.type) === span.kind) return { ...same, doubtful: false };
  return { from: span.from, to: span.to, type: typeOf[span.kind], reason: same?.reason ?? 'name', entry: null, doubtful: false };
}

/** A firm claim gives way only to one longer name of capitalised words that holds it and no other firm claim. */
function yields(reading: Reading, claim: Claim, own: readonly Claim[], spans: readonly TaggedSpan[]): boolean {
  const span = spans.find((one) => one.from < claim.to && claim.from < one.to);
  if (span === undefined) return false;
  if (!isFirm(claim)) return true;
  if (span.from > claim.from || claim.to > span.to) return false;
  if (own.some((other) => other !== claim && isFirm(other) && other.from < span.to && span.from < other.to)) return false;
  return reading.tokens.slice(span.from, span.to).every((token) => token.capital || token.key === 'of' || token.key === 'the');
}

/** "Alan Turing OBE FRS": letters after a person's name are no part of it. */
function trimmed(reading: Reading, span: TaggedSpan): TaggedSpan {
  let { to } = span;
  while (span.kind === 'PER' && to - span.from > 2 && inList(reading.gazetteer, 'postnominal', reading.tokens[to - 1]?.text ?? '')) to -= 1;
  return { ...span, to };
}

/** Firm claims cover every capitalised word: the tagger, which costs most of the time, has nothing to add. */
function isSettled(reading: Reading, stretch: Run, own: readonly Claim[]): boolean {
  if (own.length === 0 || !own.every(isFirm)) return false;
  for (let i = stretch.from, c = 0; i < stretch.to; i += 1) {
    while ((own[c]?.to ?? Infinity) <= i) c += 1;
    const claim = own[c];
    if (reading.tokens[i]?.kind !== 'mark' && reading.tokens[i]?.capital === true && (claim === undefined || i < claim.from)) return false;
  }
  return true;
}

/** Claims as corrected by the tagger, in order and without overlap. */
export function arbitrate(reading: Reading, claims: readonly Claim[], weights: Weights): Claim[] {
  const opinion = opinionOf(reading, claims);
  const decided: Claim[] = [];
  let c = 0;
  for (const stretch of findStretches(reading)) {
    const own: Claim[] = [];
    for (let claim = claims[c]; claim !== undefined && claim.from < stretch.to; claim = claims[c]) {
      own.push(claim);
      c += 1;
    }
    if (reading.heading[stretch.from] === 1 || reading.shouted[stretch.from] === 1 || isSettled(reading, stretch, own)) {
      decided.push(...own);
      continue;
    }
    const spans = tag(weights, featureSource(reading, opinion, stretch)).map((span) => trimmed(reading, span));
    decided.push(...settle(reading, own, spans));
  }
  return [...decided, ...claims.slice(c)];
}

function settle(reading: Reading, own: readonly Claim[], spans: readonly TaggedSpan[]): Claim[] {
  const kept = own.filter((claim) => isFirm(claim) && !yields(reading, claim, own, spans));
  const settled = spans
    .filter((span) => !kept.some((claim) => claim.from < span.to && span.from < claim.to))
    .map((span) => agree(span, own.find((claim) => claim.from === span.from && claim.to === span.to)));
  return [...kept, ...settled].sort((a, b) => a.from - b.from);
}
