/** Highlights of reading devices and services: words with perhaps a comment, without selectors, by the work they were made in. */
import { describe } from '../anchoring/describe';
import type { Annotation, AnnotationColor } from '../annotations/annotation';
import type { CodePoints } from '../annotations/code-points';
import { readSelectors } from '../annotations/w3c-selectors';
import type { IncomingNote } from './markdown-notes';
import type { Work } from './work';

export interface Highlight {
  readonly quote: string;
  readonly comment: string;
  readonly tags: readonly string[];
  readonly color: AnnotationColor;
  /** ISO 8601; `null` where it is not told. */
  readonly created: string | null;
}

export interface HighlightedWork {
  readonly work: Work;
  readonly highlights: readonly Highlight[];
}

/** What a file of another program holds. */
export interface ReadHighlights {
  readonly works: readonly HighlightedWork[];
  /** Notes it holds that are no comments of a highlight. */
  readonly notes: readonly IncomingNote[];
  /** A sentence for what could not be read or holds no words. */
  readonly problems: readonly string[];
}

/** Words of colours, as Readwise and others write them. */
const named: Readonly<Record<string, AnnotationColor>> = { yellow: 'amber', orange: 'amber', green: 'green', blue: 'blue', aqua: 'blue', red: 'rose', pink: 'rose', magenta: 'violet', purple: 'violet' };

/** The colour of ours that is nearest to a name or to `#rrggbb`. */
export function nearestColor(color: string): AnnotationColor {
  const word = color.trim().toLowerCase();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/.exec(word)?.slice(1).map((part) => Number.parseInt(part, 16));
  if (!hex) return named[word] ?? 'amber';
  const [red = 0, green = 0, blue = 0] = hex;
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (high - low < 24) return 'amber';
  const sixth = high === red ? ((green - blue) / (high - low) + 6) % 6 : high === green ? (blue - red) / (high - low) + 2 : (red - green) / (high - low) + 4;
  const hue = sixth * 60;
  return hue < 20 || hue >= 330 ? 'rose' : hue < 75 ? 'amber' : hue < 165 ? 'green' : hue < 240 ? 'blue' : 'violet';
}

/** Highlights put together by work, in the order they come. */
export function byWork(each: readonly { readonly work: Work; readonly highlight: Highlight }[]): HighlightedWork[] {
  const works = new Map<string, { work: Work; highlights: Highlight[] }>();
  for (const { work, highlight } of each) {
    const key = JSON.stringify([work.title, work.byline, work.imprint]);
    const there = works.get(key);
    if (there) there.highlights.push(highlight);
    else works.set(key, { work, highlights: [highlight] });
  }
  return [...works.values()];
}

/** A highlight as a mark of an article, its place sought by its words. @param instant ISO 8601, where it says none */
export function placeHighlight({ quote, comment, tags, color, created }: Highlight, points: CodePoints, at: Pick<Annotation, 'id' | 'document' | 'revision'>, instant: string): Annotation {
  const exact = quote.replace(/\s+/g, ' ').trim();
  const read = readSelectors([{ type: 'TextQuoteSelector', exact }], points);
  const found = read?.selectors ?? { quote: { exact, prefix: '', suffix: '' }, position: { start: 0, end: 0 } };
  const { start, end } = found.position;
  const time = created ?? instant;
  // The words around it, so that of two alike places the one found now is found again.
  const selectors = end > start && points.text.slice(start, end) === exact ? describe(points.text, { start, end }) : found;
  return { ...at, created: time, modified: time, style: 'highlight', color, comment, tags, selectors };
}

const bare = (words: string): string => words.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** Whether two marks say the same of the same words. */
export const sameWords = (one: Annotation, other: Annotation): boolean => bare(one.selectors.quote.exact) === bare(other.selectors.quote.exact) && bare(one.comment) === bare(other.comment);
