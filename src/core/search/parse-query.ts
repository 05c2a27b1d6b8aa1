/** The query language: words, "phrases", -without, OR, prefix* and filters. Total: any string at all has a meaning. */
import { filterCalled, type Filter } from './filter';

export interface Clause {
  /** As typed, without its operators; of a filter, its value. */
  readonly text: string;
  readonly phrase: boolean;
  /** The last word may go on: it was ended by a star, or is still being typed. */
  readonly open: boolean;
  readonly without: boolean;
  /** It may be met in place of the clause before it. */
  readonly or: boolean;
  readonly filter: Filter | null;
  /** Where `text` begins in the query, and the range of the whole clause with its operators (UTF-16 offsets). */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** Longer queries are read by their beginning (UTF-16 code units); nobody types them, but they may be pasted. */
const LONGEST = 2_000;
const MOST_CLAUSES = 100;
const OPENING = '"“”„‟«»';
const MINUS = '-−–';
const FILTER = /^(\p{L}+):/u;

/**
 * Reads a query. With `typing`, a last word that nothing follows is open, and so is a phrase that is not closed. OR
 * stands in capitals between two clauses and binds them before all are asked for together.
 *
 * @example parseQuery('moon OR mars "outer space" -tre* in:notes', true)
 */
export function parseQuery(text: string, typing: boolean): Clause[] {
  const source = text.slice(0, LONGEST);
  const clauses: Clause[] = [];
  let or = false;
  let at = 0;
  while (at < source.length && clauses.length < MOST_CLAUSES) {
    if (isSpace(source[at])) {
      at += 1;
      continue;
    }
    const clause = readClause(source, at, or, typing);
    at = Math.max(clause.end, at + 1);
    if (clauses.length > 0 && isOr(clause)) or = true;
    else if (clause.text !== '') {
      clauses.push(clause);
      or = false;
    }
  }
  return clauses;
}

function isOr({ text, phrase, without, filter }: Clause): boolean {
  return text === 'OR' && !phrase && !without && filter === null;
}

function readClause(source: string, start: number, or: boolean, typing: boolean): Clause {
  const without = MINUS.includes(source[start] as string) && start + 1 < source.length && !isSpace(source[start + 1]);
  const from = without ? start + 1 : start;
  const named = FILTER.exec(source.slice(from, from + 40));
  const name = named ? filterCalled(named[1] as string) : null;
  const valueAt = from + (named?.[0].length ?? 0);
  // A filter without a value asks for nothing yet while it is being typed; before a space it is a word.
  const isFilter = name !== null && (valueAt < source.length ? !isSpace(source[valueAt]) : typing);
  const read = readText(source, isFilter ? valueAt : from);
  const last = read.end >= source.length && !read.closed;
  const open = read.star || (typing && last && (!without || isFilter));
  const filter = name !== null && isFilter ? { name, value: read.text.replace(/\*$/, '') } : null;
  return { text: read.text, phrase: read.phrase, open, without, or, filter, at: read.at, start, end: read.end };
}

interface Reading {
  readonly text: string;
  readonly at: number;
  readonly phrase: boolean;
  readonly star: boolean;
  readonly closed: boolean;
  readonly end: number;
}

function readText(source: string, from: number): Reading {
  return from < source.length && OPENING.includes(source[from] as string) ? readPhrase(source, from + 1) : readWord(source, from);
}

function readPhrase(source: string, from: number): Reading {
  let end = from;
  while (end < source.length && !OPENING.includes(source[end] as string)) end += 1;
  const closed = end < source.length;
  const inside = source.slice(from, end);
  const text = inside.trim();
  // An open quotation mark with nothing after it asks for nothing yet; a trailing space ends the word being typed.
  const star = text.endsWith('*');
  const at = from + inside.length - inside.trimStart().length;
  return { text, at, phrase: true, star, closed: closed || isSpace(source[end - 1]), end: closed ? end + 1 : end };
}

function readWord(source: string, from: number): Reading {
  let end = from;
  while (end < source.length && !isSpace(source[end]) && !OPENING.includes(source[end] as string)) end += 1;
  const text = source.slice(from, end);
  return { text, at: from, phrase: false, star: text.endsWith('*'), closed: false, end };
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}
