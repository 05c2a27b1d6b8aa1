/** Words, numbers and marks of a text, each with its place. */
import type { TextRange } from '../documents/document';

export type TokenKind = 'word' | 'number' | 'mark';

export interface Token extends TextRange {
  readonly kind: TokenKind;
  readonly text: string;
  /** Lower case, without accents, apostrophes and dashes unified: what tables are keyed by. */
  readonly key: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** At least two letters, all of them capitals. */
  readonly upper: boolean;
  /** White space, and no blank line, stands before it. */
  readonly spaced: boolean;
  /** A blank line or the start of the text stands before it. */
  readonly breaks: boolean;
}

/** Longer words are no names; they are cut down so that a line without spaces costs no more than any other. */
const longestWord = 60;

const pattern =
  /\p{Lu}{1,4}&\p{Lu}{1,4}(?!\p{L})|(?:\p{Lu}\.(?:-(?=\p{Lu}\.))?){2,}|(?:Jr|Sr|St|Ste|Mt|Ft|Dr|Mr|Mrs|Ms|Inc|Co|Ltd|Corp|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|No|vs)\.(?=[\s,)])|\p{Lu}\.(?=\s?\p{Lu})|\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s)?(?!\p{L})|[\p{L}\p{M}\p{N}]+(?:['’](?!s(?![\p{L}\p{N}]))\p{L}[\p{L}\p{M}]*)*|['’]s(?![\p{L}\p{N}])|\S/gu;

const folds: ReadonlyMap<string, string> = new Map([
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['organisation', 'organization'],
  ['organisations', 'organizations'],
  ['centre', 'center'],
  ['defence', 'defense'],
  ['labour', 'labor'],
]);

/** The form tables are keyed by. */
export function foldKey(text: string): string {
  let folded = text.toLowerCase();
  if (/[^\x20-\x7e]/u.test(folded)) {
    folded = folded
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[’‘ʼ]/gu, "'")
      .replace(/[‐-―−]/gu, '-')
      .replace(/ł/gu, 'l')
      .replace(/ø/gu, 'o');
  }
  return folds.get(folded) ?? folded;
}

/** Kind and capitals of a word: a fast path for ASCII, which most words are, and Unicode properties for the rest. */
function shape(text: string): Pick<Token, 'kind' | 'capital' | 'upper'> {
  let capitals = 0;
  let small = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 128) return shapeOfAny(text);
    if (code >= 65 && code <= 90) capitals += 1;
    else if (code >= 97 && code <= 122) small += 1;
    else if (code >= 48 && code <= 57) digits += 1;
  }
  const first = text.charCodeAt(0);
  const capital = first >= 65 && first <= 90;
  const letterFirst = capital || (first >= 97 && first <= 122);
  if (letterFirst || (digits > 0 && capitals > 0)) return { kind: 'word', capital, upper: capital && small === 0 && capitals > 1 };
  return { kind: digits > 0 ? 'number' : 'mark', capital: false, upper: false };
}

function shapeOfAny(text: string): Pick<Token, 'kind' | 'capital' | 'upper'> {
  const word = /^[\p{L}\p{M}]/u.test(text) || (/\p{N}/u.test(text) && /\p{Lu}/u.test(text));
  const kind: TokenKind = word ? 'word' : /^\p{N}/u.test(text) ? 'number' : 'mark';
  const capital = word && /^\p{Lu}/u.test(text);
  return { kind, capital, upper: capital && !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text) };
}

function makeToken(text: string, start: number, gap: string): Token {
  return {
    start,
    end: start + text.length,
    ...shape(text),
    text,
    key: foldKey(text),
    spaced: gap.length > 0,
    breaks: start === gap.length || (gap.length > 1 && /\n[ \t]*\n/u.test(gap)),
  };
}

/** Tokens in order. Linear in the length of the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const found = match[0];
    const start = match.index;
    if (found.length <= longestWord) tokens.push(makeToken(found, start, text.slice(last, start)));
    last = start + found.length;
  }
  return tokens;
}
