/**
 * A small trained judge over the rules: a linear model of tag sequences, decoded by Viterbi's algorithm.
 * Trained as an averaged structured perceptron (Collins, EMNLP 2002) by bench/train-entities.ts.
 */
import { featuresAt, type FeatureSource, type Kind } from './features';
import type { Run } from './runs';
import { tagCount, type Weights } from './weights';

export const kinds: readonly Kind[] = ['PER', 'ORG', 'LOC', 'MISC'];
/** `O` first, then begin and inside of each kind. */
export const tags: readonly string[] = ['O', ...kinds.flatMap((kind) => [`B-${kind}`, `I-${kind}`])];

export interface TaggedSpan extends Run {
  readonly kind: Kind;
}

/** An inside tag goes on only what its own kind began. */
export function follows(previous: number, tag: number): boolean {
  if (tag === 0 || tag % 2 === 1) return true;
  return previous === tag || previous === tag - 1;
}

function scores(weights: Weights, features: readonly string[]): Float64Array {
  const sum = new Float64Array(tagCount);
  for (const feature of features) {
    const values = weights.get(feature);
    if (values === undefined) continue;
    for (let t = 0; t < tagCount; t += 1) sum[t] = (sum[t] ?? 0) + (values[t] ?? 0);
  }
  return sum;
}

/** The best tag sequence for the features of a stretch, as indices into `tags`. */
export function decode(weights: Weights, features: readonly (readonly string[])[]): number[] {
  const back: Uint8Array[] = [];
  const transitions = tags.map((_, t) => weights.get(`t=${String(t)}`) ?? new Float64Array(tagCount));
  let best = new Float64Array(tagCount).fill(-Infinity);
  best[0] = 0;
  for (const row of features) {
    const emission = scores(weights, row);
    const next = new Float64Array(tagCount).fill(-Infinity);
    const from = new Uint8Array(tagCount);
    for (let tag = 0; tag < tagCount; tag += 1) {
      for (let previous = 0; previous < tagCount; previous += 1) {
        if (!follows(previous, tag)) continue;
        const score = (best[previous] ?? 0) + (transitions[previous]?.[tag] ?? 0) + (emission[tag] ?? 0);
        if (score > (next[tag] ?? 0)) {
          next[tag] = score;
          from[tag] = previous;
        }
      }
    }
    back.push(from);
    best = next;
  }
  let tag = best.indexOf(Math.max(...best));
  const path = new Array<number>(features.length).fill(0);
  for (let i = features.length - 1; i >= 0; i -= 1) {
    path[i] = tag;
    tag = back[i]?.[tag] ?? 0;
  }
  return path;
}

/** Spans of a tag path over a stretch that begins at token `from`. */
export function spansOf(path: readonly number[], from: number): TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  for (let i = 0; i < path.length; i += 1) {
    const tag = path[i] ?? 0;
    if (tag === 0 || tag % 2 === 0) continue;
    let to = i + 1;
    while (path[to] === tag + 1) to += 1;
    const kind = kinds[(tag - 1) >> 1];
    if (kind !== undefined) spans.push({ from: from + i, to: from + to, kind });
  }
  return spans;
}

/** Names in one stretch, as the model sees them. */
export function tag(weights: Weights, source: FeatureSource): TaggedSpan[] {
  const features: string[][] = [];
  for (let i = source.stretch.from; i < source.stretch.to; i += 1) features.push(featuresAt(source, i));
  return spansOf(decode(weights, features), source.stretch.from);
}
