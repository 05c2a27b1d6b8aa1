/** The same queries for every engine, drawn from the sections by a fixed sequence. */
import type { Section } from './corpus';

export const classes = ['one term', 'two terms, both', 'five-letter prefix', 'three-letter prefix', 'fuzzy, one edit', 'phrase of two'] as const;
export type QueryClass = (typeof classes)[number];
export type Queries = Readonly<Record<QueryClass, readonly string[]>>;

const EACH = 150;

export function queriesFor(sections: readonly Section[]): Queries {
  let seed = 11;
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const wordsOf = (): string[] => (sections[next(sections.length)]?.text.toLowerCase().match(/\b[a-z]{4,14}\b/g) ?? []);
  const draw = (least: number): string => {
    for (;;) {
      const words = wordsOf().filter((word) => word.length >= least);
      const word = words[next(Math.max(1, words.length))];
      if (word !== undefined) return word;
    }
  };
  const pair = (neighbours: boolean): string => {
    for (;;) {
      const text = sections[next(sections.length)]?.text.toLowerCase() ?? '';
      const words = [...(neighbours ? text.matchAll(/\b([a-z]{4,14} [a-z]{4,14})\b/g) : text.matchAll(/\b([a-z]{4,14})\b/g))].map((match) => match[1] ?? '');
      const [one, other] = [words[next(Math.max(1, words.length))], words[next(Math.max(1, words.length))]];
      if (neighbours && one !== undefined) return one;
      if (one !== undefined && other !== undefined && one !== other) return `${one} ${other}`;
    }
  };
  const misspelt = (word: string): string => {
    const at = 1 + next(word.length - 2);
    return `${word.slice(0, at)}${'abcdefghijklmnopqrstuvwxyz'[next(26)]}${word.slice(at + 1)}`;
  };
  const make = (one: () => string): string[] => Array.from({ length: EACH }, one);
  return {
    'one term': make(() => draw(4)),
    'two terms, both': make(() => pair(false)),
    'five-letter prefix': make(() => draw(6).slice(0, 5)),
    'three-letter prefix': make(() => draw(4).slice(0, 3)),
    'fuzzy, one edit': make(() => misspelt(draw(6))),
    'phrase of two': make(() => pair(true)),
  };
}
