/** Decides from the evidence whether a passage was found, was perhaps found, or is gone. */
import type { Anchor } from '../annotations/annotation';
import type { Evidence } from './evidence';

/**
 * How much a side of the context may lift or lower the share of the passage that was kept. A passage of which half is
 * left, between its old neighbours, was rewritten; the same half between strangers is another sentence.
 */
const CONTEXT_LIFT = 0.15;

/**
 * The share from which a passage counts as edited rather than replaced, lifted or lowered by the context. In the
 * development revisions every replaced passage came out below 0.5, and all but two rewritten ones above 0.6; in texts of
 * other passages from them, half of what lay between was right, so between the two the reader is asked.
 */
const PLACED = 0.6;
const PROPOSED = 0.5;

/**
 * Weight of words, context counted half, that must agree before a place is believed: three to four long words, or one and
 * most of its surroundings. It is what stops "ESA" from sliding to the next "ESA" when its own sentence is gone. Of one-
 * and two-word quotes in the development revisions, places with more were right ten times in eleven, with less two in five.
 */
const BELIEVED = 3.5;

/** Places with less were right once in sixty times: not worth a question. An alignment of both texts needs no more. */
const CONSIDERED = 2.5;

/** A side of the context that is kept by this much still stands beside the passage. */
const SIDE_KEPT = 0.5;

/** The share kept, lifted or lowered by the context. */
export function likeness(evidence: Evidence): number {
  return evidence.kept + CONTEXT_LIFT * (evidence.before + evidence.after - 1);
}

/** Weight of all words that agree, context counted half. Ranks the places where a passage may stand. */
export function support(evidence: Evidence): number {
  const context = ((evidence.before + evidence.after) / 2) * evidence.contextMass;
  return evidence.kept * evidence.mass + context / 2;
}

/** Whether at least one side of the passage stands where it stood. */
export function hasNeighbours(evidence: Evidence): boolean {
  return evidence.before >= SIDE_KEPT || evidence.after >= SIDE_KEPT;
}

/** 0 to 1; falls with every word of the passage that is lost, and by at most a third with the context. */
export function confidenceOf(evidence: Evidence): number {
  return evidence.kept * (1 - CONTEXT_LIFT * (2 - evidence.before - evidence.after));
}

/** Two places whose support differs by less than this share of the better one cannot be told apart by their words. */
const TELLING_MARGIN = 0.06;

const overlap = (p: Evidence, q: Evidence): boolean => p.range.start < q.range.end && q.range.start < p.range.end;

/** The places found that none other plainly beats, best first, each place once. */
export function rivals(found: readonly (Evidence | null)[]): Evidence[] {
  const ranked = found
    .filter((evidence) => evidence !== null)
    .sort((p, q) => support(q) - support(p) || p.range.start - q.range.start);
  const [best] = ranked;
  if (!best) return [];
  const close = ranked.filter((other) => support(other) >= support(best) * (1 - TELLING_MARGIN));
  return close.filter((evidence, index) => !close.slice(0, index).some((better) => overlap(better, evidence)));
}

export type Verdict = 'placed' | 'uncertain' | 'gone';

/** `inPlace`: the evidence is the alignment of both whole texts, which speaks for the place by itself. */
export function judge(evidence: Evidence | null, inPlace = false): Verdict {
  if (!evidence) return 'gone';
  const like = likeness(evidence);
  const weight = support(evidence);
  if (like >= PLACED && weight >= (inPlace ? CONSIDERED : BELIEVED)) return 'placed';
  return like >= PROPOSED && weight >= CONSIDERED ? 'uncertain' : 'gone';
}

export const ORPHAN: Anchor = { status: 'orphan', confidence: 0 };
