/** Compares two texts word by word: what stayed, what went, what came. */
import { align } from '../anchoring/align';
import { newLexicon, wordsOf, type Words } from '../anchoring/words';
import type { Note } from './note';
import { plainText } from './plain-text';
import { keptBetween } from './shortest-edit';

/** A stretch of text. The stretches that are not `new` make up the older text, those that are not `gone` the newer. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Length of what two texts begin with alike; never between the halves of a surrogate pair. */
function sharedHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return /[\uD800-\uDBFF]/.test(a[length - 1] ?? '') ? length - 1 : length;
}

/** Of the white space around what changed, as much as both sides have stays; words are never taken apart. */
function edges(a: string, b: string): { head: number; tail: number } {
  const head = sharedHead(/^\s*/.exec(a)?.[0] ?? '', /^\s*/.exec(b)?.[0] ?? '');
  const end = (text: string) => [...(/\s*$/.exec(text.slice(head))?.[0] ?? '')].reverse().join('');
  return { head, tail: sharedHead(end(a), end(b)) };
}

class Stretches {
  readonly list: Stretch[] = [];

  add(kind: Stretch['kind'], text: string): void {
    const last = this.list.at(-1);
    if (text === '') return;
    if (last?.kind === kind) this.list[this.list.length - 1] = { kind, text: last.text + text };
    else this.list.push({ kind, text });
  }

  /** What stands between two words that stayed. */
  gap(a: string, b: string): void {
    if (a === b) return this.add('same', a);
    const { head, tail } = edges(a, b);
    this.add('same', a.slice(0, head));
    this.add('gone', a.slice(head, a.length - tail));
    this.add('new', b.slice(head, b.length - tail));
    this.add('same', a.slice(a.length - tail));
  }
}

const spellings = ({ text, starts, ends }: Words): string[] => Array.from(starts, (start, index) => text.slice(start, ends[index]));

/** Letters that a run of kept words must have to stand alone between rewritten ones; "of" or a comma left over only confuses. */
const leastLetters = 4;

/** Lets go of single small words that happen to stand in both of two rewritten stretches. */
function withoutAccidents(map: Int32Array, words: readonly string[]): Int32Array {
  const kept = Array.from(map, (_, index) => index).filter((index) => (map[index] ?? -1) >= 0);
  const joined = (i: number, j: number | undefined) => j !== undefined && j === i + 1 && map[j] === (map[i] ?? 0) + 1;
  const rewritten = (i: number, j: number | undefined) => j !== undefined && j > i + 1 && (map[j] ?? 0) > (map[i] ?? 0) + 1;
  for (let first = 1, last = 1; first < kept.length; first = last + 1) {
    for (last = first; joined(kept[last] ?? 0, kept[last + 1]); ) last += 1;
    const run = kept.slice(first, last + 1);
    const letters = run.map((index) => words[index] ?? '').join('').replace(/[^\p{L}\p{N}]/gu, '').length;
    if (letters >= leastLetters || !rewritten(kept[first - 1] ?? 0, kept[first]) || !rewritten(kept[last] ?? 0, kept[last + 1])) continue;
    for (const index of run) map[index] = -1;
  }
  return map;
}

/** In reading order; what went stands before what came in its place. Neighbours differ in kind, none is empty. */
export function compareTexts(older: string, newer: string): readonly Stretch[] {
  const lexicon = newLexicon();
  const [a, b] = [wordsOf(older, lexicon), wordsOf(newer, lexicon)];
  const [before, after] = [spellings(a), spellings(b)];
  // Where nearly everything was rewritten, what can still be told is which passages were kept.
  const map = withoutAccidents(keptBetween(before, after) ?? align(a, b), before);
  const stretches = new Stretches();
  let [atA, atB] = [0, 0];
  for (let i = 0; i < a.count; i += 1) {
    const j = map[i] ?? -1;
    // Alignment ties words that differ in case or spelling; a reader wants to see that.
    if (j < 0 || before[i] !== after[j]) continue;
    stretches.gap(older.slice(atA, a.starts[i]), newer.slice(atB, b.starts[j]));
    stretches.add('same', before[i] ?? '');
    [atA, atB] = [a.ends[i] ?? 0, b.ends[j] ?? 0];
  }
  stretches.gap(older.slice(atA), newer.slice(atB));
  return stretches.list;
}

/** What of a note is compared: its title, its tags and the words of its text. */
export function textOfNote({ title, tags, tree }: Pick<Note, 'title' | 'tags' | 'tree'>): string {
  return [title, tags.map((tag) => `#${tag}`).join(' '), plainText(tree)].filter((part) => part !== '').join('\n\n');
}
