/** The weights of the trained tagger, as they lie in a table and as they are used. */

export interface TaggerTable {
  /** A feature, a tab, and `tag:weight` pairs in hundredths, parted by spaces. */
  readonly weights: readonly string[];
}

/** `O`, and begin and inside of four kinds. */
export const tagCount = 9;

/** Per feature one number for each tag; transitions are the features `t=` and the previous tag. */
export type Weights = ReadonlyMap<string, Float64Array>;

/** Reads the shipped weights. */
export function readWeights(table: TaggerTable): Weights {
  const weights = new Map<string, Float64Array>();
  for (const row of table.weights) {
    const cut = row.lastIndexOf('\t');
    const values = new Float64Array(tagCount);
    for (const pair of row.slice(cut + 1).split(' ')) {
      const [tag, value] = pair.split(':');
      values[Number(tag)] = Number(value) / 100;
    }
    weights.set(row.slice(0, cut), values);
  }
  return weights;
}

