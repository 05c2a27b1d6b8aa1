/** The words that the segments hold: which terms the beginning of a word or its misspelling stands for. */
import { editsBetween } from './edits';
import type { Segment } from './segment';
import { frequency, isLive, termAt, type View } from './view';

/** A word as written somewhere in the library, and the term it is filed under. */
export interface Entry {
  readonly surface: string;
  readonly term: string;
}

/** More endings than this of one beginning add nothing a reader could tell apart. */
const MOST_ENDINGS = 400;

export function hasTerm(views: readonly View[], term: string): boolean {
  return views.some((view) => frequency(view, term) > 0);
}

/** Whether a word is filed as it is written, as those of other languages than English are. */
export function isFiledPlain(views: readonly View[], surface: string): boolean {
  return views.some((view) => {
    const { surfaces, surfaceTerms } = view.segment;
    const term = termAt(view.segment, surface);
    if (term < 0) return false;
    for (let s = surfaces.find(surface); s >= 0 && s < surfaces.length && surfaces.at(s) === surface; s += 1) {
      if (surfaceTerms[s] === term) return isLive(view, s);
    }
    return false;
  });
}

/** Words that begin with `beginning`, the shortest first. */
export function endings(views: readonly View[], beginning: string): Entry[] {
  const found = new Map<string, Entry>();
  for (const view of views) for (const entry of shortestEndings(view, beginning)) keep(found, entryAt(view, entry));
  return ordered(found).slice(0, MOST_ENDINGS);
}

/** The shortest entries of one segment, found by counting lengths: of a single letter there are tens of thousands. */
function shortestEndings(view: View, beginning: string): number[] {
  const { surfaces } = view.segment;
  const from = surfaces.lowerBound(beginning);
  const byLength: number[][] = [];
  for (let s = from; s < surfaces.length && surfaces.startsWith(s, beginning); s += 1) {
    const length = surfaces.lengthOf(s);
    const alike = byLength[length];
    if (!alike) byLength[length] = [s];
    else if (alike.length < 2 * MOST_ENDINGS) alike.push(s);
  }
  const shortest: number[] = [];
  for (const alike of byLength) {
    for (const entry of alike ?? []) {
      if (shortest.length >= MOST_ENDINGS) return shortest;
      if (isLive(view, entry)) shortest.push(entry);
    }
  }
  return shortest;
}

/** Words at the smallest distance at which there are any, up to `most` edits; empty where there are none. */
export function misspellings(views: readonly View[], word: string, most: number): Entry[] {
  const found = Array.from({ length: most + 1 }, () => new Map<string, Entry>());
  const letters = lettersOf(word);
  for (const view of views) {
    const { surfaces } = view.segment;
    const masks = masksOf(view.segment);
    for (let s = 0; s < masks.length; s += 1) {
      if (ones((masks[s] as number) ^ letters) > 2 * most || Math.abs(surfaces.lengthOf(s) - word.length) > most) continue;
      const distance = editsBetween(word, surfaces.at(s), most);
      const near = distance <= most ? found[distance] : undefined;
      if (near && isLive(view, s)) keep(near, entryAt(view, s));
    }
  }
  return ordered(found.find((words) => words.size > 0) ?? new Map());
}

/** By segment, which letters each surface holds: an edit changes two at most, so most words need not be compared. */
const letterMasks = new WeakMap<Segment, Int32Array>();

function masksOf(segment: Segment): Int32Array {
  let known = letterMasks.get(segment);
  if (known) return known;
  const { units, starts } = segment.surfaces;
  known = new Int32Array(segment.surfaces.length);
  for (let s = 0; s < known.length; s += 1) {
    let mask = 0;
    for (let i = starts[s] as number; i < (starts[s + 1] as number); i += 1) mask |= 1 << ((units[i] as number) & 31);
    known[s] = mask;
  }
  letterMasks.set(segment, known);
  return known;
}

/** One bit for each of 32 classes of characters. */
function lettersOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i += 1) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

/** Bits that are set (Warren 2012, Hacker's Delight, section 5-1). */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function keep(found: Map<string, Entry>, entry: Entry): void {
  const key = `${entry.surface} ${entry.term}`;
  if (!found.has(key)) found.set(key, entry);
}

/** In an order that does not depend on how the library is cut into segments. */
function ordered(found: ReadonlyMap<string, Entry>): Entry[] {
  return [...found.values()].sort((a, b) => a.surface.length - b.surface.length || before(a.surface, b.surface) || before(a.term, b.term));
}

function before(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function entryAt({ segment }: View, entry: number): Entry {
  return { surface: segment.surfaces.at(entry), term: segment.terms.at(segment.surfaceTerms[entry] as number) };
}
