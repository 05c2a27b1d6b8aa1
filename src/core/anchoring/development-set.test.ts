/** Holds both ways of resolving to their figures on real revisions, where the test sets are at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Anchor, QuoteSelector } from '../annotations/annotation';
import type { TextRange } from '../documents/document';
import { resolver } from './resolve';
import { resolveAcross } from './resolve-across';

interface Case extends TextRange, QuoteSelector {
  readonly kind: string;
  readonly truth: readonly [number, number] | null;
}
interface Pair {
  readonly old: string;
  readonly new: string;
  readonly cases: readonly Case[];
}

const folder = new URL('../../../../shared/eval/', import.meta.url);
const absent = !existsSync(folder);
if (absent) console.log('Skipped: the revisions to anchor in are not here (../shared/eval).');

function read(name: string): Pair[] {
  const text = gunzipSync(readFileSync(new URL(name, folder))).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Pair);
}

function isRight({ kind, truth }: Case, { range }: Anchor): boolean {
  if (!truth || !range) return false;
  const shared = Math.max(0, Math.min(truth[1], range.end) - Math.max(truth[0], range.start));
  return shared / (Math.max(truth[1], range.end) - Math.min(truth[0], range.start)) >= (kind === 'edited' ? 0.6 : 0.95);
}

function score(
  pairs: readonly Pair[],
  resolve: (pair: Pair) => readonly Anchor[],
): { accuracy: number; wrong: number } {
  let credit = 0;
  let wrong = 0;
  let all = 0;
  for (const pair of pairs) {
    const anchors = resolve(pair);
    pair.cases.forEach((expected, i) => {
      const anchor = anchors[i] as Anchor;
      const right = isRight(expected, anchor);
      all += 1;
      if (anchor.status === 'uncertain') credit += right || !expected.truth ? 0.5 : 0;
      else if (anchor.status === 'orphan') credit += expected.truth ? 0 : 1;
      else if (right) credit += 1;
      else wrong += 1;
    });
  }
  return { accuracy: credit / all, wrong };
}

it.skipIf(absent)('with both revisions: 99.5 % right, none in a wrong place', () => {
  const { accuracy, wrong } = score(read('anchoring-dev.jsonl.gz'), (pair) =>
    resolveAcross(pair.old, pair.new, pair.cases),
  );
  expect(accuracy).toBeGreaterThanOrEqual(0.995);
  expect(wrong).toBe(0);
});

it.skipIf(absent)('with selectors alone: 98 % right, at most four in a wrong place', () => {
  const { accuracy, wrong } = score(read('selectors-dev.jsonl.gz'), (pair) => {
    const resolve = resolver(pair.new);
    return pair.cases.map((c) => resolve({ quote: c, position: { start: c.start, end: c.end } }));
  });
  expect(accuracy).toBeGreaterThanOrEqual(0.98);
  expect(wrong).toBeLessThanOrEqual(4);
});
