/** Cuts one block's text into stretches that the same inline marks cover, so that each becomes nested elements. */
import type { InlineMark, TextRange } from '../../core/documents/document';

/** Offsets count from the start of the canonical text; `marks` are outermost first. */
export interface InlineStretch extends TextRange {
  readonly marks: readonly InlineMark[];
}

/**
 * The stretches of `block`, in order and without gaps. Marks that leave the block are clipped to it.
 *
 * @example `a *b **c***` gives `a `, `b ` (emphasis) and `c` (emphasis, strong).
 */
export function stretchesOf(block: TextRange, marks: readonly InlineMark[]): InlineStretch[] {
  if (marks.length === 0) return block.end > block.start ? [{ ...block, marks: [] }] : [];
  const edges = new Set([block.start, block.end]);
  for (const mark of marks) {
    if (mark.start > block.start && mark.start < block.end) edges.add(mark.start);
    if (mark.end > block.start && mark.end < block.end) edges.add(mark.end);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => ({
    start,
    end: sorted[index + 1] ?? block.end,
    marks: marks.filter((mark) => mark.start <= start && mark.end > start),
  }));
}

/** Whether a link's target may be handed to the host: web and mail addresses only. */
export function canFollow(target: string | undefined): target is string {
  return target !== undefined && /^(?:https?:|mailto:)/i.test(target);
}
