/**
 * A small trained judge over the rules: a linear model of tag sequences, decoded by Viterbi's algorithm.
 * Trained as an averaged structured perceptron (Collins, EMNLP 2002) by bench/train-entities.ts.
 */
import { forFeatures, type FeatureSource, type Kind } from './features';
import type { Run } from './runs';
import { tagCount, type FeatureSink, type Weights } from './weights';

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

/** Sums the weights of a token's features. */
class Scores implements FeatureSink {
  readonly sum = new Float64Array(tagCount);

  constructor(private readonly weights: Weights) {}

  readonly one = (group: string, value: string): void => this.add(this.weights.one(group, value));
  readonly two = (group: string, first: string, second: string): void => this.add(this.weights.two(group, first, second));

  private add(values: Float64Array | null): void {
    if (values === null) return;
    for (let t = 0; t < tagCount; t += 1) this.sum[t] = (this.sum[t] ?? 0) + (values[t] ?? 0);
  }
}

/** The best tag sequence for a stretch, as indices into `tags`; `emissions` are the scores of each of its tokens per tag. */
export function decode(weights: Weights, emissions: readonly Float64Array[]): number[] {
  const back: Uint8Array[] = [];
  const transitions = tags.map((_, t) => weights.one('t=', String(t)) ?? new Float64Array(tagCount));
  let best = new Float64Array(tagCount).fill(-Infinity);
  best[0] = 0;
  for (const emission of emissions) {
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
  const path = new Array<number>(emissions.length).fill(0);
  for (let i = emissions.length - 1; i >= 0; i -= 1) {
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
  const emissions: Float64Array[] = [];
  for (let i = source.stretch.from; i < source.stretch.to; i += 1) {
    const scores = new Scores(weights);
    forFeatures(source, i, scores);
    emissions.push(scores.sum);
  }
  return spansOf(decode(weights, emissions), source.stretch.from);
}
