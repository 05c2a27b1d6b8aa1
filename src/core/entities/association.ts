/** How strongly two things belong together: log-likelihood over the units in which they are named. */

/** Counts over `units`: in how many `a` stands, in how many `b`, in how many both. */
export interface Together {
  readonly both: number;
  readonly a: number;
  readonly b: number;
  readonly units: number;
}

const term = (observed: number, expected: number): number => (observed <= 0 || expected <= 0 ? 0 : observed * Math.log(observed / expected));

/**
 * The log-likelihood ratio G² of the two-by-two table (Dunning 1993, Accurate Methods for the Statistics of Surprise and
 * Coincidence): 0 where two are together as often as chance has it, negative where they are so less often. Unlike a raw count
 * it does not grow for what stands everywhere.
 */
export function logLikelihood({ both, a, b, units }: Together): number {
  if (units <= 0 || a <= 0 || b <= 0) return 0;
  const expected = (a * b) / units;
  const sum =
    term(both, expected) +
    term(a - both, (a * (units - b)) / units) +
    term(b - both, ((units - a) * b) / units) +
    term(units - a - b + both, ((units - a) * (units - b)) / units);
  const ratio = Math.max(0, 2 * sum);
  return both < expected ? -ratio : ratio;
}

/** One unit of text (a sentence, a section): the entities it names, each once. */
export type Unit = readonly string[];

export interface Companion {
  readonly entity: string;
  /** Units that name both. */
  readonly together: number;
  /** Log-likelihood, more than 0. */
  readonly weight: number;
}

const strongest = (a: Companion, b: Companion): number => b.weight - a.weight || b.together - a.together || (a.entity < b.entity ? -1 : 1);

function frequencies(units: readonly Unit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units) for (const entity of unit) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return counts;
}

/** What is named beside an entity more often than chance has it, the strongest first. */
export function companionsOf(entity: string, units: readonly Unit[]): Companion[] {
  const counts = frequencies(units);
  const together = frequencies(units.filter((unit) => unit.includes(entity)));
  const own = counts.get(entity) ?? 0;
  return [...together]
    .filter(([other]) => other !== entity)
    .map(([other, both]) => ({ entity: other, together: both, weight: logLikelihood({ both, a: own, b: counts.get(other) ?? 0, units: units.length }) }))
    .filter(({ weight }) => weight > 0)
    .sort(strongest);
}

export interface Edge {
  /** `source` comes before `target` in the order of ids. */
  readonly source: string;
  readonly target: string;
  readonly together: number;
  readonly weight: number;
}

/** Beyond so many entities in one unit their being together says nothing, and would cost the square of their number. */
const crowd = 60;

/** Every pair that is named together more often than chance has it, the strongest first. */
export function edgesOf(units: readonly Unit[]): Edge[] {
  const counts = frequencies(units);
  const pairs = new Map<string, Map<string, number>>();
  for (const unit of units) {
    const sorted = [...unit].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1)).slice(0, crowd).sort();
    sorted.forEach((source, at) => {
      const row = pairs.get(source) ?? new Map<string, number>();
      for (const target of sorted.slice(at + 1)) row.set(target, (row.get(target) ?? 0) + 1);
      pairs.set(source, row);
    });
  }
  const edges = [...pairs].flatMap(([source, row]) =>
    [...row].map(([target, together]): Edge => ({ source, target, together, weight: logLikelihood({ both: together, a: counts.get(source) ?? 0, b: counts.get(target) ?? 0, units: units.length }) })),
  );
  return edges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight || (a.source < b.source ? -1 : a.source > b.source ? 1 : a.target < b.target ? -1 : 1));
}
