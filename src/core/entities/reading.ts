/** A text made ready for recognition: tokens, sentence starts, headings and how its words are written. */
import type { TextRange } from '../documents/document';
import { inList, type Gazetteer } from './gazetteer';
import { findHeadings } from './headings';
import { sentenceStarts } from './sentences';
import { tokenise, type Token } from './tokens';

/** How often a word stands in small letters, and capitalised where no sentence begins. */
interface Spelling {
  small: number;
  capital: number;
}

export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly starts: Uint8Array;
  /** 1 for tokens of headings. */
  readonly heading: Uint8Array;
  /** 1 for tokens of a stretch written in capitals throughout, where capitals say nothing. */
  readonly shouted: Uint8Array;
  readonly spelling: ReadonlyMap<string, Spelling>;
  /** The text is not English: capitals may mean something else, as they do in German. */
  readonly foreign: boolean;
  readonly gazetteer: Gazetteer;
}

function markHeadings(tokens: readonly Token[], headings: readonly TextRange[]): Uint8Array {
  const flags = new Uint8Array(tokens.length);
  let h = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    while (h < headings.length && (headings[h]?.end ?? 0) <= token.start) h += 1;
    const heading = headings[h];
    if (heading !== undefined && token.start >= heading.start) flags[i] = 1;
  }
  return flags;
}

/** Stretches of at least five words in capitals, in which fewer than one word in five has small letters. */
function markShouting(tokens: readonly Token[], starts: Uint8Array): Uint8Array {
  const flags = new Uint8Array(tokens.length);
  let from = 0;
  for (let i = 1; i <= tokens.length; i += 1) {
    if (i < tokens.length && starts[i] !== 1) continue;
    const words = tokens.slice(from, i).filter((token) => token.kind === 'word' && token.text.length > 1);
    const upper = words.filter((token) => token.upper).length;
    if (words.length >= 4 && upper * 5 >= words.length * 4) flags.fill(1, from, i);
    from = i;
  }
  return flags;
}

function countSpellings(reading: Pick<Reading, 'tokens' | 'starts' | 'heading' | 'shouted'>): Map<string, Spelling> {
  const counts = new Map<string, Spelling>();
  const { tokens, starts, heading, shouted } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || heading[i] === 1 || shouted[i] === 1) continue;
    if (token.capital && (starts[i] === 1 || opensQuote(tokens, starts, i))) continue;
    const spelling = counts.get(token.key) ?? { small: 0, capital: 0 };
    if (token.capital) spelling.capital += 1;
    else spelling.small += 1;
    counts.set(token.key, spelling);
  }
  return counts;
}

/** After an opening quotation mark or bracket at a sentence's start, or a colon, a capital says as little. */
export function opensQuote(tokens: readonly Token[], starts: Uint8Array, i: number): boolean {
  const before = tokens[i - 1];
  return before !== undefined && before.kind === 'mark' && starts[i - 1] === 1;
}

/** English prose has a function word in about every second to third place; lists and short texts are given the benefit of the doubt. */
function isForeign(tokens: readonly Token[], gazetteer: Gazetteer): boolean {
  let words = 0;
  let common = 0;
  for (const token of tokens.slice(0, 4000)) {
    if (token.kind !== 'word') continue;
    words += 1;
    if (inList(gazetteer, 'function', token.key)) common += 1;
  }
  return words >= 25 && common * 8 < words;
}

/** Prepares a text. `headings` are found by line rules where not given. */
export function read(text: string, gazetteer: Gazetteer, headings?: readonly TextRange[]): Reading {
  const tokens = tokenise(text);
  const starts = sentenceStarts(tokens);
  const heading = markHeadings(tokens, headings ?? findHeadings(text));
  const shouted = markShouting(tokens, starts);
  const spelling = countSpellings({ tokens, starts, heading, shouted });
  return { text, tokens, starts, heading, shouted, spelling, foreign: isForeign(tokens, gazetteer), gazetteer };
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/u, 'y'],
  [/(?:ed|es|er|est|ing|s|d|ly|ally|ness)$/u, ''],
  [/(?:ed|er|est|ing)$/u, 'e'],
  [/(.)\1(?:ed|er|est|ing)$/u, '$1'],
  [/ly$/u, 'le'],
];

/** Endings that make nouns, adjectives and adverbs out of words, and hardly ever end a name. */
const derived = /.{3}(?:it(?:y|ies)|tions?|sions?|ments?|ness(?:es)?|ologi(?:es|sts?)|ically|ful|less|ously|ability)$/u;

const prefix = /^(?:over|under|non|inter|anti|mis|dis|pre|sub|out|un|re)(?=.{4})/u;

/** Answers given before, by the tables: a library says the same words over and over. */
const judged = new WeakMap<Gazetteer, Map<string, boolean>>();
/** More are not kept. */
const mostJudged = 50_000;

/** Whether a word is an everyday word of English, regular endings undone. */
export function isEveryday(gazetteer: Gazetteer, key: string): boolean {
  const known = judged.get(gazetteer) ?? new Map<string, boolean>();
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size === 0) judged.set(gazetteer, known);
  if (known.size >= mostJudged) known.clear();
  const everyday = judge(gazetteer, key);
  known.set(key, everyday);
  return everyday;
}

function judge(gazetteer: Gazetteer, key: string): boolean {
  if (derived.test(key)) return true;
  if (inList(gazetteer, 'function', key) || inList(gazetteer, 'word', key)) return true;
  const plain = key.replace(prefix, '');
  if (plain.length > 3 && plain !== key && isEveryday(gazetteer, plain)) return true;
  return endings.some(([ending, put]) => ending.test(key) && inList(gazetteer, 'word', key.replace(ending, put)));
}
