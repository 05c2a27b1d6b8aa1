/** Cleans one block's raw text into canonical form and carries the ranges of its marks along. */

/** Stands for a hard line break while a block is being collected; never part of a source, see {@link stripSource}. */
export const LINE_BREAK = '\u001e';
/** Stands for the border between two table cells while a block is being collected. */
export const CELL_BREAK = '\u001f';

// Soft hyphens, NUL and the other controls (C0 without tab, line feed, form feed and carriage return; DEL; C1 without NEL).
 
const UNWANTED = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad]+/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const PIECE = /[\s\u0085\u001e\u001f]+|[^\s\u0085\u001e\u001f]+/g;
const BLANK = /[\s\u0085\u001e\u001f]/;
/** A base character with what may compose onto it: Hangul jamo, or combining marks. */
const CLUSTER = /[\u1100-\u115f\uac00-\ud7a3][\u1160-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;

export interface Cleaned {
  readonly text: string;
  /** Clean offset of each asked raw offset, in the order asked. */
  readonly offsets: readonly number[];
}

/** Drops what no canonical text may contain: control characters, soft hyphens and (as U+FFFD) lone surrogates. */
export function stripSource(source: string): string {
  return source.replace(UNWANTED, '').replace(LONE_SURROGATE, '\ufffd');
}

/** One separator for a run of white space: cells and rows as they are in tables, else a line break or a space. */
function separator(run: string, keepCells: boolean): string {
  if (keepCells && (run.includes(CELL_BREAK) || run.includes(LINE_BREAK))) {
    let out = '';
    for (const unit of run) out += unit === CELL_BREAK ? '\t' : unit === LINE_BREAK ? '\n' : '';
    return out.replace(/\n{2,}/g, '\n');
  }
  return run.includes(LINE_BREAK) ? '\n' : ' ';
}

/** Follows raw offsets, which must be asked in ascending order, through the pieces of a rewritten text. */
class OffsetMap {
  readonly offsets: number[] = [];
  private next = 0;

  constructor(private readonly asked: readonly number[]) {}

  /** The raw text up to `rawEnd` has become the clean text up to `cleanEnd`; `exact` when unit for unit. */
  passed(rawStart: number, rawEnd: number, cleanStart: number, cleanEnd: number, exact: boolean): void {
    for (let at = this.asked[this.next]; at !== undefined && at < rawEnd; at = this.asked[++this.next]) {
      const inside = exact ? cleanStart + (at - rawStart) : at === rawStart ? cleanStart : cleanEnd;
      this.offsets.push(Math.min(inside, cleanEnd));
    }
  }

  end(clean: number): readonly number[] {
    for (; this.next < this.asked.length; this.next++) this.offsets.push(clean);
    return this.offsets;
  }
}

/** Composes `word` (NFC), cluster by cluster so that offsets inside it stay known. */
function compose(word: string, rawStart: number, cleanStart: number, map: OffsetMap): string {
  if (word.normalize('NFC') === word) {
    map.passed(rawStart, rawStart + word.length, cleanStart, cleanStart + word.length, true);
    return word;
  }
  let out = '';
  for (const found of word.matchAll(CLUSTER)) {
    const made = found[0].normalize('NFC');
    const raw = rawStart + found.index;
    map.passed(raw, raw + found[0].length, cleanStart + out.length, cleanStart + out.length + made.length, made === found[0]);
    out += made;
  }
  return out;
}

/** Prose and tables: NFC, white space collapsed, none at either end. `asked` are raw offsets, ascending. */
export function cleanProse(raw: string, asked: readonly number[], keepCells: boolean): Cleaned {
  const map = new OffsetMap(asked);
  const out: string[] = [];
  let length = 0;
  for (const found of raw.matchAll(PIECE)) {
    const piece = found[0];
    const start = found.index;
    const blank = BLANK.test(piece.charAt(0));
    const edge = start === 0 || start + piece.length === raw.length;
    let made: string;
    if (!blank) made = compose(piece, start, length, map);
    else {
      made = edge && !(keepCells && piece.includes(CELL_BREAK)) ? '' : separator(piece, keepCells);
      if (edge) made = made.replace(/^\n+|\n+$/g, '');
      map.passed(start, start + piece.length, length, length + made.length, false);
    }
    out.push(made);
    length += made.length;
  }
  return recompose(out.join(''), map.end(length));
}

/** Code: NFC and `\n` line ends, everything else as it stands; no blank lines at either end. */
export function cleanCode(raw: string): string {
  const lines = raw.replace(/\r\n?|[\u001e\u0085\u2028\u2029\f\v]/g, '\n').replace(/\u001f/g, '\t');
  return lines.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd().normalize('NFC');
}

/** Should a newer Unicode compose across clusters, the text counts and the marks are clipped to it. */
function recompose(text: string, offsets: readonly number[]): Cleaned {
  const whole = text.normalize('NFC');
  return whole === text ? { text, offsets } : { text: whole, offsets: offsets.map((at) => Math.min(at, whole.length)) };
}

/** `text` on one line in canonical form, or `null` where nothing is left of it. */
export function oneLine(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  return cleanProse(stripSource(text), [], false).text || null;
}
