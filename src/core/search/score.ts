/** BM25 as lunr computes it, with the library's figures in place of a segment's own, so that all segments agree. */
import { frequency, termAt, type View } from './view';

/** lunr's defaults (Robertson and Zaragoza 2009 give the same ranges). */
const K1 = 1.2;
const B = 0.75;
/** The title counts as a field of its own beside title and body together; more weight made long titles win on test collections. */
const TITLE_WEIGHT = 1;

export interface Figures {
  readonly records: number;
  readonly meanTitle: number;
  readonly meanLength: number;
}

export function figuresOf(views: readonly View[]): Figures {
  let records = 0;
  let titleWords = 0;
  let words = 0;
  for (const view of views) {
    records += view.live;
    titleWords += view.titleWords;
    words += view.words;
  }
  // Where only stop words are written every length is 0, and so is the mean: any divisor will do but that one.
  return { records, meanTitle: titleWords / records || 1, meanLength: words / records || 1 };
}

/** Rarity of a term: lunr's formula over distinct records (lunr counts a record once for each field and so favours titles twice). */
export function rarity(views: readonly View[], term: string, records: number): number {
  let found = 0;
  for (const view of views) found += frequency(view, term);
  return Math.log(1 + (records - found + 0.5) / (found + 0.5));
}

/** Adds to `scores` (by record) what one term contributes to the records that may be found; new ones are noted in `touched`. */
export function addScores(view: View, term: string, weight: number, figures: Figures, scores: Float64Array, touched: Touched): void {
  const { starts, postings, positionStarts, inTitle, lengths, titleLengths } = view.segment;
  const at = termAt(view.segment, term);
  if (at < 0) return;
  const { meanLength, meanTitle } = figures;
  const end = starts[at + 1] as number;
  for (let p = starts[at] as number; p < end; p += 1) {
    const record = postings[p] as number;
    if (!touched.mayBeFound(record)) continue;
    const count = (positionStarts[p + 1] as number) - (positionStarts[p] as number);
    const titles = inTitle[p] as number;
    let gain = saturate(count, (lengths[record] as number) / meanLength);
    if (titles > 0) gain += TITLE_WEIGHT * saturate(titles, (titleLengths[record] as number) / meanTitle);
    if (scores[record] === 0) touched.add(record);
    scores[record] = (scores[record] as number) + weight * gain;
  }
}

/** The records that a term has given a score. */
export interface Touched {
  mayBeFound(record: number): boolean;
  add(record: number): void;
}

function saturate(count: number, relativeLength: number): number {
  return ((K1 + 1) * count) / (K1 * (1 - B + B * relativeLength) + count);
}
