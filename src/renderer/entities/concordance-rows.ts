/** The rows of a concordance: grouped by article and section, or one list sorted by the word left or right of the name. */
import type { MentionInContext } from '../../shared/contract';

export const orders = ['place', 'left', 'right'] as const;
export type Order = (typeof orders)[number];

export type ConcordanceRow =
  | { readonly kind: 'group'; readonly key: string; readonly title: string }
  | { readonly kind: 'line'; readonly key: string; readonly mention: MentionInContext };

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of the context, nearest first; punctuation does not sort. */
function keyOf({ sentence, highlight }: MentionInContext, order: Order): string {
  return order === 'left' ? wordsOf(sentence.slice(0, highlight.start)).reverse().join(' ') : wordsOf(sentence.slice(highlight.end)).join(' ');
}

const line = (mention: MentionInContext): ConcordanceRow => ({ kind: 'line', key: `${mention.document}:${String(mention.range.start)}`, mention });

/** By place, an article's name stands above its mentions where there is more than one article; sections stand beside each line. */
export function concordanceRows(mentions: readonly MentionInContext[], order: Order): ConcordanceRow[] {
  if (order !== 'place') {
    const keyed = mentions.map((mention) => ({ mention, key: keyOf(mention, order) }));
    const compare = new Intl.Collator('en').compare;
    return keyed.sort((a, b) => compare(a.key, b.key)).map(({ mention }) => line(mention));
  }
  const several = mentions.some(({ document }) => document !== mentions[0]?.document);
  return mentions.flatMap((mention, at) => {
    const begins = several && mentions[at - 1]?.document !== mention.document;
    return begins ? [{ kind: 'group' as const, key: mention.document, title: mention.documentTitle }, line(mention)] : [line(mention)];
  });
}
