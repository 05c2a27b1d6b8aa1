/** Carries marked passages from one revision of a text to the next, with both revisions at hand. */
import type { Anchor } from '../annotations/annotation';
import type { TextRange } from '../documents/document';
import { align, alignInto } from './align';
import { indexWords, windowsOf, type WordIndex } from './candidates';
import { confidenceOf, judge, ORPHAN, rivals, support } from './decide';
import { fitRange } from './describe';
import { CONTEXT_WORDS, weighPassage, wordsIn, type Evidence } from './evidence';
import { newLexicon, part, wordsOf, type Words } from './words';

interface Revisions {
  readonly before: Words;
  readonly after: Words;
  /** Old word to new word. */
  readonly map: Int32Array;
  /** New word to old word. */
  readonly back: Int32Array;
  readonly index: () => WordIndex;
}

function compare(oldText: string, newText: string): Revisions {
  const lexicon = newLexicon();
  const before = wordsOf(oldText, lexicon);
  const after = wordsOf(newText, lexicon);
  const map = align(before, after);
  const back = new Int32Array(after.count).fill(-1);
  map.forEach((place, word) => {
    if (place >= 0) back[place] = word;
  });
  let index: WordIndex | null = null;
  return { before, after, map, back, index: () => (index ??= indexWords(after)) };
}

/**
 * Takes out of `map` (words of the passage, the first of which is `first` in the old text, to new words) the runs that
 * belong to other words of the old text. A run goes or stays whole: a full stop at its edge is nobody's.
 */
function dropTaken({ before, back }: Revisions, own: TextRange, first: number, map: Int32Array): void {
  for (let from = own.start - first, to = from; from < own.end - first; from = to) {
    let taken = 0;
    let all = 0;
    for (to = from; to < own.end - first && (to === from || map[to] === (map[to - 1] ?? -1) + 1); to++) {
      const source = back[map[to] ?? -1] ?? -1;
      const weight = before.weights[first + to] ?? 0;
      all += weight;
      if (source >= 0 && (source < own.start || source >= own.end)) taken += weight;
    }
    if (taken * 2 > all) map.fill(-1, from, to);
  }
}

/**
 * Looks for a passage outside its place in the alignment. Words of the new text that are known to come from other
 * words of the old one do not count: where a passage is gone, the same words elsewhere are somebody else's.
 */
function seek(revisions: Revisions, passage: TextRange): Evidence[] {
  const { before, after } = revisions;
  const own = wordsIn(before, passage);
  const from = Math.max(0, own.start - CONTEXT_WORDS);
  const query = part(before, from, Math.min(before.count, own.end + CONTEXT_WORDS));
  const found = windowsOf(query, revisions.index()).map((window) => {
    const map = alignInto(query, after, window.from, window.to);
    dropTaken(revisions, own, from, map);
    return weighPassage(query, after, map, passage);
  });
  return rivals(found);
}

function carry(revisions: Revisions, passage: TextRange): Anchor {
  const { before, after, map } = revisions;
  const inPlace = weighPassage(before, after, map, passage);
  if (inPlace && judge(inPlace, true) === 'placed') {
    return { status: inPlace.exact ? 'same' : 'edited', range: inPlace.range, confidence: confidenceOf(inPlace) };
  }
  const [elsewhere, rival] = seek(revisions, passage);
  if (elsewhere && !rival && judge(elsewhere) === 'placed') {
    return {
      status: elsewhere.exact ? 'moved' : 'edited',
      range: elsewhere.range,
      confidence: confidenceOf(elsewhere),
    };
  }
  const better: Evidence | null =
    elsewhere && (!inPlace || support(elsewhere) > support(inPlace)) ? elsewhere : inPlace;
  if (!better || judge(better) === 'gone') return ORPHAN;
  return {
    status: 'uncertain',
    range: better.range,
    confidence: confidenceOf(better) / (better === elsewhere && rival ? 2 : 1),
  };
}

/**
 * What became of each of `ranges` (UTF-16, in `oldText`) in `newText`. The texts are aligned once, word by word.
 *
 * - `same`: word for word where the alignment expects it (a shift by edits elsewhere is no move);
 * - `moved`: word for word in another place, among words that are new there;
 * - `edited`: most of its words; the range spans the first to the last of them;
 * - `uncertain`: a proposal for the reader to judge;
 * - `orphan`: gone.
 */
export function resolveAcross(oldText: string, newText: string, ranges: readonly TextRange[]): Anchor[] {
  const fitted = ranges.map((range) => fitRange(oldText, range));
  if (oldText === newText) return fitted.map((range) => ({ status: 'same', range, confidence: 1 }));
  const revisions = compare(oldText, newText);
  return fitted.map((range) => carry(revisions, range));
}
