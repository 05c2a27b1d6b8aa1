/** Turns a parsed query into what is looked for in the segments: goals met by words, rows of words or filters. */
import { authorTest, collectionTest, dateTest, filterExamples, filterValues, meantValues, tagTest, testOf, type Filter, type RecordTest, type Surroundings } from './filter';
import type { Replacement } from './edit-query';
import type { Hint } from './hit';
import { nameGoal } from './named';
import type { Clause } from './parse-query';
import { phraseSlot, wordSlot, type Row } from './slot';
import { tokenise, type Token } from './tokenise';
import type { View } from './view';

export interface Goal {
  /** What was typed for it: words, a phrase or filters. */
  readonly typed: readonly Clause[];
  /** A record meets the goal by any of these, */
  readonly rows: readonly Row[];
  /** or by any of these. */
  readonly tests: readonly RecordTest[];
  /** Never given up, even where no record has all words. */
  readonly strict: boolean;
}

export interface Plan {
  readonly goals: readonly Goal[];
  readonly barred: readonly Goal[];
  /** The one part of each record that words are looked for in, if not everywhere. */
  readonly field: 'title' | 'body' | null;
  readonly hints: readonly Hint[];
  /** Words that nothing is spelt like, and what may have been meant. */
  readonly corrections: readonly Replacement[];
}

interface Wanted {
  goal: Goal;
  /** Nothing but words that tell nothing. */
  readonly stop: boolean;
  /** A filter of which a record has only one value: naming it twice widens the choice. */
  readonly widens: string | null;
}

const NOWHERE: Surroundings = { isLinked: () => false, mentions: () => false };
const WIDENING: readonly string[] = ['in', 'type', 'colour', 'date', 'is'];

export function makePlan(clauses: readonly Clause[], views: readonly View[], around: Surroundings = NOWHERE): Plan {
  const wanted: Wanted[] = [];
  const barred: Goal[] = [];
  const hints: Hint[] = [];
  const corrections: Replacement[] = [];
  let field: Plan['field'] = null;
  clauses.forEach((clause, i) => {
    hints.push(...hintsOf(clause, clauses[i + 1]));
    if (isTitle(clause)) {
      field = clause.without ? 'body' : 'title';
      return;
    }
    const filtered = clause.filter && filterGoal(clause, clause.filter, views, around);
    if (clause.filter && !filtered) hints.push(unknownValue(clause.filter));
    const one = filtered ? { goal: filtered, stop: false } : words(clause, views, corrections);
    if (!one) return;
    if (clause.without) barred.push(one.goal);
    else add(wanted, { ...one, widens: filtered && clause.filter ? clause.filter.name : null }, clause.or);
  });
  const telling = wanted.filter(({ stop }) => !stop);
  return { goals: (telling.length > 0 ? telling : wanted).map(({ goal }) => goal), barred, field, hints, corrections };
}

function add(wanted: Wanted[], one: Wanted, or: boolean): void {
  const widened = WIDENING.includes(one.widens ?? '') ? wanted.find(({ widens }) => widens === one.widens) : undefined;
  const met = or ? wanted[wanted.length - 1] : widened;
  if (!met) {
    wanted.push(one);
    return;
  }
  const goal = either(met.goal, one.goal);
  wanted[wanted.indexOf(met)] = { goal, stop: met.stop && one.stop, widens: met.widens === one.widens ? met.widens : null };
}

function either(a: Goal, b: Goal): Goal {
  return { typed: [...a.typed, ...b.typed], rows: [...a.rows, ...b.rows], tests: [...a.tests, ...b.tests], strict: a.strict || b.strict };
}

function isTitle({ filter, open }: Clause): boolean {
  return filter?.name === 'in' && meantValues(filter, open).join() === 'title';
}

/** `null` where the filter does not know the value, which is then read as words. */
function filterGoal(clause: Clause, filter: Filter, views: readonly View[], around: Surroundings): Goal | null {
  const { name, value } = filter;
  if (name === 'entity') {
    const named = nameGoal(value, clause.open, views, around);
    return named && { typed: [clause], ...named, strict: true };
  }
  const tests = testsOf(filter, clause.open, around);
  return tests.length === 0 ? null : { typed: [clause], rows: [], tests, strict: true };
}

function testsOf(filter: Filter, open: boolean, around: Surroundings): RecordTest[] {
  const { name, value } = filter;
  switch (name) {
    case 'tag':
      return [tagTest(value, open)];
    case 'author':
      return [authorTest(value)];
    case 'collection':
      return [collectionTest(value, open)];
    case 'date':
    case 'before':
    case 'after': {
      const test = dateTest(name, value);
      return test ? [test] : [];
    }
    case 'entity':
      return [];
    default:
      return meantValues(filter, open).map((one) => testOf(name, one, around));
  }
}

function words(clause: Clause, views: readonly View[], corrections: Replacement[]): { goal: Goal; stop: boolean } | null {
  const tokens = tokenise(clause.text).filter((token) => token.kind !== 'tail');
  if (tokens.length === 0) return null;
  const parts = tokens.filter((token) => token.kind !== 'joined');
  const row = parts.map((token, i) => (clause.phrase ? phraseSlot : wordSlot)(token, isOpen(clause, token, i === parts.length - 1), !clause.without, views));
  const joined = clause.phrase ? [] : tokens.filter((token) => token.kind === 'joined').map((token) => [wordSlot(token, clause.open, false, views)]);
  if (!joined.some(([slot]) => (slot?.terms.size ?? 0) > 0)) corrections.push(...correct(clause, parts, row));
  const goal = { typed: [clause], rows: [row, ...joined], tests: [], strict: clause.phrase };
  return { goal, stop: !clause.phrase && tokens.every((token) => token.kind === 'stop') };
}

/** The last word of an open clause goes on, and so does any word of a phrase that a star follows. */
function isOpen({ text, phrase, open }: Clause, token: Token, last: boolean): boolean {
  return (open && last) || (phrase && text[token.end] === '*');
}

function correct({ at }: Clause, parts: readonly Token[], row: Row): Replacement[] {
  return row.flatMap(({ instead }, i) => {
    const token = parts[i];
    return instead !== null && token ? [{ start: at + token.start, end: at + token.end, surface: instead }] : [];
  });
}

/** A word like `name:value`, though neither a time, nor an address, nor a drive's letter. */
const NAMED = /^(\p{L}{2,}):(?:[^/\\\s]|$)/u;

function hintsOf({ text, phrase, filter }: Clause, next: Clause | undefined): Hint[] {
  const named = phrase || filter ? null : NAMED.exec(text);
  if (!named || (text.endsWith(':') && !next?.phrase)) return [];
  return [{ kind: 'filter', name: named[1] as string }];
}

function unknownValue({ name, value }: Filter): Hint {
  return { kind: 'value', name, value, known: filterValues[name] ?? filterExamples[name] ?? [] };
}
