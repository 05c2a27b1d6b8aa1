/** Ranks a collection for questions: the same engine, asked for whoever answers best with any of the words. */
import { findBest } from './find-best';
import type { SearchRecord } from './hit';
import { parseQuery } from './parse-query';
import { makePlan } from './plan';
import { createSegments } from './segments';

export interface RankedText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface Question {
  readonly id: string;
  readonly text: string;
}

/** Documents listed for a question. */
const MOST = 100;

/** The ids of the best documents for each question (by its id), best first, at most a hundred. */
export function rank(documents: readonly RankedText[], questions: readonly Question[]): Record<string, string[]> {
  const segments = createSegments();
  segments.put(documents.map(recordOf));
  return Object.fromEntries(
    questions.map(({ id, text }) => {
      const plan = makePlan(parseQuery(text, false), segments.views);
      const { found } = findBest(segments.views, plan, { limit: MOST, kinds: null, match: 'any', name: '' });
      return [id, found.map(({ segment, ordinal }) => segment.records.idOf(ordinal))];
    }),
  );
}

/** As the application would keep it: a titled section. */
function recordOf({ id, title, text }: RankedText): SearchRecord {
  return { kind: 'section', id, document: id, title, body: text, offset: 0, detail: '' };
}
