/** Running text of so many words, the same at each run: what both editors are given. */

export interface Piece {
  readonly text: string;
  /** A link stays plain words where an editor knows none. */
  readonly kind: 'plain' | 'bold' | 'link';
}

export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly (readonly Piece[])[];
}

const vocabulary =
  'the of and to in a is that for it as was with by on not but at are this have from or they which one were all there would their been has when who will no more if out so said what its about than into only other time new some could these two may first then any now over such most made after also well many must before through back years where much down should because each just those people state world still work long here both between life under never day same another while last might great year since against came right used three probe orbit agency launch mission record instrument signal surface station vessel horizon measure'.split(
    ' ',
  );
const names = ['NASA', 'the European Space Agency', 'Saturn', 'Titan', 'Cassini', 'the Outer Space Treaty'];

const WORDS_OF_PARAGRAPH = 80;
const PARAGRAPHS_OF_SECTION = 4;

/** Mulberry32: numbers from 0 to 1 that look thrown. */
function thrown(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function sentences(count: number, random: () => number): string {
  let text = '';
  for (let left = count; left > 0; ) {
    const length = Math.min(left, 8 + Math.floor(random() * 12));
    const words = Array.from({ length }, () => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'the');
    text += `${capital(words.join(' '))}. `;
    left -= length;
  }
  return text;
}

/** Every paragraph has a bold word and a name that may be a link. @param count of words, to the next whole paragraph */
export function runningText(count: number, seed = 7): Section[] {
  const random = thrown(seed);
  const paragraphs = Array.from({ length: Math.ceil(count / WORDS_OF_PARAGRAPH) }, (_, at): Piece[] => [
    { kind: 'plain', text: sentences(30, random) },
    { kind: 'bold', text: 'Above all' },
    { kind: 'plain', text: `, ${sentences(24, random)}So said ` },
    { kind: 'link', text: names[at % names.length] ?? 'NASA' },
    { kind: 'plain', text: `, and ${sentences(20, random)}`.trimEnd() },
  ]);
  const sections: Section[] = [];
  for (let at = 0; at < paragraphs.length; at += PARAGRAPHS_OF_SECTION) {
    sections.push({ heading: `Part ${String(sections.length + 1)}`, paragraphs: paragraphs.slice(at, at + PARAGRAPHS_OF_SECTION) });
  }
  return sections;
}
