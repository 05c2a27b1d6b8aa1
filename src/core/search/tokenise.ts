/** Cuts a text into the words that can be found in it, each with its exact range in the original. */
import { chainAt, standsAlone, type Chain, type Part } from './chain';
import { fold } from './fold';
import { isStopWord, stem } from './language';
import { cut, type Piece } from './pieces';

export interface Token {
  /** The folded word as written; what prefixes and exact phrases are compared with. */
  readonly surface: string;
  /** What the index files it under: the stem, or the capitals of an acronym that reads like a stop word. */
  readonly term: string;
  /** UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
  /** Ordinal among the words of the text; a joined form shares the position of its first part. */
  readonly position: number;
  /**
   * Only a `word` counts toward the length that ranking divides by. The others can be found: a `stop` word, the parts
   * of a name `joined`, and the `tail`, the last character of an unspaced run.
   */
  readonly kind: 'word' | 'stop' | 'joined' | 'tail';
}

/** Longer words are compared by their beginning only; no word of a language is longer. */
const LONGEST = 64;
const CAPITALS = /^\p{Lu}{2,}$/u;
/**
 * A base character with the marks upon it; half-width kana carry their voicing marks as characters of their own, and a
 * decomposed Hangul syllable is two or three letters.
 */
const CHARACTER = /(?:[\u1100-\u115F][\u1160-\u11A7][\u11A8-\u11FF]?|.)[\p{M}\u3099\u309A\uFF9E\uFF9F]*/gsu;

/**
 * All words of a text in order. Total: every string has tokens, perhaps none. Price: linear in the text.
 * @param english whether words are filed under their English stems.
 */
export function tokenise(text: string, english = true): Token[] {
  // The modifier letter apostrophe is a letter to Unicode; here it is an apostrophe.
  const source = text.replaceAll('ʼ', '’');
  const pieces = cut(source);
  const tokens: Token[] = [];
  let position = 0;
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i] as Piece;
    if (piece.unspaced) {
      position = pushPairs(piece, tokens, position);
      i += 1;
    } else if (standsAlone(source, pieces, i)) {
      position = pushWord(piece, tokens, position, english);
      i += 1;
    } else {
      const chain = chainAt(source, pieces, i);
      position = pushChain(chain, tokens, position, english);
      i += chain.pieces;
    }
  }
  return tokens;
}

function pushChain(chain: Chain, tokens: Token[], position: number, english: boolean): number {
  const first = tokens.length;
  let next = position;
  for (const part of chain.parts) next = pushWord(part, tokens, next, english);
  const from = tokens[first];
  const to = tokens[tokens.length - 1];
  if (!chain.joins || !from || !to || from === to) return next;
  const surface = clip(tokens.slice(first).map((token) => token.surface.toLowerCase()).join(''));
  tokens.push({ surface, term: termOf(surface, english), start: from.start, end: to.end, position, kind: 'joined' });
  return next;
}

/** The term of a lower-case surface: always the same one, however the surface came about. */
export function termOf(surface: string, english = true): string {
  return wordOf(surface, english)?.term ?? surface;
}

/** One written word at this position; answers the position of the next. Folding may leave nothing of it (a lone accent). */
function pushWord({ text, start, end }: Part, tokens: Token[], position: number, english: boolean): number {
  const known = wordOf(text, english);
  if (!known) return position;
  tokens.push({ surface: known.surface, term: known.term, start, end, position, kind: known.kind });
  return position + 1;
}

type Word = Pick<Token, 'surface' | 'term' | 'kind'>;

/** Words remembered as written, in each of the two ways of filing; a library's are some tens of thousands. */
const REMEMBERED = 100_000;
const remembered = { english: new Map<string, Word | null>(), other: new Map<string, Word | null>() };

/** Most words come again as they were written; what is longer than any word is seldom met twice. */
function wordOf(written: string, english: boolean): Word | null {
  if (written.length > LONGEST) return readWord(written, english);
  const words = english ? remembered.english : remembered.other;
  let known = words.get(written);
  if (known === undefined) {
    if (words.size >= REMEMBERED) words.clear();
    words.set(written, (known = readWord(written, english)));
  }
  return known;
}

function readWord(written: string, english: boolean): Word | null {
  const surface = clip(fold(written));
  if (surface === '') return null;
  if (!isStopWord(surface)) return { surface, term: english ? stem(surface) : surface, kind: 'word' };
  if (!CAPITALS.test(written)) return { surface, term: surface, kind: 'stop' };
  const acronym = surface.toUpperCase();
  return { surface: acronym, term: acronym, kind: 'word' };
}

/** Overlapping pairs of characters, and the last character alone so that it too can be found. */
function pushPairs(piece: Piece, tokens: Token[], position: number): number {
  const characters = [...piece.text.matchAll(CHARACTER)]
    .map((match) => ({ text: fold(match[0]), start: piece.start + match.index, end: piece.start + match.index + match[0].length }))
    .filter((character) => character.text !== '');
  characters.forEach((character, i) => {
    const next = characters[i + 1];
    const surface = character.text + (next?.text ?? '');
    const kind = next || i === 0 ? 'word' : 'tail';
    tokens.push({ surface, term: surface, start: character.start, end: next?.end ?? character.end, position: position + i, kind });
  });
  return position + characters.length;
}

function clip(surface: string): string {
  return surface.length <= LONGEST ? surface : surface.slice(0, LONGEST);
}
