/** The weights of the trained tagger, as they lie in a table and as they are used. */

export interface TaggerTable {
  /** A feature, a tab, and `tag:weight` pairs in hundredths, parted by spaces. */
  readonly weights: readonly string[];
}

/** `O`, and begin and inside of four kinds. */
export const tagCount = 9;

/** Takes the features of a token as they are found. What most texts ask for has no weight, so no feature is put together before it is looked up. */
export interface FeatureSink {
  /** A feature that is called `group` and `value`. */
  readonly one: (group: string, value: string) => void;
  /** One that is called `group`, `first`, a bar and `second`. */
  readonly two: (group: string, first: string, second: string) => void;
}

/** Features that are two values at once; all others with a bar are of one value and of what the rules said. */
const pairs: ReadonlySet<string> = new Set(['pw=', 'nw=', 'r-=', 'r+=', 'rs=', 'vr=', 'spr=', 'kr=']);

/** What the rules may say of a token: their own opinion never holds a bar. */
const opinion = /\|(?:O|[BI]-(?:PER|ORG|LOC|MISC|NONE))$/u;

export interface FeatureName {
  readonly group: string;
  readonly first: string;
  /** `null` for features of one value. */
  readonly second: string | null;
}

/** Takes a feature's name apart. No word but the bar itself holds a bar. */
export function readFeature(feature: string): FeatureName {
  const sign = feature.indexOf('=');
  const bar = sign < 0 ? feature.indexOf('|') : -1;
  const group = sign >= 0 ? feature.slice(0, sign + 1) : bar >= 0 ? feature.slice(0, bar) : feature;
  const rest = feature.slice(group.length);
  const cut = pairs.has(group) ? rest.indexOf('|', 1) : (opinion.exec(rest)?.index ?? -1);
  return cut < 0 ? { group, first: rest, second: null } : { group, first: rest.slice(0, cut), second: rest.slice(cut + 1) };
}

interface Branch {
  /** Weights per tag of the feature of one value. */
  own: Float64Array | null;
  /** And of those of two. */
  readonly then: Map<string, Float64Array>;
}

export class Weights {
  private readonly groups = new Map<string, Map<string, Branch>>();

  set({ group, first, second }: FeatureName, values: Float64Array): void {
    const branches = this.groups.get(group) ?? new Map<string, Branch>();
    this.groups.set(group, branches);
    const branch = branches.get(first) ?? { own: null, then: new Map<string, Float64Array>() };
    branches.set(first, branch);
    if (second === null) branch.own = values;
    else branch.then.set(second, values);
  }

  one(group: string, value: string): Float64Array | null {
    return this.groups.get(group)?.get(value)?.own ?? null;
  }

  two(group: string, first: string, second: string): Float64Array | null {
    return this.groups.get(group)?.get(first)?.then.get(second) ?? null;
  }
}

/** Reads the shipped weights: per feature one number for each tag; transitions are the features `t=` and the previous tag. */
export function readWeights(table: TaggerTable): Weights {
  const weights = new Weights();
  for (const row of table.weights) {
    const cut = row.lastIndexOf('\t');
    const values = new Float64Array(tagCount);
    for (const pair of row.slice(cut + 1).split(' ')) {
      const [tag, value] = pair.split(':');
      values[Number(tag)] = Number(value) / 100;
    }
    weights.set(readFeature(row.slice(0, cut)), values);
  }
  return weights;
}
