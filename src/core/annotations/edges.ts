/** Moves the end of a mark through the text: by a character, a word, a sentence or a paragraph. */

export type EdgeStep = 'character' | 'word' | 'sentence' | 'paragraph';

/** UTF-16 units around the edge that are cut into parts; longer sentences end where the cut does. */
const AROUND = 4000;

const segmenters = {
  character: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
} as const;

/** Offsets at which a part of the text begins or ends, in order. Words and sentences are counted without the white space around them. */
function edgesOf(text: string, step: EdgeStep): number[] {
  if (step === 'paragraph') {
    const breaks = [...text.matchAll(/\n{2,}/g)].flatMap(({ index, 0: { length } }) => [index, index + length]);
    return [0, ...breaks, text.length];
  }
  const parts = [...segmenters[step].segment(text)];
  return parts.flatMap(({ segment, index }) => {
    if (step === 'character') return [index, index + segment.length];
    const words = segment.trim();
    if (words === '') return [];
    const start = index + segment.indexOf(words);
    return [start, start + words.length];
  });
}

/** The next offset, UTF-16, at which an edge of that kind stands; the edge itself at the end of the text. */
export function moveEdge(text: string, offset: number, step: EdgeStep, forward: boolean): number {
  const from = Math.max(0, offset - AROUND);
  const edges = edgesOf(text.slice(from, offset + AROUND), step).map((edge) => from + edge);
  const found = forward ? edges.find((edge) => edge > offset) : edges.findLast((edge) => edge < offset);
  return found ?? (forward ? Math.min(text.length, offset + AROUND) : from);
}
