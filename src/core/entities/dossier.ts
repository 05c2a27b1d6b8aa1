/** The passages an entity's page shows: every mention in its sentence. */
import type { TextRange } from '../documents/document';
import type { Mention } from './entity';
import { sentences } from './sentences';

export interface ConcordanceLine {
  readonly mention: Mention;
  /** Range of the sentence in the text; it covers the mention. */
  readonly sentence: TextRange;
  /** The sentence, line breaks as spaces. */
  readonly text: string;
  /** Up to `width` UTF-16 units before the mention, cut at a word, white space as single spaces. */
  readonly left: string;
  readonly match: string;
  /** Up to `width` UTF-16 units after the mention. */
  readonly right: string;
}

const flat = (text: string): string => text.replace(/\s+/gu, ' ');

function leftOf(text: string, start: number, width: number): string {
  const cut = text.slice(Math.max(0, start - width), start);
  return flat(start > width ? cut.replace(/^\S*\s/u, '') : cut).trimStart();
}

function rightOf(text: string, end: number, width: number): string {
  const cut = text.slice(end, end + width);
  return flat(end + width < text.length ? cut.replace(/\s\S*$/u, '') : cut).trimEnd();
}

/** The last sentence that begins at or before `at`. */
function sentenceAt(ranges: readonly TextRange[], at: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Each mention with its sentence and what stands left and right of it, in the order given. `width` in UTF-16 units. */
export function concordance(text: string, mentions: readonly Mention[], width = 60): ConcordanceLine[] {
  const ranges = sentences(text);
  return mentions.map((mention) => {
    const found = ranges[sentenceAt(ranges, mention.start)];
    const start = Math.min(found?.start ?? mention.start, mention.start);
    const end = Math.max(found?.end ?? mention.end, mention.end);
    return {
      mention,
      sentence: { start, end },
      text: flat(text.slice(start, end)),
      left: leftOf(text, mention.start, width),
      match: text.slice(mention.start, mention.end),
      right: rightOf(text, mention.end, width),
    };
  });
}

/**
 * The same, but each sentence is looked for within its block alone: time grows with the blocks that name the entity, not with the
 * length of the text. `blocks` in order; what stands outside them is a block of its own.
 */
export function concordanceIn(text: string, blocks: readonly TextRange[], mentions: readonly Mention[], width = 60): ConcordanceLine[] {
  const byBlock = new Map<TextRange, Mention[]>();
  for (const mention of mentions) {
    const found = blocks[sentenceAt(blocks, mention.start)];
    const block = found && found.start <= mention.start && mention.end <= found.end ? found : { start: mention.start, end: mention.end };
    const same = byBlock.get(block);
    if (same) same.push(mention);
    else byBlock.set(block, [mention]);
  }
  const moved = <R extends TextRange>(range: R, by: number): R => ({ ...range, start: range.start + by, end: range.end + by });
  return [...byBlock].flatMap(([{ start, end }, within]) =>
    concordance(text.slice(start, end), within.map((mention) => moved(mention, -start)), width).map((line) => ({ ...line, mention: moved(line.mention, start), sentence: moved(line.sentence, start) })),
  );
}
