/** Cuts a text into words with their places, each word known by a number so that texts compare quickly. */

/** What is known of a word as it is written: its number, and how much it tells (see `weigh`). */
interface Known {
  readonly id: number;
  readonly weight: number;
}

/** Words as they are written, and as they are folded with their numbers; texts that are to be compared share one. */
export interface Lexicon {
  readonly written: Map<string, Known>;
  readonly folded: Map<string, number>;
}

export const newLexicon = (): Lexicon => ({ written: new Map(), folded: new Map() });

/** The words of a text, in order. `starts` and `ends` are UTF-16 offsets. */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly ids: Int32Array;
  /** How much each word tells about a place, 0 to 1 (see `weigh`). */
  readonly weights: Float32Array;
}

/**
 * A word is a run of letters, digits and joining apostrophes. Scripts written without spaces give one word a
 * character, and any other sign is a word of its own, so that a changed comma never changes its neighbour.
 */
export const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}_]\p{M}*)+(?:['’](?=\p{L})(?:\p{L}\p{M}*)+)*|[^\s\p{L}\p{N}_]\p{M}*|\p{M}+/guy;

/** Case and the form of an apostrophe do not part two words. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

/** Signs stand everywhere, short words (of, the, is) nearly so; a character of Chinese tells more than a short word. */
function weigh(word: string): number {
  if (!/[\p{L}\p{N}]/u.test(word)) return 0.2;
  if (word.charCodeAt(0) > 0x2e7f) return 0.7;
  return word.length > 3 ? 1 : 0.5;
}

function look(word: string, { written, folded }: Lexicon): Known {
  const before = written.get(word);
  if (before) return before;
  const form = fold(word);
  const id = folded.get(form) ?? folded.size;
  folded.set(form, id);
  const known = { id, weight: weigh(form) };
  written.set(word, known);
  return known;
}

const SPACE = 1;
const SIGN = 2;
const LETTER = 3;
/** What each ASCII character is to `WORD`; the apostrophe may join and is left to the expression, as is all that is not ASCII. */
const ASCII = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return character === "'" ? 0 : /\w/.test(character) ? LETTER : /\s/.test(character) ? SPACE : SIGN;
});

/**
 * End of the word that begins at `at` where ASCII alone decides it, `at` itself for white space, -1 where the expression has to:
 * it takes ten times as long, and most text does not need it.
 */
function plainEnd(text: string, at: number): number {
  const kind = ASCII[text.charCodeAt(at)] ?? 0;
  if (kind === 0) return -1;
  if (kind === SPACE) return at;
  let end = at + 1;
  if (kind === LETTER) while (ASCII[text.charCodeAt(end)] === LETTER) end++;
  // What follows may be an accent, another letter or an apostrophe that joins.
  return end === text.length || (ASCII[text.charCodeAt(end)] ?? 0) !== 0 ? end : -1;
}

/** The words of `text`, numbered by `lexicon`, which grows by the words it has not seen. */
export function wordsOf(text: string, lexicon: Lexicon): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const ids: number[] = [];
  const weights: number[] = [];
  const add = (start: number, end: number): void => {
    const { id, weight } = look(text.slice(start, end), lexicon);
    starts.push(start);
    ends.push(end);
    ids.push(id);
    weights.push(weight);
  };
  for (let at = 0; at < text.length; ) {
    const end = plainEnd(text, at);
    if (end > at) add(at, end);
    else if (end < 0) {
      WORD.lastIndex = at;
      const match = WORD.exec(text);
      if (match?.index === at) add(at, (at = WORD.lastIndex));
      else at += 1;
      continue;
    }
    at = Math.max(end, at + 1);
  }
  return {
    text,
    count: ids.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    ids: Int32Array.from(ids),
    weights: Float32Array.from(weights),
  };
}

/** The words `[from, to)` as a text of their own; offsets stay those of the whole text. */
export function part(words: Words, from: number, to: number): Words {
  return {
    text: words.text,
    count: to - from,
    starts: words.starts.subarray(from, to),
    ends: words.ends.subarray(from, to),
    ids: words.ids.subarray(from, to),
    weights: words.weights.subarray(from, to),
  };
}
