/** Finds a remembered passage in a text when the text it was marked in is not at hand. */
import type { Anchor, Selectors } from '../annotations/annotation';
import { alignInto } from './align';
import { indexWords, windowsOf, type WordIndex } from './candidates';
import { confidenceOf, hasNeighbours, judge, ORPHAN, rivals } from './decide';
import { CONTEXT_UNITS } from './describe';
import { weighPassage, type Evidence } from './evidence';
import { newLexicon, wordsOf, type Lexicon, type Words } from './words';

/** A context of this length did not end with its text but was cut off, a unit being lost where a pair was spared. */
const CUT_UNITS = CONTEXT_UNITS - 1;

/**
 * From this length, about four words, prefix, quote and suffix that stand in a text only once are taken at their word.
 * Less of them (a quote that came without its context, "ESA" alone) is a proposal, even where it stands once.
 */
const TELLING_UNITS = 20;

/** Of two alike places the one this many times nearer to the old offset is taken. */
const NEARER = 4;

/** Verbatim places of prefix, quote and suffix that are looked at; more than that tell nothing from one another. */
const MAX_VERBATIM = 64;

function verbatimPlaces(text: string, whole: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(whole); at >= 0 && places.length < MAX_VERBATIM; at = text.indexOf(whole, at + 1)) {
    places.push(at);
  }
  return places;
}

/** The one of several alike places that the old offset points to plainly; `null` where it does not. */
function nearest<T>(places: readonly T[], startOf: (place: T) => number, old: number): T | null {
  const byDistance = places
    .map((place) => ({ place, distance: Math.abs(startOf(place) - old) }))
    .sort((p, q) => p.distance - q.distance);
  const [first, second] = byDistance;
  if (!first) return null;
  return !second || first.distance * NEARER <= second.distance ? first.place : null;
}

/** Passage and context stand somewhere letter by letter: the common case, decided without any table. */
function resolveVerbatim(text: string, { quote, position }: Selectors): Anchor | null {
  const { prefix, exact, suffix } = quote;
  const anchorAt = (start: number, status: Anchor['status'], confidence: number): Anchor => ({
    status,
    range: { start, end: start + exact.length },
    confidence,
  });
  const whole = prefix + exact + suffix;
  if (whole.length > 0 && text.startsWith(whole, position.start - prefix.length) && position.start >= prefix.length) {
    return anchorAt(position.start, 'same', 1);
  }
  if (!whole.trim()) return whole === '' && text === '' ? anchorAt(0, 'same', 1) : null;
  const places = verbatimPlaces(text, whole).map((place) => place + prefix.length);
  const [first] = places;
  if (first === undefined) return null;
  const chosen = nearest(places, (place) => place, position.start);
  if (whole.length < TELLING_UNITS) return anchorAt(chosen ?? first, 'uncertain', 0.5 / places.length);
  if (chosen === null) return anchorAt(first, 'uncertain', 1 / places.length);
  return anchorAt(chosen, 'same', places.length === 1 ? 1 : 0.9);
}

/** The remembered words; the first and last are worth nothing where the context may have been cut inside a word. */
function queryOf({ prefix, exact, suffix }: Selectors['quote'], lexicon: Lexicon): Words {
  const query = wordsOf(prefix + exact + suffix, lexicon);
  if (prefix.length >= CUT_UNITS && query.count) query.weights[0] = 0;
  if (suffix.length >= CUT_UNITS && query.count) query.weights[query.count - 1] = 0;
  return query;
}

function decide(found: readonly Evidence[], old: number): Anchor {
  const [best] = found;
  const verdict = judge(best ?? null);
  if (!best || verdict === 'gone') return ORPHAN;
  const chosen = nearest(found, (rival) => rival.range.start, old);
  const range = (chosen ?? best).range;
  const confidence = confidenceOf(chosen ?? best);
  if (verdict === 'uncertain' || !chosen) return { status: 'uncertain', range, confidence: confidence / found.length };
  if (!chosen.exact) return { status: 'edited', range, confidence };
  return { status: hasNeighbours(chosen) ? 'same' : 'moved', range, confidence };
}

/** A resolver for many selectors in one text, which is cut into words once. */
export function resolver(text: string): (selectors: Selectors) => Anchor {
  const lexicon = newLexicon();
  let index: WordIndex | null = null;
  return (selectors) => {
    const verbatim = resolveVerbatim(text, selectors);
    if (verbatim) return verbatim;
    index ??= indexWords(wordsOf(text, lexicon));
    const { words } = index;
    const query = queryOf(selectors.quote, lexicon);
    const start = selectors.quote.prefix.length;
    const passage = { start, end: start + selectors.quote.exact.length };
    const found = windowsOf(query, index).map(({ from, to }) =>
      weighPassage(query, words, alignInto(query, words, from, to), passage),
    );
    return decide(rivals(found), selectors.position.start);
  };
}

/**
 * Where the passage that `selectors` remember stands in `text`. The words of quote and context are looked for
 * together and the context weighs in, so that a short quote does not slide to another place where it also stands.
 *
 * - `same`: word for word, with at least one of its neighbours beside it (a shift by edits elsewhere is no move);
 * - `moved`: word for word among other neighbours;
 * - `edited`: most of its words, in a place the evidence speaks for;
 * - `uncertain`: the best place, too weak or not the only one;
 * - `orphan`: nowhere.
 */
export function resolve(text: string, selectors: Selectors): Anchor {
  return resolver(text)(selectors);
}
