/** Which note each reference in the text leads to. */
import type { Structure, TextRange } from './document';

export interface FootnoteReference {
  /** The reference itself, such as `[3]` or `*`. */
  readonly reference: TextRange;
  /** The note's text. */
  readonly note: TextRange;
}

/** What references look like: a number, a letter or a sign, perhaps in brackets. Other links inside a text lead to its sections. */
const LABEL = /^[[(]?\s*(\p{L}{1,2}|\d{1,4}|[*†‡§¶#]{1,3})\s*[\])]?$/u;
/** A note that begins with its own label: `3. See above`. */
const NUMBERED = /^[[(]?(\d{1,4})[\]).:]?\s/;

/**
 * The references of a text in order. They are the links that lead inside it and look like references: the first place each
 * leads to is the first note, and so on. Where there are not as many notes as places, notes that begin with their number are
 * found by it, and other references lead nowhere rather than to a wrong note.
 */
export function footnotesOf(text: string, { blocks, marks }: Pick<Structure, 'blocks' | 'marks'>): FootnoteReference[] {
  const notes = blocks.filter(({ kind }) => kind === 'footnote');
  if (notes.length === 0) return [];
  const inNote = ({ start, end }: TextRange): boolean => notes.some((note) => note.start < end && start < note.end);
  const references = marks.flatMap((mark) => {
    const label = mark.kind === 'link' && mark.target?.startsWith('#') ? LABEL.exec(text.slice(mark.start, mark.end).trim())?.[1] : undefined;
    return label === undefined || inNote(mark) ? [] : [{ range: { start: mark.start, end: mark.end }, label, target: mark.target ?? '' }];
  });
  const targets = [...new Set(references.map(({ target }) => target))];
  const inOrder = targets.length === notes.length;
  const numbered = new Map(notes.map((note) => [NUMBERED.exec(text.slice(note.start, note.end))?.[1], note]));
  return references.flatMap(({ range, label, target }) => {
    const note = inOrder ? notes[targets.indexOf(target)] : numbered.get(label);
    return note ? [{ reference: range, note: { start: note.start, end: note.end } }] : [];
  });
}
