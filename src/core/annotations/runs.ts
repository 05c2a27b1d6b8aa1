/** Cuts a text into painted runs: stretches that the same set of annotations covers from end to end. */
import type { TextRange } from '../documents/document';
import { annotationColors, type AnnotationColor, type MarkStyle } from './annotation';

/** A passage to paint. */
export interface PaintedRange extends TextRange {
  readonly id: string;
  readonly color: AnnotationColor;
  readonly style: MarkStyle;
}

/** A stretch of the text; runs follow one another without gaps, plain stretches included. */
export interface Run extends TextRange {
  /** Who covers it, in the order the ranges were given. Empty where the text is plain. */
  readonly ids: readonly string[];
  /** Their colours, each once, in the order of `annotationColors`. */
  readonly colors: readonly AnnotationColor[];
}

interface Edge {
  readonly at: number;
  readonly order: number;
  readonly opens: boolean;
}

function edgesOf(ranges: readonly PaintedRange[], length: number): Edge[] {
  const edges: Edge[] = [];
  ranges.forEach((range, order) => {
    const start = Math.max(0, Math.min(range.start, length));
    const end = Math.max(0, Math.min(range.end, length));
    if (start < end) edges.push({ at: start, order, opens: true }, { at: end, order, opens: false });
  });
  return edges.sort((a, b) => a.at - b.at);
}

/** Index at which `order` stands, or would stand, in the ascending `open`. */
function place(open: readonly number[], order: number): number {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((open[middle] ?? 0) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The runs of a text of `length` UTF-16 units, in order. Ranges may overlap and nest; what leaves the text is
 * clipped and empty ranges paint nothing. Neighbouring runs always differ in who covers them.
 */
export function runs(ranges: readonly PaintedRange[], length: number): Run[] {
  const result: Run[] = [];
  const open: number[] = [];
  let from = 0;
  const close = (to: number): void => {
    if (to <= from) return;
    const covering = open.flatMap((order) => ranges[order] ?? []);
    const painted = new Set(covering.map((range) => range.color));
    result.push({
      start: from,
      end: to,
      ids: covering.map((range) => range.id),
      colors: annotationColors.filter((color) => painted.has(color)),
    });
    from = to;
  };
  for (const edge of edgesOf(ranges, length)) {
    close(edge.at);
    const at = place(open, edge.order);
    if (edge.opens) open.splice(at, 0, edge.order);
    else open.splice(at, 1);
  }
  close(length);
  return result;
}
