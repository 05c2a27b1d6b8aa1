/** The words of a query against the words of the library: what each stands for, alone or in a row. */
import { endings, hasTerm, isFiledPlain, misspellings, type Entry } from './dictionary';
import { isUnspaced } from './pieces';
import { termOf, type Token } from './tokenise';
import { frequency, type View } from './view';

/** One word of the query and all that stands for it. */
export interface Slot {
  /** Place among the words of its row, from 0. */
  readonly at: number;
  /** Term to weight; 1 where it is the word itself. */
  readonly terms: ReadonlyMap<string, number>;
  /** The term of the word itself where longer words stand for it too: none of them counts as rarer than it. */
  readonly itself: string | null;
  /** Where the wording counts: the folded surfaces allowed; `null` where any word of the terms will do. */
  readonly surfaces: ReadonlySet<string> | null;
  /** The likeliest spelling, where nothing in the library is spelt as typed. */
  readonly instead: string | null;
}

/** Slots that must stand in a row; mostly there is only one. */
export type Row = readonly Slot[];

/** A longer word that begins with a complete one tells less about it than the word itself. */
const ENDING = 0.3;
const MISSPELLED = 0.5;
/** Shorter words have too many neighbours at one edit; two edits are forgiven from eight letters. */
const FORGIVEN_ONCE = 4;
const FORGIVEN_TWICE = 8;

/** A word by whatever is filed under its term; with `lenient` by its misspellings where there is nothing else. */
export function wordSlot(token: Token, open: boolean, lenient: boolean, views: readonly View[]): Slot {
  const terms = new Map<string, number>();
  const unspaced = isUnspaced(token.surface);
  // Capitals ask for the acronym; where the library knows none, for the plain word.
  const asAcronym = token.surface !== token.surface.toLowerCase() && hasTerm(views, token.term);
  const surface = asAcronym ? token.surface : token.surface.toLowerCase();
  const term = asAcronym ? token.term : termOf(surface);
  let itself: string | null = null;
  let instead: string | null = null;
  if (hasTerm(views, term)) terms.set(term, 1);
  if (surface !== term && isFiledPlain(views, surface)) terms.set(surface, 1);
  if (open || (unspaced && [...surface].length === 1)) {
    const found = endings(views, surface);
    const complete = found.some((entry) => entry.surface === surface);
    if (complete) itself = term;
    for (const entry of found) {
      const exact = entry.surface === surface;
      if (exact || !terms.has(entry.term)) terms.set(entry.term, complete && !exact ? ENDING : 1);
    }
  }
  if (terms.size === 0 && lenient) {
    const near = neighbours(surface, views);
    for (const entry of near) terms.set(entry.term, MISSPELLED);
    instead = likeliest(near, views);
  }
  return { at: token.position, terms, itself, surfaces: null, instead };
}

/** A word by its wording, in either case: inside a phrase WHO may be meant by who. */
export function phraseSlot(token: Token, open: boolean, lenient: boolean, views: readonly View[]): Slot {
  const found = open ? endings(views, token.surface) : [];
  const written = spellings(token.surface);
  const surfaces = new Set([...written, ...found.map((entry) => entry.surface)]);
  const terms = new Set([...written.flatMap((spelling) => [termOfSpelling(spelling), spelling]), ...found.map((entry) => entry.term)]);
  const known = !lenient || [...terms].some((term) => hasTerm(views, term));
  const instead = known ? null : likeliest(neighbours(token.surface.toLowerCase(), views), views);
  return { at: token.position, terms: new Map([...terms].map((term) => [term, 1])), itself: null, surfaces, instead };
}

/** A word exactly as it is written, capitals of acronyms included, which counts for little in the ranking. */
export function nameSlot({ position, surface, term }: Token, weight: number): Slot {
  return { at: position, terms: new Map([[term, weight], [surface, weight]]), itself: null, surfaces: new Set([surface]), instead: null };
}

function spellings(surface: string): string[] {
  return [...new Set([surface.toLowerCase(), surface.toUpperCase()])];
}

function termOfSpelling(surface: string): string {
  return surface === surface.toUpperCase() ? surface : termOf(surface);
}

/** Words of the library that this one may be a slip of the hand for. */
function neighbours(surface: string, views: readonly View[]): Entry[] {
  if (isUnspaced(surface) || surface.length < FORGIVEN_ONCE) return [];
  return misspellings(views, surface, surface.length >= FORGIVEN_TWICE ? 2 : 1);
}

/** The one that stands in most records. */
function likeliest(entries: readonly Entry[], views: readonly View[]): string | null {
  let best: string | null = null;
  let most = 0;
  for (const { surface, term } of entries) {
    const found = views.reduce((sum, view) => sum + frequency(view, term), 0);
    if (found > most) {
      best = surface;
      most = found;
    }
  }
  return best;
}
