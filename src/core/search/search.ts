/** The search engine behind the one box: sections, annotations, notes and entities in one ranked list. */
import type { TextRange } from '../documents/document';
import { complete } from './complete';
import { replaceWords } from './edit-query';
import type { Surroundings } from './filter';
import { findBest } from './find-best';
import { groupHits } from './group';
import type { RecordKind, SearchAnswer, SearchRecord } from './hit';
import { isEnglish } from './language';
import { markText, mergeMarks } from './mark';
import { nameOf } from './name';
import { parseQuery, type Clause } from './parse-query';
import { makePlan } from './plan';
import { keyOf } from './records';
import { createSegments, type Segments } from './segments';
import { showHit } from './show';
import type { View } from './view';

export interface QueryOptions {
  /** Hits (or groups) returned, 20 unless told, from the one at `offset` on; the answer's `total` counts them all. */
  readonly limit?: number;
  readonly offset?: number;
  /** Whether hits of one document stand together. */
  readonly grouped?: boolean;
  readonly kinds?: readonly RecordKind[];
  /** Whether a note links to a record, for `has:note`; without it none does. */
  readonly isLinked?: Surroundings['isLinked'];
  /** Whether a record speaks of entities, for `entity:`; without it only names are looked for. */
  readonly mentions?: Surroundings['mentions'];
  /** Milliseconds of a clock; without one the answer says 0. */
  readonly now?: () => number;
}

export interface Search {
  /** Adds records, or replaces those of the same kind and id; those that are there already just so cost nothing more. */
  put(records: readonly SearchRecord[]): void;
  /** Puts these, and removes what else there is of the document and of those kinds. */
  replace(document: string, kinds: readonly RecordKind[], records: readonly SearchRecord[]): void;
  remove(kind: RecordKind, id: string): void;
  /** Removes a document's sections and annotations. */
  removeDocument(documentId: string): void;
  /** Removes everything of a kind that is not kept. */
  keep(kind: RecordKind, isKept: (id: string, document: string | null) => boolean): void;
  /** Answers any string at all and never throws; a string that names nothing has no hits. */
  query(text: string, options?: QueryOptions): SearchAnswer;
  /**
   * What a query marks in each of these texts (UTF-16 ranges, in order, not overlapping), whether or not they answer it.
   * `language` is that of the texts, as in `RecordFacets`.
   */
  mark(text: string, texts: readonly string[], language?: string): TextRange[][];
  /** Does a slice of the merging that is due, a few milliseconds of it; false where nothing is. */
  tidy(): boolean;
  readonly size: number;
  /** What is to be saved; the same objects as before where nothing has changed. */
  readonly views: readonly View[];
}

const LIMIT = 20;
/** Queries of more words are questions rather than names: whoever answers best, though no record holds every word. */
const NAMING_WORDS = 4;

/** Starts from views kept from before, or from none. */
export function createSearch(kept: readonly View[] = []): Search {
  const segments = createSegments(kept);
  return {
    put: (records) => segments.put(records),
    replace: (document, kinds, records) => {
      const present = new Set(records.map(({ kind, id }) => keyOf(kind, id)));
      segments.remove(segments.keysOf(document, kinds).filter((key) => !present.has(key)));
      segments.put(records);
    },
    remove: (kind, id) => segments.remove([keyOf(kind, id)]),
    removeDocument: (documentId) => segments.remove(segments.keysOf(documentId, null)),
    keep: (kind, isKept) => segments.remove(segments.keysWhere(kind, (id, document) => !isKept(id, document))),
    query: (text, options = {}) => answer(segments, text, options),
    mark(text, texts, language) {
      const plan = makePlan(parseQuery(text, true), segments.views);
      return texts.map((one) => mergeMarks(markText(one, plan, isEnglish(language))));
    },
    tidy: () => segments.tidy(),
    get size() {
      return segments.size;
    },
    get views() {
      return segments.views;
    },
  };
}

/** What stands for a query that a newer one overtook. */
export const overtaken: SearchAnswer = {
  hits: [], total: 0, groups: null, hints: [], didYouMean: null, facets: [], completions: [], elapsedMs: 0, overtaken: true,
};

function answer(segments: Segments, text: string, options: QueryOptions): SearchAnswer {
  const { limit = LIMIT, offset = 0, grouped = false, kinds, isLinked = () => false, mentions = () => false, now = () => 0 } = options;
  const started = now();
  const clauses = parseQuery(text, true);
  const plan = makePlan(clauses, segments.views, { isLinked, mentions });
  const { found, total, facets } = findBest(segments.views, plan, {
    limit: grouped ? Infinity : limit + offset,
    kinds: kinds ? new Set(kinds) : null,
    match: plan.goals.filter((goal) => goal.tests.length === 0).length > NAMING_WORDS ? 'any' : 'all',
    name: wholeName(clauses),
  });
  const groups = grouped ? groupHits(found, offset, limit, (one) => showHit(one, plan)) : null;
  const hits = groups ? groups.page.flatMap((group) => group.hits) : found.slice(offset, offset + limit).map((one) => showHit(one, plan));
  const didYouMean = plan.corrections.length > 0 ? replaceWords(text, plan.corrections) : null;
  const completions = complete(text, segments.views);
  return { hits, total, groups, hints: plan.hints, didYouMean, facets, completions, elapsedMs: now() - started, overtaken: false };
}

function wholeName(clauses: readonly Clause[]): string {
  return nameOf(clauses.filter((clause) => !clause.without && !clause.filter).map((clause) => clause.text).join(' '));
}
