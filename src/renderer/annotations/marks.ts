/** Orders and filters the marks of an article, and counts their tags. */
import { annotationColors, type AnchorStatus, type AnnotationColor, type MarkStyle } from '../../core/annotations/annotation';
import { inTextOrder } from '../../core/annotations/order';
import { fold } from '../../core/search/fold';
import type { AnchoredAnnotation } from '../../shared/contract';

/** What the list is narrowed to; empty sets and texts narrow nothing. */
export interface MarksFilter {
  readonly text: string;
  readonly colors: ReadonlySet<AnnotationColor>;
  readonly styles: ReadonlySet<MarkStyle>;
  /** Only marks with a comment. */
  readonly commented: boolean;
  readonly tags: ReadonlySet<string>;
}

export const noFilter: MarksFilter = { text: '', colors: new Set(), styles: new Set(), commented: false, tags: new Set() };

export function isNarrowed({ text, colors, styles, commented, tags }: MarksFilter): boolean {
  return text.trim() !== '' || colors.size + styles.size + tags.size > 0 || commented;
}

/** By place in the text, by when they were changed (newest first), or by colour and then place. */
export const marksOrders = ['place', 'newest', 'color'] as const;
export type MarksOrder = (typeof marksOrders)[number];

export function sortMarks(list: readonly AnchoredAnnotation[], order: MarksOrder): AnchoredAnnotation[] {
  const placed = inTextOrder(list);
  if (order === 'place') return placed;
  if (order === 'newest') return placed.sort((a, b) => (a.annotation.modified < b.annotation.modified ? 1 : a.annotation.modified > b.annotation.modified ? -1 : 0));
  const rank = ({ annotation }: AnchoredAnnotation) => annotationColors.indexOf(annotation.color);
  return placed.sort((a, b) => rank(a) - rank(b));
}

/** The passage as it stands in the text now, else as it was when it was marked. */
export function quoteOf({ annotation, anchor }: AnchoredAnnotation, text: string): string {
  return anchor.range && anchor.status !== 'uncertain' ? text.slice(anchor.range.start, anchor.range.end) : annotation.selectors.quote.exact;
}

/** Marks that have every word of the text (in quote, comment or tags), one of the colours, one of the styles and all of the tags. */
export function filterMarks(list: readonly AnchoredAnnotation[], { text, colors, styles, commented, tags }: MarksFilter, article: string): AnchoredAnnotation[] {
  const words = fold(text).split(/\s+/).filter((word) => word !== '');
  return list.filter((mark) => {
    const { annotation } = mark;
    if (colors.size > 0 && !colors.has(annotation.color)) return false;
    if (styles.size > 0 && !styles.has(annotation.style)) return false;
    if (commented && annotation.comment.trim() === '') return false;
    if ([...tags].some((tag) => !annotation.tags.includes(tag))) return false;
    if (words.length === 0) return true;
    const inside = fold([quoteOf(mark, article), annotation.comment, ...annotation.tags].join('\n'));
    return words.every((word) => inside.includes(word));
  });
}

/** Every tag in use, most used first. */
export function tagsInUse(list: readonly AnchoredAnnotation[]): string[] {
  const counts = new Map<string, number>();
  for (const { annotation } of list) for (const tag of annotation.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag);
}

/** What is said of a mark's place; one that came from elsewhere and quotes nothing never had any. */
export const statusOf = ({ annotation, anchor }: AnchoredAnnotation): AnchorStatus | 'placeless' =>
  anchor.status === 'orphan' && annotation.selectors.quote.exact === '' ? 'placeless' : anchor.status;
