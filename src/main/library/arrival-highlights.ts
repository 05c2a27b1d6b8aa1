/** Highlights without selectors come to the article that is their work, by its title, by what is cited of it, or by their words. */
import { placeHighlight, sameWords, type HighlightedWork, type ReadHighlights } from '../../core/import/highlights';
import { matchCited, matchWork, quotesIn, type Candidate } from '../../core/import/work';
import type { ArrivalMarkActs, ArrivingMarks, Came } from './arrival-marks';

interface Setting {
  readonly instant: string;
  readonly newId: () => string;
  readonly dry: boolean;
}

/** The article whose text has most of the words, where no other has as many; their title may be written in any way. */
async function quotedIn({ highlights }: HighlightedWork, library: readonly Candidate[], textOf: ArrivalMarkActs['textOf']): Promise<string | null> {
  const quotes = highlights.map(({ quote }) => quote);
  const counts: { readonly id: string; readonly count: number }[] = [];
  for (const { id } of library) counts.push({ id, count: quotesIn((await textOf(id)) ?? '', quotes) });
  counts.sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && first.count > 0 && first.count > (second?.count ?? 0) ? first.id : null;
}

export async function bringHighlights({ library, textOf, bring }: ArrivalMarkActs, { works }: ReadHighlights, { instant, newId, dry }: Setting): Promise<Came> {
  const all = await library();
  const arriving: ArrivingMarks[] = [];
  for (const each of works) {
    const { work, highlights } = each;
    const document = (matchWork(work, all) ?? matchCited(work, all))?.id ?? (await quotedIn(each, all, textOf));
    arriving.push({
      document,
      work,
      quotes: highlights.map(({ quote }) => quote),
      place: (points, id, revision) => highlights.map((highlight) => ({ annotation: placeHighlight(highlight, points, { id: newId(), document: id, revision }, instant), rest: {} })),
      isSame: sameWords,
    });
  }
  return bring(arriving, dry);
}
