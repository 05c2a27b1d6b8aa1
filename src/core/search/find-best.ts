/** Finds the best records for a plan: all goals where any record meets them all, otherwise as many as there are. */
import { Best, type Found } from './best';
import type { RecordKind } from './hit';
import { match, type Matches } from './match';
import { nearness } from './name';
import type { Goal, Plan } from './plan';
import { KINDS } from './records';
import { addScores, figuresOf, rarity, type Figures } from './score';
import { Tally, type FacetCount } from './tally';
import type { View } from './view';

/** Best first; `total` and `facets` count what the limit leaves out as well. */
export interface Findings {
  readonly found: readonly Found[];
  readonly total: number;
  readonly facets: readonly FacetCount[];
}

export interface Wish {
  readonly limit: number;
  readonly kinds: ReadonlySet<RecordKind> | null;
  /** `all`: records with every word, or with any where there is none; `any`: whoever scores. */
  readonly match: 'all' | 'any';
  /** The query as one name, to set entities of that name before the rest. */
  readonly name: string;
}

interface Candidates {
  readonly view: View;
  readonly matches: Matches;
}

export function findBest(views: readonly View[], plan: Plan, wish: Wish): Findings {
  const figures = figuresOf(views);
  const weights = weigh(plan.goals, views, figures);
  const strict = plan.goals.filter((goal) => goal.strict).length;
  // Filters alone find records that no word of the query stands in.
  const scoreless = plan.goals.length > 0 && plan.goals.every((goal) => goal.tests.length > 0);
  const barredKinds = KINDS.map((kind) => wish.kinds !== null && !wish.kinds.has(kind));
  const matched = views.map((view): Candidates => ({ view, matches: match(view, plan) }));
  const collect = (least: number): Findings => {
    const best = new Best(wish.limit);
    const tally = new Tally();
    for (const { view, matches } of matched) {
      const { kinds } = view.segment.records.columns;
      const mayBeFound = (record: number): boolean =>
        (matches.met[record] as number) >= least && (matches.strict[record] as number) >= strict && !matches.barred[record] && !barredKinds[kinds[record] as number];
      const scores = new Float64Array(kinds.length);
      const found: number[] = [];
      const touched = { mayBeFound, add: (record: number) => void found.push(record) };
      for (const [term, weight] of weights) addScores(view, term, weight, figures, scores, touched);
      if (scoreless) for (let i = 0; i < kinds.length; i += 1) if (scores[i] === 0 && mayBeFound(i)) found.push(i);
      for (const ordinal of found) best.offer(view.segment, ordinal, scores[ordinal] as number, wish.name === '' ? 0 : nearness(view.segment, ordinal, wish.name));
      tally.addAll(view.segment.records, found);
    }
    return { found: best.list(), total: best.total, facets: tally.facets() };
  };
  const whole = wish.match === 'all' ? collect(plan.goals.length) : null;
  if (whole && whole.total > 0) return whole;
  // In one field a score tells nothing: it counts words of the other one too.
  return collect(plan.field === null || strict === plan.goals.length ? 0 : strict + 1);
}

/** Weight of each term: its rarity times its weight, over all slots that name it. */
function weigh(goals: readonly Goal[], views: readonly View[], figures: Figures): Map<string, number> {
  const rarities = new Map<string, number>();
  const rare = (term: string): number => {
    let known = rarities.get(term);
    if (known === undefined) rarities.set(term, (known = rarity(views, term, figures.records)));
    return known;
  };
  const weights = new Map<string, number>();
  for (const slot of goals.flatMap((goal) => goal.rows.flat())) {
    const most = slot.itself === null ? Infinity : rare(slot.itself);
    for (const [term, weight] of slot.terms) weights.set(term, (weights.get(term) ?? 0) + weight * Math.min(rare(term), most));
  }
  return weights;
}
